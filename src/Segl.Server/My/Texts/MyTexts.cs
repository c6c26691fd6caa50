using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>
/// All texts of the portal (R110). One class per language, so that a text missing in one does not compile. The texts
/// of the rules' refusals are in <see cref="Sentences"/>.
/// </summary>
internal abstract class MyTexts
{
    /// <summary>The texts of a language.</summary>
    public static MyTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    /// <summary>The name of the portal, as the app shows it, too.</summary>
    public abstract string Name { get; }

    // Around every page
    public abstract string Places { get; }

    public abstract string Overview { get; }

    public abstract string LogOut { get; }

    public abstract string Back { get; }

    public abstract string NotDone { get; }

    // Logging in and out
    public abstract string OutsideLead { get; }

    public abstract string LogIn { get; }

    public abstract string LogInAgain { get; }

    public abstract string SessionOver { get; }

    public abstract string LoggedOut { get; }

    public abstract string LoggedOutLead { get; }

    public abstract string NotLoggedIn { get; }

    public abstract string NotLoggedInLead { get; }

    public abstract string NotApproved { get; }

    public abstract string NotApprovedLead { get; }
}
