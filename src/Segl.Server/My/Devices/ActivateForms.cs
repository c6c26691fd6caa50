using Segl.Rules;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Web;

namespace Segl.Server.My.Devices;

/// <summary>The steps of an activation, one thing a page.</summary>
internal static class ActivateForms
{
    // The fourth is in the app.
    private const int Steps = 4;

    /// <summary>The number on the back.</summary>
    public static Html Serial(MyVisit visit, DeviceTexts texts, string action) =>
        $"""
            <p class="hint">{texts.Step(1, Steps)}</p>
            <p>{texts.SerialLead}</p>
            {visit.Form(
                action,
                $"""
                <div class="field">
                  <label for="serial">{texts.Serial}</label>
                  <input type="text" id="serial" name="serial" required autocomplete="off" autocapitalize="characters"
                    spellcheck="false">
                </div>
                <button class="act">{texts.Next}</button>
                """
            )}
            """;

    /// <summary>Two codes, one after the other.</summary>
    public static Html Codes(MyVisit visit, DeviceTexts texts, DeviceKind kind, string action) =>
        $"""
            <p class="hint">{texts.Step(2, Steps)}</p>
            <p>{texts.CodesLead(kind)}</p>
            {TwoCodes(visit, texts, action, texts.Next)}
            """;

    /// <summary>The form of two codes.</summary>
    public static Html TwoCodes(MyVisit visit, DeviceTexts texts, string action, string button) =>
        visit.Form(
            action,
            $"""
            <div class="field">
              <label for="first">{texts.FirstCode}</label>
              {Code("first", describedBy: null)}
            </div>
            <div class="field">
              <label for="second">{texts.SecondCode}</label>
              <span class="hint" id="second-hint">{texts.SecondHint}</span>
              {Code("second", "second-hint")}
            </div>
            <button class="act">{button}</button>
            """
        );

    /// <summary>What was typed there. Codes are read aloud and written in groups.</summary>
    public static (string First, string Second) CodesIn(IFormCollection form) =>
        (CodeIn(form, "first"), CodeIn(form, "second"));

    /// <summary>A password, twice.</summary>
    public static Html Password(MyVisit visit, DeviceTexts texts, string action) =>
        $"""
            <p class="hint">{texts.Step(3, Steps)}</p>
            <p>{texts.PasswordLead}</p>
            {PasswordForm.Of(visit, texts, action, texts.AskTheApp)}
            """;

    private static string CodeIn(IFormCollection form, string field) =>
        form[field].ToString().Replace(" ", "", StringComparison.Ordinal);

    private static Html Code(string name, string? describedBy)
    {
        Html described = describedBy is null ? Html.None : $"""aria-describedby="{describedBy}" """;
        return $"""
            <input type="text" class="code" id="{name}" name="{name}" {described}inputmode="numeric" required
              autocomplete="one-time-code" size="{Limits.DeviceCodeDigits}" maxlength="{2 * Limits.DeviceCodeDigits}">
            """;
    }
}
