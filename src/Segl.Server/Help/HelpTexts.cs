using Segl.Server.Web;

namespace Segl.Server.Help;

/// <summary>A page of help.</summary>
/// <param name="Heading">What it helps with.</param>
/// <param name="Lead">What it is about, in a sentence or two.</param>
/// <param name="Parts">Its parts, in order.</param>
/// <param name="Other">The path, below <c>/help/</c>, of the page to read next.</param>
/// <param name="OtherName">What the link to that page says.</param>
internal sealed record HelpText(
    string Heading,
    string Lead,
    IReadOnlyList<HelpPart> Parts,
    string Other,
    string OtherName
);

/// <summary>A part of a page of help.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Lines">Its sentences.</param>
/// <param name="AreSteps">Whether they are done one after the other, and counted.</param>
internal sealed record HelpPart(string Heading, IReadOnlyList<string> Lines, bool AreSteps = false);

/// <summary>
/// The help (R111), one class a language, so that a page that one lacks does not compile. What the help quotes of the
/// app's buttons is what the app says, and the numbers come from the rules; a test holds both together.
/// </summary>
/// <param name="app">The address at which the app opens.</param>
internal abstract class HelpTexts(string app)
{
    /// <summary>Where the app opens, as one types it.</summary>
    protected string App { get; } = app.Replace("https://", "", StringComparison.Ordinal);

    /// <summary>The texts in a language.</summary>
    /// <param name="language">Which.</param>
    /// <param name="app">The origin of the app.</param>
    public static HelpTexts In(Language language, string app) =>
        language switch
        {
            Language.Da => new Danish(app),
            Language.En => new English(app),
        };

    /// <summary>How to copy the app to another phone or tablet (S2).</summary>
    public abstract HelpText Copy { get; }

    /// <summary>How to have a spare (S1), as far as it can be had today.</summary>
    public abstract HelpText Spare { get; }
}
