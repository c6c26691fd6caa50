using Segl.Demo.Devices;
using Segl.Demo.Documents;
using Segl.Demo.Documents.Texts;
using Segl.Demo.Office.Texts;
using Segl.Demo.Texts;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Demo;

/// <summary>
/// The page of the demo: what it is, what to press next, and the devices: a PC with the inboxes behind it, phone A, and
/// in one place phone B and Mikkel's phone.
/// </summary>
internal sealed class DemoPage(Settings settings, DemoBrowsers browsers, DemoDrawer drawer)
{
    /// <summary>Responds with the page.</summary>
    public async Task Show(HttpContext context)
    {
        var texts = DemoTexts.In(Languages.Of(context));
        var documents = DrawerTexts.In(texts.Language);
        var browser = await browsers.Greet(context);
        var phones = settings.PhoneOrigins.Take(DemoPhones.Letters.Count);
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; "
            + $"frame-src 'self' {string.Join(' ', phones)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types segl";
        context.Response.Headers.CacheControl = "no-store";
        await new Page(
            $"""
            <!doctype html>
            <html lang="{texts.Language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{texts.Title}</title>
            <link rel="icon" href="{EmbeddedFiles.Address("/look/seal.svg")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/tokens.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/base.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/demo.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/devices.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/codes.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/documents.css")}">
            <script type="module" src="{EmbeddedFiles.Address("/demo/page/demo.js")}"></script>
            </head>
            <body data-browser="{browsers.NameOf(browser)}">
            {Head(texts)}
            {DemoGuide.Show(texts, new(Who.Karla, browser))}
            <main>
              {Desk(texts, new(Who.Karla, browser))}
              <div class="place">
                <div class="tabs"><h2>{texts.PhoneA}</h2>
                  <button type="button" id="lose" aria-pressed="false" data-find="{texts.FindPhone}"
                    data-lose="{texts.LosePhone}">{texts.LosePhone}</button></div>
                <p class="lost" id="lost" role="status" hidden>{texts.PhoneLost}</p>
                {Phone(texts, "a", texts.PhoneA, browser)}
              </div>
              <div class="place">
                <div class="tabs" role="tablist">{Tab("b", texts.PhoneBTab, true)}{Tab(
                  "c",
                  texts.PhoneC,
                  false
                )}{Tab("devices", texts.Devices, false)}{Tab("documents", documents.Documents, false)}</div>
                {Phone(texts, "b", texts.PhoneB, browser)}
                {Phone(texts, "c", texts.PhoneC, browser)}
                {DevicePanel.Show(texts, OfficeTexts.In(texts.Language).InTheDrawer)}
                {DocumentPanel.Show(documents, drawer.Of(browser), new DemoCitizen(Who.Lena, browser).PersonNumber)}
              </div>
            </main>
            {Reset(texts)}
            </body>
            </html>
            """
        ).ExecuteAsync(context);
    }

    private static Html Head(DemoTexts texts)
    {
        var other = texts.Language is Language.Da ? Language.En : Language.Da;
        return $"""
            <header>
              <div class="what"><h1><img src="{EmbeddedFiles.Address("/look/seal.svg")}" alt="" width="32" height="32">
                {texts.Title}</h1><p>{texts.Lead}</p></div>
              <section class="clock" aria-label="{texts.Clock}"><time id="clock"></time>
                <button type="button" data-hours="1">{texts.OneHour}</button>
                <button type="button" data-hours="24">{texts.OneDay}</button>
                <button type="button" data-hours="168">{texts.OneWeek}</button>
                <button type="button" data-hours="{(long)
                DemoPost.Takes.TotalHours}">{texts.PostArrives}</button></section>
              <nav><a href="/?lang={other.Tag()}" lang="{other.Tag()}" hreflang="{other.Tag()}">{other.Name()}</a>
                <button type="button" id="reset">{texts.Reset}</button></nav>
            </header>
            """;
    }

    private static Html Reset(DemoTexts texts) =>
        $"""
            <dialog id="sure" aria-labelledby="question"><p id="question">{texts.ResetQuestion}</p>
              <form method="dialog"><button class="harm" value="yes">{texts.ResetYes}</button>
                <button class="plain" value="no" autofocus>{texts.Cancel}</button></form></dialog>
            <p class="anew" role="status" hidden>{texts.Resetting}</p>
            """;

    private static Html Tab(string panel, string name, bool isOpen) =>
        $"""
            <button type="button" role="tab" id="tab-{panel}" aria-controls="panel-{panel}"
              aria-selected="{(isOpen ? "true" : "false")}">{name} <span class="count" hidden></span></button>
            """;

