using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>
/// Terms and privacy policy (R07), one class per language, so that a text missing in one does not compile. An
/// operator with terms of its own changes these and the version in <c>Identities.cs</c>.
/// </summary>
internal abstract class TermsTexts
{
    /// <summary>The texts in a language.</summary>
    public static TermsTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    public abstract string TermsHeading { get; }

    public abstract IReadOnlyList<string> Terms { get; }

    public abstract string PrivacyHeading { get; }

    public abstract IReadOnlyList<string> Privacy { get; }

    public abstract string Version { get; }
}
