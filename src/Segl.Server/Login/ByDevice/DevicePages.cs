using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login.ByDevice;

/// <summary>The pages of a login with a device. They decide nothing: each shows its arguments.</summary>
internal sealed class DevicePages(LoginFrame frame, LoginPages pages)
{
    private const int RetrySeconds = 2;

    // Spaces are allowed, since some devices show the code in two groups.
    private static readonly string CodePattern = $@"\s*([0-9]\s*){{{Limits.DeviceCodeDigits}}}";

    /// <summary>Asks for the code.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="two">True when two codes in a row are asked for (R65).</param>
    /// <param name="refused">Why the last try was refused; null if it was not.</param>
    /// <param name="wrong">What cannot be a code; null if nothing was typed.</param>
    public IResult Code(Visit visit, bool two, string? refused, string? wrong)
    {
        var texts = visit.Texts;
        var heading = two ? texts.TwoCodesHeading : texts.DeviceCodeHeading;
        var status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        Html next = two ? Field(visit, "next", texts.NextCodeLabel, texts.NextCodeHint, null) : Html.None;
        return frame.Page(
            visit,
            heading,
            status,
            $"""
            <h1>{heading}</h1>
            {Alert(two ? null : refused)}
            <form method="post" action="{visit.Address("code")}">
              {pages.Token(visit)}
              {Field(visit, "code", texts.DeviceCodeLabel, two ? texts.TwoCodesHint : texts.DeviceCodeHint, wrong)}
              {next}
              <button class="act">{texts.Next}</button>
            </form>
            {(two || refused is null ? Html.None : TwoCodes(visit))}
            {UseTheApp(visit)}
            """,
            pages.Bottom(visit, texts.DeviceHelp),
            script: "/login/box/leaving.js"
        );
    }

    /// <summary>Asks for the password.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="busy">True when too many passwords are being judged.</param>
    public IResult Password(Visit visit, bool busy)
    {
        var texts = visit.Texts;
        if (busy)
        {
            visit.Context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        }

        return frame.Page(
            visit,
            texts.PasswordHeading,
            busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
            $"""
            <h1>{texts.PasswordHeading}</h1>
            {Alert(busy ? Sentences.Of(Reason.PasswordsBusy, texts.Language) : null)}
            <form method="post" action="{visit.Address("password")}">
              {pages.Token(visit)}
              <div class="field">
                <label for="password">{texts.PasswordLabel}</label>
                <span class="hint" id="hint">{texts.PasswordHint}</span>
                <input type="password" id="password" name="password" autocomplete="current-password"
                  autocapitalize="none" spellcheck="false" required autofocus aria-describedby="hint">
              </div>
              <button class="act">{texts.LogIn}</button>
            </form>
            {UseTheApp(visit)}
            """,
            pages.Bottom(visit, texts.DeviceHelp),
            script: "/login/box/leaving.js"
        );
    }

    private static Html Field(Visit visit, string name, string label, string hint, string? wrong)
    {
        Html error = wrong is null ? Html.None : $"""<span class="wrong" id="wrong" role="alert">{wrong}</span>""";
        var (described, invalid) = wrong is null ? ($"hint-{name}", "false") : ($"hint-{name} wrong", "true");
        var focus = name == "code" ? "autofocus" : "";
        return $"""
            <div class="field">
              <label for="{name}">{label}</label>
              <span class="hint" id="hint-{name}">{hint}</span>
              <input type="text" class="code" id="{name}" name="{name}" inputmode="numeric" autocomplete="one-time-code"
                pattern="{CodePattern}" title="{label}" data-wrong="{visit.Texts.DeviceCodeForm}" required {focus}
                aria-describedby="{described}" aria-invalid="{invalid}">
              {error}
            </div>
            """;
    }

    private static Html Alert(string? sentence) =>
        sentence is null ? Html.None : $"""<p class="note warn" role="alert">{sentence}</p>""";

    private static Html TwoCodes(Visit visit) =>
        $"""<p class="device"><a href="{visit.Address("code", "two=yes")}">{visit.Texts.TwoCodes}</a></p>""";

    private static Html UseTheApp(Visit visit) =>
        $"""<p class="device"><a href="{visit.Address()}">{visit.Texts.UseTheApp}</a></p>""";
}