    private static Html Desk(DemoTexts texts, DemoCitizen karla)
    {
        var office = OfficeTexts.In(texts.Language);
        return $"""
            <div class="place desk">
              <div class="tabs" role="tablist">{Tab("pc", texts.Pc, true)}{Inboxes(texts, InboxTab)}{Tab(
                "office",
                office.AtTheOffice,
                false
            )}</div>
              <section class="panel pc" id="panel-pc" role="tabpanel" aria-labelledby="tab-pc">
                <div class="bar"><button type="button" class="plain" id="over">{texts.StartOver}</button>
                  <button type="button" class="plain" id="my">{texts.MySegl}</button>
                  <button type="button" class="plain" id="book"
                    data-postcode="{DemoOffice.PostcodeOf(karla.Browser)}">{office.Book}</button>
                  <button type="button" class="plain" id="office">{office.Office}</button>
                  <span class="address" id="address">https://nordlys.example</span>
                  <label>{texts.AtThePc} <select id="who">{Enum.GetValues<Who>().Select(Sitting)}</select></label></div>
                <div class="screen"><iframe id="pc" title="{texts.Pc}"
                  src="{DemoShopPages.AddressOf(texts.Language.Tag(), Who.Karla)}"></iframe></div>
              </section>
              {Inboxes(texts, Inbox)}
              {AtTheOffice(office, karla.PersonNumber, texts.Language.Tag())}
              <button type="button" class="newest" hidden></button>
            </div>
            """;
    }

    private static Html AtTheOffice(OfficeTexts texts, string number, string language) =>
        $"""
            <section class="panel office" id="panel-office" role="tabpanel" aria-labelledby="tab-office" hidden>
              <p>{texts.Lead(number)}</p>
              <h2>{texts.CitizensScreen}</h2>
              <iframe id="citizens-screen" title="{texts.CitizensScreen}"
                src="/screen?lang={language}"></iframe>
              <h2>{texts.Printer}</h2>
              <p id="no-paper">{texts.NoPaper}</p>
              <iframe id="paper" title="{texts.Printer}" hidden></iframe>
            </section>
            """;

    private static Html Sitting(Who who) => $"""<option value="{who.ToString()}">{who.ToString()}</option>""";

    private static IEnumerable<Html> Inboxes(DemoTexts texts, Func<DemoTexts, Who, Html> show) =>
        Enum.GetValues<Who>().Select(who => show(texts, who));

    private static Html InboxTab(DemoTexts texts, Who who) =>
        Tab(who.ToString(), texts.Messages(who.ToString()), false);

    private static Html Inbox(DemoTexts texts, Who who) =>
        $"""
            <section class="panel inbox" id="panel-{who.ToString()}" role="tabpanel"
              aria-labelledby="tab-{who.ToString()}" hidden>
              <p class="empty">{texts.InboxEmpty(who.ToString())}</p>
              <ul aria-live="polite" data-whose="{who.ToString()}" data-sms="{texts.Sms}" data-email="{texts.Email}"
                data-letter="{texts.Letters}"></ul>
              {(who is Who.Karla ? Code(texts) : Html.None)}
            </section>
            """;

    private static Html Code(DemoTexts texts) =>
        $"""
            <div class="print"><p>{texts.Desk}</p>
              <button type="button" id="new-code">{texts.NewCode}</button>
              <dl id="code" hidden><dt>{texts.UserId}</dt><dd class="code" id="code-user"></dd>
                <dt>{texts.ActivationCode}</dt><dd class="code" id="code-code"></dd></dl></div>
            """;

    private Html Phone(DemoTexts texts, string letter, string name, int browser)
    {
        var origin = settings.PhoneOrigins[DemoPhones.Letters.Index().First(one => one.Item == letter).Index];
        return $"""
            <p class="pushed" id="pushed-{letter}" role="status" hidden><strong>Segl</strong> {texts.Pushed}</p>
            <section class="panel phone" id="panel-{letter}" aria-label="{name}"{(letter == "c" ? Hidden : Html.None)}>
              <div class="screen"><iframe id="phone-{letter}" name="phone-{letter}" title="{name}"
                src="{origin}/?lang={texts.Language.Tag()}&amp;browser={browsers.NameOf(browser)}"
                allow="clipboard-write; screen-wake-lock"></iframe></div>
            </section>
            """;
    }

    private static Html Hidden => $" hidden";
}
