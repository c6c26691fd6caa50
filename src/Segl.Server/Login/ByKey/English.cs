using Segl.Server.Web;

namespace Segl.Server.Login.ByKey;

/// <summary>Security keys in the login box, in English.</summary>
internal sealed class English : KeyTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string UseHeading => "Now your security key";

    public override string UseLead(string key) =>
        $"You approved in the app. Put “{key}” into this device, or hold it against it, and press the button.";

    public override string Use => "Use the security key";

    public override IReadOnlyList<string> UseHelp =>
        [
            "The browser asks for the security key, and for its PIN or your "
                + "finger. That PIN is the key's own, not that of the app.",
            "The key must be here, at the device on which you log in. A phone far away does not help.",
            "Lost the key? Block it in My Segl. Everything that does not ask for a security key works as before.",
        ];

    public override string NotReachedHeading => "This takes more than you have";

    public override string NoKey(string service) =>
        $"{service} asks for level High: the app, and then a security key. You "
        + "have no security key, so nobody was logged in.";

    public override IReadOnlyList<string> GetAKey =>
        [
            "Get a security key: a small FIDO key with USB or NFC, as shops sell "
                + "it. One is brought along; it cannot be ordered here.",
            "Add it in My Segl, under “What you log in with”. Have your app ready.",
            "Then begin again at the website.",
        ];

    public override string NotHigh(string service) =>
        $"{service} asks for a higher level than your Segl has, so nobody was logged in.";

    public override IReadOnlyList<string> GetHigh =>
        [
            "A Citizen Service desk raises the level. Bring your passport or driving licence.",
            "The app or a security key alone does not raise it.",
        ];

    public override string ToMySegl => "Go to My Segl";

    public override string AddHeading => "Add your security key";

    public override string AddLead(string name) =>
        $"You approved in the app that “{name}” is added. Now the key itself:";

    public override IReadOnlyList<string> AddSteps =>
        [
            "Take the key: put it into the USB port, or have it ready to be held against the device.",
            "Press the button. The browser asks for the key's own PIN, or for your "
                + "finger; a new key lets you choose a PIN.",
            "Touch the key when it blinks.",
        ];

    public override string Add => "Add the security key";

    public override string NotAddedHeading => "No security key was added";

    public override string NeedsScript => "A security key needs JavaScript. Switch it on, and load this page again.";

    public override string NoWebAuthn =>
        "This browser cannot use security keys. Begin again in another one, "
        + "such as a current Firefox, Chrome, Edge or Safari.";

    public override string Failed => "The key did not answer. Try again, and touch the key when it blinks.";

    public override string Known => "This key was blocked earlier and cannot come back. Use another one.";
}
