using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Visiting.Texts;

/// <summary>What every door of our own says when one logs in, logs out, or is not let in (R110).</summary>
internal abstract class DoorTexts
{
    /// <summary>The texts of a language.</summary>
    public static DoorTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    public abstract string PlacesOf(string door);

    public abstract string LoggedInAs { get; }

    public abstract string LogOut { get; }

    public abstract string Back { get; }

    public abstract string NotDone { get; }

    public abstract string LogIn { get; }

    public abstract string LogInAgain { get; }

    public abstract string SessionOver(SessionRule ends);

    public abstract string LoggedOut { get; }

    public abstract string LoggedOutLead { get; }

    public abstract string NotLoggedIn { get; }

    public abstract string NotLoggedInLead { get; }

    public abstract string NotApproved { get; }

    public abstract string NotApprovedLead { get; }
}
