using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>The page that waits for the app.</summary>
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
              <a class="button here" href="{link}" rel="noreferrer">{texts.OpenHere}</a>
              {OnTheHomeScreen(visit)}
              {TimeLeft(visit)}
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
}
