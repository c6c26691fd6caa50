using Segl.Rules;

namespace Segl.Server.My.Texts;

/// <summary>The words of the profile.</summary>
internal abstract partial class MyTexts
{
    public abstract string Profile { get; }

    public abstract string FullName { get; }

    public abstract string Level { get; }

    public abstract string NameOf(AssuranceLevel level);

    public abstract string Phone { get; }

    public abstract string Email { get; }

    public abstract string None { get; }

    public abstract string NoCodesUntil(string time);

    public abstract string PostalAddress { get; }

    public abstract string PostalAddressIsRegistered { get; }

    public abstract string LanguageOfNotices { get; }

    public abstract string LanguageOfNoticesLead { get; }

    public abstract string ChangePhone { get; }

    public abstract string ChangeEmail { get; }

    public abstract string NewPhone { get; }

    public abstract string NewEmail { get; }

    public abstract IReadOnlyList<string> ChangePhoneThen { get; }

    public abstract IReadOnlyList<string> ChangeEmailThen { get; }

    public abstract string SendCode { get; }

    public abstract string ContactCodeHeading { get; }

    public abstract string ContactCodeSent(string address);

    public abstract string ContactWaits(string time);

    public abstract string ContactCodeLabel { get; }

    public abstract string SendAgain { get; }

    public abstract string Continue { get; }

    public abstract string ContactText(string address);

    public abstract string IsChanged { get; }
}
