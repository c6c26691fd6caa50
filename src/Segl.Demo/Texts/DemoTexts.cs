using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>The texts of the demo page and the sample service, one class per language (R110).</summary>
internal abstract class DemoTexts
{
    /// <summary>The texts of a language.</summary>
    public static DemoTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    // The page
    public abstract string Title { get; }

    public abstract string Pc { get; }

    public abstract string PhoneA { get; }

    public abstract string PhoneB { get; }

    public abstract string StartOver { get; }

    // What to press next
    public abstract string NextShop { get; }

    public abstract string NextUserId { get; }

    public abstract string NextWaiting { get; }

    public abstract string NextClaimed { get; }

    public abstract string NextIn { get; }

    public abstract string NextOther { get; }

    /// <summary>What to press to copy the app from phone A to phone B, in order.</summary>
    public abstract IReadOnlyList<string> CopySteps { get; }

    public abstract string CopyHeading { get; }

    // Beside the phones
    public abstract string Clock { get; }

    public abstract string OneHour { get; }

    public abstract string OneDay { get; }

    public abstract string OneWeek { get; }

    public abstract string Desk { get; }

    public abstract string DeskLead { get; }

    public abstract string NewCode { get; }

    public abstract string UserId { get; }

    public abstract string ActivationCode { get; }

    public abstract string Inbox { get; }

    public abstract string InboxEmpty { get; }

    public abstract string Sms { get; }

    public abstract string Email { get; }

    // The sample service
    public abstract string ShopLine { get; }

    public abstract string ShopHeading { get; }

    public abstract string ShopLead { get; }

    public abstract string LogIn { get; }

    public abstract string NotLoggedIn { get; }

    public abstract string Hello(string name);

    public abstract string Known { get; }

    public abstract string Pay { get; }

    public abstract string PayAction { get; }

    public abstract string PayText { get; }

    public abstract string Paid { get; }

    public abstract string LogOut { get; }
}
