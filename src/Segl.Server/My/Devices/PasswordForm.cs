using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Web;

namespace Segl.Server.My.Devices;

/// <summary>The form in which a password is chosen (R69), at an activation or in place of another.</summary>
internal sealed class PasswordForm(PasswordHashes hashes)
{
    /// <summary>The form: the password, twice.</summary>
    public static Html Of(MyVisit visit, DeviceTexts texts, string action, string button) =>
        visit.Form(
            action,
            $"""
            <input class="spoken" type="text" name="username" value="{visit.Person.UserId}" autocomplete="username"
              tabindex="-1" aria-hidden="true" readonly>
            {Field("password", texts.Password)}
            {Strength(visit, texts)}
            {Field("again", texts.PasswordAgain)}
            <button class="act">{button}</button>
            """
        );

    /// <summary>The hash of what was chosen there, if it may be a password.</summary>
    public async Task<Outcome<string>> Read(MyVisit visit, IFormCollection form)
    {
        var password = form["password"].ToString();
        return password != form["again"] ? new Refusal(Reason.PasswordsDiffer)
            : Passwords.WhyNot(password, visit.Person.UserId, CommonPasswords.All) is { } weak ? weak
            : await hashes.Hash(password, visit.Context.RequestAborted);
    }

    // Without script there is none, and the server's answer says what is wrong.
    private static Html Strength(MyVisit visit, DeviceTexts texts) =>
        $"""
            <div class="strength" hidden data-field="password" data-user-id="{visit.Person.UserId}"
              data-shortest="{Limits.PasswordShortest}" data-longest="{Limits.PasswordLongest}"
              data-digits="{Limits.PasswordDigitsInARow}"
              data-short="{texts.PasswordShort}" data-long="{texts.PasswordLong}" data-tells="{Sentences.Of(
                Reason.PasswordTells,
                visit.Language
            )}"
              data-weak="{texts.PasswordWeak}" data-fair="{texts.PasswordFair}" data-strong="{texts.PasswordStrong}">
              <meter min="0" max="3" low="1.5" high="2.5" optimum="3" value="0" aria-hidden="true"></meter>
              <p class="hint" role="status"></p>
            </div>
            <script type="module" src="{EmbeddedFiles.Address("/look/password.js")}"></script>
            """;

    private static Html Field(string name, string label) =>
        $"""
            <div class="field">
              <label for="{name}">{label}</label>
              <input type="password" id="{name}" name="{name}" required autocomplete="new-password">
            </div>
            """;
}
