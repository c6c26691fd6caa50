using Segl.Rules;
using Segl.Server.Desk.Handing.Texts;
using Segl.Server.Terms;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>What stands on the citizen's screen: one thing at a time, in large letters.</summary>
internal sealed class ScreenForms(PageFrame frame, ScreenCookies cookies)
{
    private const int NoScriptRefresh = 5;
    private const string Style = "/screen/screen.css";
    private const string Script = "/screen/screen.js";

    /// <summary>R110: the page for a language that is not available.</summary>
    public IResult LanguageMissing(HttpContext context) => frame.LanguageMissing(context);

    /// <summary>The screen that no officer has connected yet, with the code for that.</summary>
    public IResult Alone(HttpContext context, ScreenCookie cookie)
    {
        var language = Languages.Of(context);
        var texts = ScreenTexts.In(language);
        return Page(
            context,
            language,
            "alone",
            texts.ConnectHeading,
            $"""
            <p>{texts.ConnectLead}</p>
            <p class="big code" id="code">{Crockford.InTwoGroups(cookie.Code)}</p>
            """
        );
    }

    /// <summary>A screen with nothing on it.</summary>
    public IResult Free(ScreenVisit visit) =>
        Page(
            visit,
            visit.Texts.FreeHeading,
            $"""
            <p>{visit.Texts.FreeLead}</p>
            <form method="post" action="{ScreenPages.Path}/disconnect">
              <button class="plain">{visit.Texts.Disconnect}</button>
            </form>
            """
        );

    /// <summary>What the officer put there.</summary>
    public IResult Offer(ScreenVisit visit, ScreenOffer offer) =>
        offer.State switch
        {
            ScreenOfferState.Done => Page(visit, visit.Texts.DoneHeading, $"<p>{visit.Texts.DoneLead}</p>"),
            ScreenOfferState.Declined => Page(visit, visit.Texts.DeclinedHeading, $"<p>{visit.Texts.DoneLead}</p>"),
            ScreenOfferState.Shown => WasShown(visit, offer),
            ScreenOfferState.Open => offer.Kind switch
            {
                ScreenOfferKind.ActivationCode => AskForCode(visit, offer),
                ScreenOfferKind.Password => Password(visit, offer, wrong: null),
                ScreenOfferKind.Terms => Terms(visit, offer),
                ScreenOfferKind.Decision => Decision(visit, offer),
            },
        };

    /// <summary>R30: the code in two groups, with the user ID beside it, in this one answer.</summary>
    public IResult Code(ScreenVisit visit, ScreenOffer shown, ShownCode code) =>
        frame.Page(
            visit.Context,
            visit.Language,
            new FramedPage(
                visit.Texts.CodeHeading,
                Body(
                    ScreenEvents.Word(visit.Screen with { Offer = shown }, visit.Now),
                    visit.Texts.CodeHeading,
                    $"""
                    <dl class="code-card">
                    <dt>{visit.Texts.UserId}</dt><dd>{code.UserId}</dd>
                    <dt>{visit.Texts.Code}</dt><dd class="big code">{ActivationCodeText.InTwoGroups(code.Code)}</dd>
                    </dl>
                    <p>{visit.Texts.CodeNext}</p>
                    <p class="note warn">{visit.Texts.TellNobody}</p>
                    {Form(visit, shown, "done", $"""<button class="act">{visit.Texts.WrittenDown}</button>""")}
                    """
                )
            )
            {
                Style = Style,
                Script = Script,
                RefreshSeconds = (int)Limits.ScreenShowsCode.TotalSeconds,
                // At its address in the other language there is no code any more.
                HasLanguages = false,
            }
        );

    /// <summary>R69: a password, twice, and with a device two of its codes.</summary>
    public IResult Password(ScreenVisit visit, ScreenOffer offer, string? wrong)
    {
        var texts = visit.Texts;
        Html said = wrong is null ? Html.None : $"""<p class="note no" role="alert">{wrong}</p>""";
        Html codes = offer.Serial is null
            ? Html.None
            : (Html)
                $"""
                    <p>{texts.CodesLead(offer.Serial)}</p>
                    {CodeField("first", texts.FirstCode)}
                    {CodeField("second", texts.SecondCode)}
                    """;
        return Page(
            visit,
            texts.PasswordHeading,
            $"""
            {said}
            {Form(
                visit,
                offer,
                "password",
                $"""
                {codes}
                <p>{texts.PasswordLead}</p>
                {PasswordField("password", texts.Password)}
                {PasswordField("again", texts.PasswordAgain)}
                <button class="act">{texts.Choose}</button>
                """
            )}
            """,
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            // What is being typed must not be loaded away.
            refresh: 0
        );
    }

