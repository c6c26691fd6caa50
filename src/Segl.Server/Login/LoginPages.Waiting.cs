using QRCoder;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>The page that waits for the app, and what is typed where nothing can be scanned (R92).</summary>
internal sealed partial class LoginPages
{
    private const int NoScriptRefresh = 5;
    private static readonly TimeSpan HintAfter = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the app: QR code, number, link.</summary>
    public IResult Waiting(Visit visit)
    {
        var (texts, login) = (visit.Texts, visit.Login);
        var (scanHidden, claimedHidden) = visit.View is LoginView.Claimed ? ("hidden", "") : ("", "hidden");
        var link = $"{settings.PhoneOrigins[0]}/l#{LoginProofs.Link(login.Id, visit.Secret)}";
        return frame.Page(
            visit,
            texts.WaitingHeading,
            StatusCodes.Status200OK,
            $"""
            <div id="waiting" data-step="{visit.View.Word()}" data-events="{visit.Address("events")}"
              data-qr="{settings.PhoneOrigins[0]}/q#" data-code="{visit.QrCode}">
              <div class="either">
              <div id="scan" {scanHidden}>
                <h1>{texts.WaitingHeading}</h1>
                <p class="scan-this">{texts.Scan}</p>
                <div class="ways">
                  {QrCode(visit)}
                  <div class="number">
                    <span>{texts.Number}</span>
                    <strong class="code">{LoginProofs.Number(visit.Secret)}</strong>
                    <span class="hint">{texts.NumberHint}</span>
                  </div>
                </div>
                {LongCode(visit)}
              </div>
              <div id="claimed" {claimedHidden}>
                <h1>{texts.ClaimedHeading}</h1>
                <p>{texts.Claimed}</p>
                <button type="button" class="plain" id="again" hidden>{texts.ShowTheCodeAgain}</button>
              </div>
              </div>
              <a class="button here" href="{link}" rel="noreferrer">{texts.OpenHere}</a>
              {OnTheHomeScreen(visit)}
              <div class="under">{TimeLeft(visit)}{UseADevice(visit)}</div>
              <p id="said" class="spoken" role="status" data-seconds="{texts.SecondsLeft}"
                data-claimed="{texts.ClaimedHeading}"></p>
              <noscript><p class="hint">{texts.RefreshesItself(TimeSpan.FromSeconds(NoScriptRefresh))}</p></noscript>
            </div>
            <form id="finish" method="post" action="{visit.Address("finish")}" hidden>{Token(visit)}</form>
            """,
            $"{Bottom(visit, texts.WaitingHelp, changeUserId: true)}{LateHint(visit)}",
            NoScriptRefresh,
            "/login/box/waiting.js"
        );
    }

    private static Html UseADevice(Visit visit) =>
        visit.MayUseDevice ? $"""<p class="device"><a href="{visit.Address("code")}">{visit.Texts.UseADevice}</a></p>"""
        : AssuranceLevels.NeedsKey(visit.Request.Level) ? (Html)$"""<p class="device">{visit.Texts.ThenYourKey}</p>"""
        : Html.None;

    // The same for every user ID, known or not (R91): who sees nothing in the app may have typed another one. It stands
    // last, so that nothing moves when it comes.
    private static Html LateHint(Visit visit)
    {
        var shown = visit.Now - visit.Login.StartedAt >= HintAfter ? "" : "hidden";
        return $"""
            <p class="note" id="late" data-after="{(long)
                HintAfter.TotalSeconds}" role="status" {shown}>{visit.Texts.LateHint}</p>
            """;
    }

    /// <summary>
    /// The QR code as a picture, only for pages without script, which load again every few seconds; others draw the code
    /// themselves.
    /// </summary>
    public Task<IResult> QrPicture(Visit visit)
    {
        if (visit.View is not (LoginView.Waiting or LoginView.Claimed))
        {
            return Task.FromResult(Results.NotFound());
        }

        var code = $"{settings.PhoneOrigins[0]}/q#{visit.QrCode}";
        using var drawn = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(drawn);
        visit.Context.Response.Headers.CacheControl = "no-store";
        return Task.FromResult(Results.Text(svg.GetGraphic(4), "image/svg+xml"));
    }

