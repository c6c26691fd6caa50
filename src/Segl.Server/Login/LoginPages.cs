using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login.Texts;
using Segl.Server.Web;
using Segl.Server.Web.Faults;

namespace Segl.Server.Login;

/// <summary>The pages of the login box. They decide nothing: each shows its arguments.</summary>
internal sealed partial class LoginPages(LoginFrame frame, Browsers browsers, Settings settings)
{
    private static readonly TimeSpan QueueShownAgain = TimeSpan.FromSeconds(15);

    /// <summary>Asks for the user ID.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="typed">The value of the field.</param>
    /// <param name="remembered">True when the browser remembers it.</param>
    /// <param name="wrong">The error message; null if nothing was typed yet.</param>
    public IResult UserId(Visit visit, string? typed, bool remembered, string? wrong)
    {
        var texts = visit.Texts;
        Html error = wrong is null ? Html.None : $"""<span class="wrong" id="wrong" role="alert">{wrong}</span>""";
        var (described, invalid) = wrong is null ? ("hint", "false") : ("hint wrong", "true");
        var ticked = remembered ? "checked" : "";
        var status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return frame.Page(
            visit,
            texts.UserIdHeading,
            status,
            $"""
            <h1>{texts.UserIdHeading}</h1>
            <form method="post" action="{visit.Address("user-id")}" novalidate>
              {Token(visit)}
              <div class="field">
                <label for="userId">{texts.UserIdLabel}</label>
                <span class="hint" id="hint">{texts.UserIdHint}</span>
                <input type="text" id="userId" name="userId" value="{typed}" autocomplete="username"
                  autocapitalize="none" spellcheck="false" maxlength="{Limits.UserIdLongest}" required autofocus
                  aria-describedby="{described}" aria-invalid="{invalid}">
                {error}
              </div>
              <label class="tick">
                <input type="checkbox" name="remember" value="yes" {ticked}> {texts.Remember}
              </label>
              <button class="act">{texts.Next}</button>
            </form>
            """,
            Bottom(visit, texts.UserIdHelp)
        );
    }