    /// <summary>Why something was not done.</summary>
    public IResult No(HttpContext context, ScreenVisit? visit, Refusal refusal)
    {
        var language = visit?.Language ?? Languages.Of(context);
        var texts = ScreenTexts.In(language);
        return Page(
            context,
            language,
            visit is null ? "alone" : ScreenEvents.Word(visit.Screen, visit.Now),
            texts.NotDone,
            $"""
            <p class="note no">{Sentences.Of(refusal.Because, language)}</p>
            <p><a href="{ScreenPages.Path}">{texts.Back}</a></p>
            """,
            Refusals.StatusOf(refusal.Because)
        );
    }

    private IResult AskForCode(ScreenVisit visit, ScreenOffer offer) =>
        Page(
            visit,
            visit.Texts.CodeOfferHeading,
            $"""
            <p>{visit.Texts.CodeOfferLead}</p>
            {Form(visit, offer, "code", $"""<button class="act">{visit.Texts.ShowCode}</button>""")}
            """
        );

    private IResult WasShown(ScreenVisit visit, ScreenOffer offer) =>
        Page(
            visit,
            visit.Texts.ShownHeading,
            $"""
            <p>{visit.Texts.ShownLead}</p>
            {Form(visit, offer, "done", $"""<button class="act">{visit.Texts.WrittenDown}</button>""")}
            """
        );

    private IResult Terms(ScreenVisit visit, ScreenOffer offer)
    {
        var (texts, terms) = (visit.Texts, TermsTexts.In(visit.Language));
        return Page(
            visit,
            terms.TermsHeading,
            $"""
            {terms.Terms.Select(Paragraph)}
            <h2>{terms.PrivacyHeading}</h2>
            {terms.Privacy.Select(Paragraph)}
            <p class="hint">{terms.Version} {Identities.TermsVersion}</p>
            {Form(
                visit,
                offer,
                "terms",
                $"""
                <p><label><input type="checkbox" name="accepted" required> {texts.TermsAccepted}</label></p>
                <button class="act">{texts.Accept}</button>
                """
            )}
            {Form(visit, offer, "no", $"""<button class="plain">{texts.DoNotAccept}</button>""")}
            """,
            refresh: 0
        );
    }

    private IResult Decision(ScreenVisit visit, ScreenOffer offer) =>
        Page(
            visit,
            visit.Texts.DecisionHeading,
            $"""
            {(offer.Text ?? "").Split('\n').Select(Paragraph)}
            {Form(visit, offer, "done", $"""<button class="act">{visit.Texts.HaveRead}</button>""")}
            """,
            refresh: 0
        );

    private IResult Page(
        ScreenVisit visit,
        string title,
        Html body,
        int status = StatusCodes.Status200OK,
        int refresh = NoScriptRefresh
    ) => Page(visit.Context, visit.Language, ScreenEvents.Word(visit.Screen, visit.Now), title, body, status, refresh);

    private IResult Page(
        HttpContext context,
        Language language,
        string seen,
        string title,
        Html body,
        int status = StatusCodes.Status200OK,
        int refresh = NoScriptRefresh
    ) =>
        frame.Page(
            context,
            language,
            new FramedPage(title, Body(seen, title, body))
            {
                Status = status,
                Style = Style,
                Script = Script,
                RefreshSeconds = refresh,
            }
        );

    private static Html Body(string seen, string title, Html body) =>
        $"""
            <div id="screen" data-events="{ScreenPages.Path}/events?seen={seen}" data-home="{ScreenPages.Path}">
            <h1>{title}</h1>
            {body}
            </div>
            """;

    private Html Form(ScreenVisit visit, ScreenOffer offer, string action, Html content) =>
        $"""
            <form method="post" action="{ScreenPages.Path}/{action}?lang={visit.Language.Tag()}">
            <input type="hidden" name="token" value="{cookies.FormToken(visit.Cookie, offer)}">
            {content}
            </form>
            """;

    private static Html Paragraph(string text) => $"<p>{text}</p>";

    private static Html CodeField(string name, string label) =>
        $"""
            <div class="field">
              <label for="{name}">{label}</label>
              <input type="text" class="code" id="{name}" name="{name}" inputmode="numeric" required
                autocomplete="off" size="{Limits.DeviceCodeDigits}" maxlength="{2 * Limits.DeviceCodeDigits}">
            </div>
            """;

    private static Html PasswordField(string name, string label) =>
        $"""
            <div class="field">
              <label for="{name}">{label}</label>
              <input type="password" id="{name}" name="{name}" required autocomplete="off">
            </div>
            """;
}
