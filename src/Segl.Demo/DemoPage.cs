using Segl.Demo.Texts;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Demo;

/// <summary>The page of the demo: a PC, two phones, inbox, clock, and a line that says what to press next.</summary>
internal sealed class DemoPage(Settings settings)
{
    private string PhoneA => settings.PhoneOrigins[0];

    private string PhoneB => settings.PhoneOrigins[1];

    /// <summary>Responds with the page.</summary>
    public Task Show(HttpContext context)
    {
        var texts = DemoTexts.In(Languages.Of(context));
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + $"frame-src 'self' {PhoneA} {PhoneB}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types segl";
        context.Response.Headers.CacheControl = "no-store";
        return new Page(
            $"""
            <!doctype html>
            <html lang="{texts.Language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{texts.Title} - Segl</title>
            <link rel="icon" href="{EmbeddedFiles.Address("/look/seal.svg")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/tokens.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/base.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/demo.css")}">
            <script type="module" src="{EmbeddedFiles.Address("/demo/page/demo.js")}"></script>
            </head>
            <body>
            <header>
              <h1><img src="{EmbeddedFiles.Address("/look/seal.svg")}" alt="" width="36" height="36"> {texts.Title}</h1>
              {Next(texts)}
              <nav>{Switch(texts)}</nav>
            </header>
            <main>
              {Pc(texts)}
              {Phone(texts, "a", texts.PhoneA, PhoneA)}
              {Phone(texts, "b", texts.PhoneB, PhoneB)}
              <aside>{Clock(texts)}{Copy(texts)}{Inbox(texts)}{Code(texts)}</aside>
            </main>
            </body>
            </html>
            """
        ).ExecuteAsync(context);
    }

    // demo.js chooses the sentence by what the PC shows.
    private static Html Next(DemoTexts texts) =>
        $"""
            <p class="next" role="status"><span data-step="shop">{texts.NextShop}</span>
              <span data-step="user-id" hidden>{texts.NextUserId}</span>
              <span data-step="waiting" hidden>{texts.NextWaiting}</span>
              <span data-step="claimed" hidden>{texts.NextClaimed}</span>
              <span data-step="in" hidden>{texts.NextIn}</span>
              <span data-step="other" hidden>{texts.NextOther}</span></p>
            """;

    private static Html Switch(DemoTexts texts)
    {
        var other = texts.Language is Language.Da ? Language.En : Language.Da;
        return $"""<a href="/?lang={other.Tag()}" lang="{other.Tag()}" hreflang="{other.Tag()}">{other.Name()}</a>""";
    }

    private static Html Pc(DemoTexts texts) =>
        $"""
            <section class="pc" aria-label="{texts.Pc}">
              <div class="bar"><button type="button" class="plain" id="over">{texts.StartOver}</button>
                <span class="address" id="address">nordlys.example</span></div>
              <iframe id="pc" title="{texts.Pc}" src="/demo/shop?lang={texts.Language.Tag()}"></iframe>
            </section>
            """;

    private static Html Phone(DemoTexts texts, string which, string name, string origin) =>
        $"""
            <section class="phone" aria-label="{name}">
              <h2>{name}</h2>
              <div class="glass"><iframe id="phone-{which}" title="{name}" src="{origin}/?lang={texts.Language.Tag()}"
                allow="publickey-credentials-create; publickey-credentials-get; clipboard-write"></iframe></div>
            </section>
            """;

    private static Html Clock(DemoTexts texts) =>
        $"""
            <section class="card"><h2>{texts.Clock}</h2>
              <p class="clock"><time id="clock"></time></p>
              <div class="jumps">
                <button type="button" data-hours="1">{texts.OneHour}</button>
                <button type="button" data-hours="24">{texts.OneDay}</button>
                <button type="button" data-hours="168">{texts.OneWeek}</button></div>
            </section>
            """;

    private static Html Copy(DemoTexts texts) =>
        $"""
            <details class="card"><summary><h2>{texts.CopyHeading}</h2></summary>
              <ol>{texts.CopySteps.Select(Item)}</ol></details>
            """;

    private static Html Item(string step) => $"<li>{step}</li>";

    private static Html Code(DemoTexts texts) =>
        $"""
            <section class="card"><h2>{texts.Desk}</h2>
              <p>{texts.DeskLead}</p>
              <button type="button" id="new-code">{texts.NewCode}</button>
              <dl id="code" hidden><dt>{texts.UserId}</dt><dd class="code" id="code-user"></dd>
                <dt>{texts.ActivationCode}</dt><dd class="code" id="code-code"></dd></dl>
            </section>
            """;

    private static Html Inbox(DemoTexts texts) =>
        $"""
            <section class="card inbox"><h2>{texts.Inbox}</h2>
              <p id="empty">{texts.InboxEmpty}</p>
              <ul id="messages" aria-live="polite" data-sms="{texts.Sms}" data-email="{texts.Email}"></ul>
            </section>
            """;
}
