using Segl.Server.Web;

namespace Segl.Server.Login.ByKey;

/// <summary>The texts of the login box's pages about security keys, one class a language (R110).</summary>
internal abstract class KeyTexts
{
    /// <summary>The texts of a language.</summary>
    public static KeyTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    // A login at level High
    public abstract string UseHeading { get; }

    public abstract string UseLead(string key);

    public abstract string Use { get; }

    public abstract IReadOnlyList<string> UseHelp { get; }

    // What a service asks for, and is not there
    public abstract string NotReachedHeading { get; }

    public abstract string NoKey(string service);

    public abstract IReadOnlyList<string> GetAKey { get; }

    public abstract string NotHigh(string service);

    public abstract IReadOnlyList<string> GetHigh { get; }

    public abstract string ToMySegl { get; }

    // A new security key
    public abstract string AddHeading { get; }

    public abstract string AddLead(string name);

    public abstract IReadOnlyList<string> AddSteps { get; }

    public abstract string Add { get; }

    public abstract string NotAddedHeading { get; }

    // The browser
    public abstract string NeedsScript { get; }

    public abstract string NoWebAuthn { get; }

    public abstract string Failed { get; }

    public abstract string Known { get; }
}
