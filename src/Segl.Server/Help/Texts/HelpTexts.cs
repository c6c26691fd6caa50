using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

/// <summary>A help page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Lead">Its introduction, in a sentence or two.</param>
/// <param name="Parts">Its parts, in order.</param>
internal sealed record HelpText(string Heading, string Lead, IReadOnlyList<HelpPart> Parts)
{
    /// <summary>Where its one button leads, and what it says; null for none.</summary>
    public (string Path, string Says)? Press { get; init; }
}

/// <summary>A part of a help page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">Its sentences.</param>
/// <param name="AreSteps">Whether they are consecutive steps, which are numbered.</param>
internal sealed record HelpPart(string Heading, IReadOnlyList<string> Lines, bool AreSteps = false);

/// <summary>
/// The help texts (R111), one class per language, so that a page missing in one does not compile. The names of the
/// app's buttons are those of the app, and the numbers come from the rules; a test compares both.
/// </summary>
/// <param name="app">The address of the app.</param>
internal abstract class HelpTexts(string app)
{
    /// <summary>The address of the app, as a user types it.</summary>
    protected string App { get; } = app.Replace("https://", "", StringComparison.Ordinal);

    /// <summary>The texts in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="app">The origin of the app.</param>
    public static HelpTexts In(Language language, string app) =>
        language switch
        {
            Language.Da => new Danish(app),
            Language.En => new English(app),
        };

    /// <summary>How to copy the app to another phone or tablet (S2).</summary>
    public abstract HelpText Copy { get; }

    /// <summary>How to get a spare (S1).</summary>
    public abstract HelpText Spare { get; }

    /// <summary>How to get an activation code (R31): by passport or ID card, from the portal, at a desk.</summary>
    public abstract HelpText ActivationCode { get; }

    /// <summary>How to order a code display, activate it, and log in with it.</summary>
    public abstract HelpText CodeDisplay { get; }

    /// <summary>The same of an audio code reader, as one script that is read aloud.</summary>
    public abstract HelpText AudioReader { get; }

    /// <summary>How to add a security key, and to log in with it at level High.</summary>
    public abstract HelpText SecurityKey { get; }

    /// <summary>What still works, what to do now, and how long it takes.</summary>
    public abstract HelpText Lost { get; }

    /// <summary>How to find a desk and book a time, and what to bring (R80, R81).</summary>
    public abstract HelpText FindDesk { get; }

    /// <summary>Who can vouch for somebody at a desk, and how.</summary>
    public abstract HelpText Witness { get; }

    /// <summary>What one may do for somebody else, and what nobody may.</summary>
    public abstract HelpText Helping { get; }

    /// <summary>The heading of the list of all pages.</summary>
    public abstract string All { get; }

    /// <summary>The heading above the links to the other pages.</summary>
    public abstract string More { get; }
}