    /// <summary>
    /// Many are logging in: the page comes again by itself, at the turn or a little before to say how long it still takes.
    /// </summary>
    public IResult Queue(Visit visit)
    {
        var wait = visit.Started.Place!.Turn - visit.Now;
        var again = (int)Math.Ceiling(Math.Min(wait.TotalSeconds, QueueShownAgain.TotalSeconds));
        visit.Context.Response.Headers["Refresh"] = $"{again}; url={visit.Address()}";
        return frame.Page(
            visit,
            visit.Texts.QueueHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{visit.Texts.QueueHeading}</h1>
            <p>{visit.Texts.Queue}</p>
            <p class="left">{visit.Texts.QueueLeft(Rounded(wait))}</p>
            """,
            Leave(visit, "plain", visit.Texts.Cancel)
        );
    }

    // What is far away is not known to the second.
    private static TimeSpan Rounded(TimeSpan wait) =>
        wait > TimeSpan.FromMinutes(2)
            ? TimeSpan.FromMinutes(Math.Ceiling(wait.TotalMinutes))
            : TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds));

    /// <summary>The app approved: the page continues by script, or by a button without script.</summary>
    public IResult Approved(Visit visit) =>
        frame.Page(
            visit,
            visit.Texts.ApprovedHeading,
            StatusCodes.Status200OK,
            $"""
            <svg class="done" aria-hidden="true" viewBox="0 0 120 120"><circle cx="60" cy="60" r="54"/>
              <path d="M36 62l17 17 32-36"/></svg>
            <h1>{visit.Texts.ApprovedHeading}</h1>
            <p>{visit.Texts.Approved(visit.Request.ClientName)}</p>
            <form id="finish" data-now="yes" method="post" action="{visit.Address("finish")}">{Token(visit)}
              <button class="act">{visit.Texts.GoOn}</button>
            </form>
            """,
            Html.None,
            script: "/login/box/leaving.js"
        );

    /// <summary>An approval by link continues where the app leads, never here.</summary>
    public IResult ApprovedByLink(Visit visit) =>
        Told(
            visit,
            visit.Texts.ApprovedByLinkHeading,
            visit.Texts.ApprovedByLink(visit.Request.ClientName),
            WayBack(visit)
        );

    /// <summary>Refused by the owner, by three wrong numbers, or cancelled by the citizen.</summary>
    public IResult Refused(Visit visit) =>
        Told(
            visit,
            visit.Texts.RefusedHeading,
            visit.Login.WrongNumbers >= Limits.WrongLoginNumbers ? visit.Texts.WrongNumbers
                : visit.Login.WrongReturnCodes >= Limits.WrongReturnCodes ? visit.Texts.WrongReturnCodes
                : visit.Texts.Refused,
            Leave(visit, "act", visit.Texts.BackTo(visit.Request.ClientName))
        );

    /// <summary>The five minutes are over; one press starts a new login with the same user ID.</summary>
    public IResult Over(Visit visit) => BeginAgain(visit, visit.Texts.OverHeading, visit.Texts.Over);

    /// <summary>The login was lost before it was answered; one press starts a new one with the same user
    /// ID.</summary>
    public IResult Interrupted(Visit visit) =>
        BeginAgain(visit, visit.Texts.InterruptedHeading, visit.Texts.Interrupted);

    private IResult BeginAgain(Visit visit, string heading, string sentence) =>
        Told(
            visit,
            heading,
            sentence,
            $"""
            <form method="post" action="{visit.Address("again")}">{Token(visit)}
              <button class="act">{visit.Texts.Again}</button>
            </form>
            {Leave(visit, "plain", visit.Texts.BackTo(visit.Request.ClientName))}
            """
        );

    /// <summary>The result was already delivered.</summary>
    public IResult Finished(Visit visit) =>
        Told(visit, visit.Texts.FinishedHeading, visit.Texts.Finished(visit.Request.ClientName), WayBack(visit));

    /// <summary>The page to which the app leads back; its script sends value and cookie in one request.</summary>
    public IResult Back(HttpContext context, BoxTexts texts) =>
        frame.Page(
            context,
            texts,
            texts.BackHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.BackHeading}</h1>
            <p>{texts.Back}</p>
            <noscript><p class="note warn">{texts.BackNeedsScript}</p></noscript>
            <form id="back" method="post" hidden><input type="hidden" name="back"></form>
            """,
            script: "/login/box/back.js"
        );

    /// <summary>R110: the page for a language that is not available.</summary>
    public IResult LanguageMissing(HttpContext context) => frame.LanguageMissing(context);

    /// <summary>A page for a login that belongs to another browser or does not exist. Both look the same.</summary>
    public IResult NotHere(HttpContext context, BoxTexts texts) =>
        No(context, texts, texts.NotHereHeading, texts.NotHere, StatusCodes.Status404NotFound);

    /// <summary>The return link was opened without the cookie: no login takes place, and the owner is
    /// notified.</summary>
    public IResult Elsewhere(HttpContext context, BoxTexts texts) =>
        No(context, texts, texts.ElsewhereHeading, texts.Elsewhere, StatusCodes.Status403Forbidden);

    /// <summary>The return link was opened in another browser at the same address: the login continues.</summary>
    public IResult OtherBrowser(HttpContext context, BoxTexts texts) =>
        No(context, texts, texts.OtherBrowserHeading, texts.OtherBrowser, StatusCodes.Status403Forbidden);

    /// <summary>A refusal that has no page of its own.</summary>
    public IResult No(HttpContext context, BoxTexts texts, Refusal refusal) =>
        No(
            context,
            texts,
            texts.NoHeading,
            Sentences.Of(refusal.Because, texts.Language),
            Refusals.StatusOf(refusal.Because)
        );

    private IResult No(HttpContext context, BoxTexts texts, string heading, string sentence, int status) =>
        frame.Page(
            context,
            texts,
            heading,
            status,
            $"""
            <h1>{heading}</h1>
            <p>{sentence}</p>
            {FaultPages.WaysOn(texts.Language, settings.PhoneOrigins[0])}
            """
        );

    // The login is over; the website's own front page is where somebody who stands here wants to go.
    private static Html WayBack(Visit visit) =>
        new Uri(visit.Request.RedirectUri) is { Scheme: "https" or "http" } back
            ? $"""
                <p><a class="button act" href="{back.GetLeftPart(UriPartial.Authority)}/" rel="noreferrer">
                  {visit.Texts.BackTo(visit.Request.ClientName)}</a></p>
                """
            : Html.None;

    private IResult Told(Visit visit, string heading, string sentence, Html next) =>
        frame.Page(
            visit,
            heading,
            StatusCodes.Status200OK,
            $"""
            <h1>{heading}</h1>
            <p>{sentence}</p>
            {next}
            """,
            Html.None,
            script: "/login/box/leaving.js"
        );

    internal Html Bottom(Visit visit, IReadOnlyList<string> help, bool changeUserId = false) =>
        $"""
            <footer class="below">
              <details><summary>{visit.Texts.Help}</summary><ul>{help.Select(Item)}{HelpLinks(visit)}</ul></details>
              {(changeUserId ? ChangeUserId(visit) : Html.None)}
              {Leave(visit, "plain", visit.Texts.Cancel)}
            </footer>
            """;

    // In a new window: the login continues in this one.
    private static Html HelpLinks(Visit visit)
    {
        Html Link(string page, string name) =>
            $"""
                <li><a href="/help/{page}?lang={visit.Texts.Language.Tag()}" target="_blank" rel="noopener">{name}</a></li>
                """;
        return $"""
            {Link("have-a-spare", visit.Texts.HaveASpare)}{Link("copy-your-app", visit.Texts.CopyYourApp)}
            {Link("lost-everything", visit.Texts.LostEverything)}{Link("find-a-desk", visit.Texts.FindADesk)}
            """;
    }

    private static Html ChangeUserId(Visit visit) =>
        $"""
            <form method="get" action="/login/{visit.Login.Id}">{Kept(visit)}
              <button class="plain" name="change" value="user-id">{visit.Texts.ChangeUserId}</button>
            </form>
            """;

    internal Html Leave(Visit visit, string look, string words) =>
        $"""
            <form method="post" action="{visit.Address("leave")}">{Token(visit)}
              <button class="{look}">{words}</button>
            </form>
            """;

    internal Html Token(Visit visit) =>
        $"""<input type="hidden" name="token" value="{browsers.FormToken(visit.Cookie)}">""";

    private static Html Kept(Visit visit) =>
        visit.Lang.Length == 0
            ? Html.None
            : $"""<input type="hidden" name="lang" value="{visit.Texts.Language.Tag()}">""";

    private static Html Item(string text) => $"<li>{text}</li>";
}
