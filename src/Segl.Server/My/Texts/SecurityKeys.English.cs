namespace Segl.Server.My.Texts;

/// <summary>Security keys, in English.</summary>
internal sealed partial class English : MyTexts
{
    public override string SecurityKey => "Security key";

    public override string AddedAt => "Added";

    public override string KeyIsAdded => "Your security key was added.";

    public override string KeyIsNoSpare(string name) =>
        $"“{name}” does not count here: a security key is used beside the app, and lets nobody in by itself.";

    public override string AddKeyHeading => "Add a security key";

    public override string AddKeyWhat =>
        "A security key is a small FIDO key with USB or NFC. You bring your own. Some services ask for it after the app: "
        + "that is level High.";

    public override string AddKeyHelp => "Help with security keys";

    public override string AddKeyLevel =>
        "Your Segl is not at level High yet, so the key changes nothing before a Citizen Service desk has raised it.";

    public override IReadOnlyList<string> AddKeySteps =>
        [
            "Have the key ready, at the device you are looking at.",
            "Give it a name, and press the button.",
            "Approve in your app. After that you are asked for the key itself.",
        ];

    public override string KeyName => "Name of the key";

    public override string KeyNameHint => "So that you recognise it in the list.";

    public override string KeyNameProposed => "My security key";

    public override string AddKeyAction => "Add";

    public override string AddKeyText(string name) => $"Add the security key {name} to your Segl.";

    public override string BlockKeyThen =>
        "It does not work any more, and it cannot be opened again. What it was used for is logged out. Your app works as before.";

    public override string DeleteKeyThen =>
        "It disappears from the list and does not work any more. What it was used for is logged out. Your app works as before, "
        + "and you can add another key.";
}
