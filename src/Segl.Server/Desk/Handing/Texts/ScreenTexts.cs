using Segl.Server.Web;

namespace Segl.Server.Desk.Handing.Texts;

/// <summary>The texts of the citizen's screen at a desk, one class a language (R110).</summary>
internal abstract class ScreenTexts
{
    /// <summary>The texts of a language.</summary>
    public static ScreenTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    // Connecting
    public abstract string ConnectHeading { get; }

    public abstract string ConnectLead { get; }

    public abstract string Disconnect { get; }

    // Nothing to do
    public abstract string FreeHeading { get; }

    public abstract string FreeLead { get; }

    public abstract string DoneHeading { get; }

    public abstract string DeclinedHeading { get; }

    public abstract string DoneLead { get; }

    public abstract string NotDone { get; }

    public abstract string Back { get; }

    // An activation code
    public abstract string CodeOfferHeading { get; }

    public abstract string CodeOfferLead { get; }

    public abstract string ShowCode { get; }

    public abstract string CodeHeading { get; }

    public abstract string UserId { get; }

    public abstract string Code { get; }

    public abstract string CodeNext { get; }

    public abstract string TellNobody { get; }

    public abstract string WrittenDown { get; }

    public abstract string ShownHeading { get; }

    public abstract string ShownLead { get; }

    // A password
    public abstract string PasswordHeading { get; }

    public abstract string CodesLead(string serial);

    public abstract string FirstCode { get; }

    public abstract string SecondCode { get; }

    public abstract string PasswordLead { get; }

    public abstract string Password { get; }

    public abstract string PasswordAgain { get; }

    public abstract string PasswordsDiffer { get; }

    public abstract string Choose { get; }

    // The terms
    public abstract string TermsAccepted { get; }

    public abstract string DecisionHeading { get; }

    public abstract string HaveRead { get; }

    public abstract string Accept { get; }

    public abstract string DoNotAccept { get; }
}
