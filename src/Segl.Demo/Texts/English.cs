using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>The demo in English.</summary>
internal sealed class English : DemoTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Title => "Segl demo";

    public override string Pc => "A PC";

    public override string PhoneA => "Phone A";

    public override string PhoneB => "Phone B";

    public override string StartOver => "Start over";

    public override string NextShop => "Press “Log in with Segl” on the PC.";

    public override string NextUserId => "Karla's user ID is filled in. Press “Next” on the PC.";

    public override string NextWaiting => "Press “Scan” on phone A. It sees the PC's screen.";

    public override string NextClaimed => "Read what phone A shows, slide to approve, and type Karla's PIN: 482915";

    public override string NextIn =>
        "You are in. Pay for something, or copy the app to phone B as a spare: see the steps on the right.";

    public override string CopyHeading => "Copy the app to phone B";

    public override IReadOnlyList<string> CopySteps =>
        [
            "Phone A: press “Menu”, “Activate”, “Copy your Segl to a new app”. Karla's PIN is 482915.",
            "Once the waiting time has started, press “+1 hour” here at The clock.",
            "Phone A: show the QR code.",
            "Phone B: press “Get started”, “Copy from another app”, and scan. Phone B sees phone A's screen.",
            "If both phones show the same number, say so on phone A.",
            "Phone B: type the user ID karla-hansen, and the code from the newest text message in the inbox.",
            "Phone B: choose a PIN, such as 620731. Then both phones are active.",
        ];

    public override string NextOther => "Follow the PC, or press “Start over” there.";

    public override string Clock => "The clock";

    public override string OneHour => "+1 hour";

    public override string OneDay => "+1 day";

    public override string OneWeek => "+1 week";

    public override string Desk => "Activation code";

    public override string DeskLead => "As a desk would print it, for phone B.";

    public override string NewCode => "Print a code";

    public override string UserId => "User ID";

    public override string ActivationCode => "Code";

    public override string Inbox => "Inbox";

    public override string InboxEmpty => "Text messages and e-mails to Karla arrive here.";

    public override string Sms => "Text message";

    public override string Email => "E-mail";

    public override string ShopLine => "light for every home";

    public override string ShopHeading => "Your page at Nordlys";

    public override string ShopLead => "See your bills and your use of power.";

    public override string LogIn => "Log in with Segl";

    public override string NotLoggedIn => "It was not approved, so nothing was done.";

    public override string Hello(string name) => $"Hello {name}";

    public override string Known => "You are logged in. This is what Segl told Nordlys about you:";

    public override string Pay => "Pay the bill of 348.50 kr.";

    public override string PayAction => "Pay";

    public override string PayText => "348.50 kr. to Nordlys for power in May";

    public override string Paid => "Thank you. The bill is paid.";

    public override string LogOut => "Log out";
}
