using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>For an app whose storage is not this browser's: the owner types a number there and a return code here
/// (R92).</summary>
internal sealed partial class LoginPages
{
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

    private static Html OnTheHomeScreen(Visit visit) =>
        $"""
            <details class="home-screen"><summary>{visit.Texts.OnTheHomeScreen}</summary>
              <ol>{visit.Texts.OnTheHomeScreenSteps.Select(Item)}</ol>
              <p><strong class="code">{LoginProofs.Number(visit.Secret)}</strong></p>
            </details>
            """;
}