    // A script draws the code; a page without script loads a picture of it every few seconds.
    private static Html QrCode(Visit visit) =>
        $"""
            <div class="qr" role="img" aria-label="{visit.Texts.QrCode}">
              <svg id="qr" aria-hidden="true" focusable="false"><path/></svg>
              <noscript><img src="/login/{visit.Login.Id}/qr.svg?{visit.Now.ToUnixTimeSeconds()}" alt=""></noscript>
            </div>
            """;

    private static Html TimeLeft(Visit visit)
    {
        var seconds = (long)Math.Ceiling((visit.Login.ValidUntil - visit.Now).TotalSeconds);
        var shown = $"{seconds / 60}:{seconds % 60:00}";
        return $"""
            <p class="left">{visit.Texts.TimeLeft}
              <span id="left" role="timer" aria-live="off" data-seconds="{seconds}">{shown}</span></p>
            """;
    }

    // Spaces are allowed, since the code may be copied.
    private static readonly string ReturnCodePattern = $@"\s*([0-9]\s*){{{Limits.ReturnCodeDigits}}}";

    /// <summary>R92: the app approved and cannot lead back; the owner types the code that it shows.</summary>
    public IResult ReturnCode(Visit visit)
    {
        var texts = visit.Texts;
        var left = Limits.WrongReturnCodes - visit.Login.WrongReturnCodes;
        var isWrong = left < Limits.WrongReturnCodes;
        Html wrong = isWrong
            ? $"""<span class="wrong" id="wrong" role="alert">{texts.ReturnCodeWrong(left)}</span>"""
            : Html.None;
        var (described, invalid) = isWrong ? ("hint wrong", "true") : ("hint", "false");
        return frame.Page(
            visit,
            texts.ReturnCodeHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.ReturnCodeHeading}</h1>
            <form method="post" action="{visit.Address("return-code")}">
              {Token(visit)}
              <div class="field">
                <label for="code">{texts.ReturnCodeLabel}</label>
                <span class="hint" id="hint">{texts.ReturnCodeHint(visit.Request.ClientName)}</span>
                <input type="text" class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code"
                  pattern="{ReturnCodePattern}" title="{texts.ReturnCodeLabel}"
                  data-wrong="{texts.ReturnCodeForm}" required autofocus
                  aria-describedby="{described}" aria-invalid="{invalid}">
                {wrong}
              </div>
              <button class="act">{texts.Next}</button>
            </form>
            """,
            Bottom(visit, texts.ReturnCodeHelp),
            script: "/login/box/leaving.js"
        );
    }

    // R92: always there, since whoever floods a user ID with logins makes the app ask for it. It is read out letter by
    // letter.
    private static Html LongCode(Visit visit)
    {
        var code = LoginCodes.Of(visit.Login.Id);
        return $"""
            <details class="long-code"><summary>{visit.Texts.LongCode}</summary>
              <p>{visit.Texts.LongCodeHint}</p>
              <p><strong class="code" aria-hidden="true">{Crockford.InTwoGroups(code)}</strong>
                <span class="spoken">{string.Join(' ', code.ToCharArray())}</span></p>
            </details>
            """;
    }

    // The page does not tell how many logins wait for a user ID (R91), so it shows both values that an app may ask for.
    private static Html OnTheHomeScreen(Visit visit) =>
        $"""
            <details class="home-screen"><summary>{visit.Texts.OnTheHomeScreen}</summary>
              <ol>{visit.Texts.OnTheHomeScreenSteps.Select(Item)}</ol>
              <p><strong class="code" id="number-here">{LoginProofs.Number(visit.Secret)}</strong></p>
              <p class="hint">{visit.Texts.IfTheAppAsksForACode}</p>
              <p><strong class="code" aria-hidden="true">{Crockford.InTwoGroups(LoginCodes.Of(visit.Login.Id))}</strong>
                <span class="spoken">{string.Join(' ', LoginCodes.Of(visit.Login.Id).ToCharArray())}</span></p>
            </details>
            """;
}
