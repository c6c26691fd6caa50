using Segl.Demo.Texts;
using Segl.Server.App.Approving;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Demo;

/// <summary>The pages of the sample service, with a design of their own, as on another organisation's
/// website.</summary>
internal sealed class DemoShopPages
{
    /// <summary>Whose user ID is filled in at the PC.</summary>
    public static Who WhoSits(HttpContext context) =>
        Enum.TryParse<Who>(context.Request.Query["who"], out var who) ? who : Who.Karla;

    /// <summary>The address of the front page.</summary>
    public static string AddressOf(string language, Who who) => $"/demo/shop?lang={language}&who={who}";

    /// <summary>The action and text that the citizen approves when paying.</summary>
    public (string Action, string Text) Payment(HttpContext context)
    {
        var texts = DemoTexts.In(Languages.Of(context));
        return (texts.PayAction, texts.PayText);
    }

    /// <summary>The front page, for an anonymous or a logged-in visitor.</summary>
    public IResult Show(HttpContext context, ShopVisitor? visitor)
    {
        var texts = DemoTexts.In(Languages.Of(context));
        var refused = context.Request.Query["refused"].ToString();
        var body = visitor is null
            ? Stranger(texts, WhoSits(context), refused, context.Request.Query["raised"] == "yes")
            : Known(texts, WhoSits(context), visitor, refused == "yes");
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'self'";
        context.Response.Headers.CacheControl = "no-store";
        return new Page(
            $"""
            <!doctype html>
            <html lang="{texts.Language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Nordlys</title>
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/demo/page/shop.css")}">
            </head>
            <body><header>Nordlys <small>{texts.ShopLine}</small></header><main>{body}</main></body>
            </html>
            """
        );
    }

    private static Html Stranger(DemoTexts texts, Who who, string refused, bool raised) =>
        $"""
            {(refused == "yes" ? Note("no", texts.NotLoggedIn) : Html.None)}
            {(refused == "level" ? Raise(texts, who) : Html.None)}
            {(raised ? Note("ok", texts.Raised) : Html.None)}
            <h1>{texts.ShopHeading}</h1>
            <p>{texts.ShopLead}</p>
            <form method="post" action="/demo/shop/login?lang={texts.Language.Tag()}&amp;who={who.ToString()}">
              <button><img src="{EmbeddedFiles.Address(
                "/look/seal.svg"
            )}" alt="" width="24" height="24"> {texts.LogIn}</button>
            </form>
            {Form(texts, who, "high", $"""<button class="quiet">{texts.LogInHigh}</button>""")}
            """;

    // Outside the demo a desk raises the level, and the key is the citizen's own.
    private static Html Raise(DemoTexts texts, Who who) =>
        $"""
            {Note("no", texts.LevelTooLow)}
            {Form(texts, who, "raise", $"""<button class="quiet">{texts.Raise}</button>""")}
            """;

    private static Html Form(DemoTexts texts, Who who, string act, Html content) =>
        $"""
            <form method="post" action="/demo/shop/{act}?lang={texts.Language.Tag()}&amp;who={who.ToString()}">{content}</form>
            """;

    private static Html Known(DemoTexts texts, Who who, ShopVisitor visitor, bool refused) =>
        $"""
            {(refused ? Note("no", texts.NotLoggedIn) : Html.None)}
            {(visitor.Paid && !refused ? Note("ok", texts.Paid) : Html.None)}
            <h1>{texts.Hello(visitor.Name)}</h1>
            <p>{texts.Known}</p>
            <dl>{visitor.Claims.Where(claim => claim.Key is "sub" or "acr" or "amr").Select(Claim)}</dl>
            {Form(texts, who, "pay", $"<button>{texts.Pay}</button>")}
            {Form(texts, who, "leave", $"""<button class="quiet">{texts.LogOut}</button>""")}
            """;

    private static Html Note(string look, string words) => $"""<p class="{look}" role="status">{words}</p>""";

    private static Html Claim(KeyValuePair<string, string> claim) => $"<dt>{claim.Key}</dt><dd>{claim.Value}</dd>";
}
