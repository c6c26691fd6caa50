using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal sealed partial class English
{
    public override string Screen => "The citizen's screen";

    public override string NoScreen(string address) =>
        $"No screen is connected. Open {address} on the screen before the citizen, and type the code that it shows.";

    public override string ScreenCode => "The code on the screen";

    public override string Connect => "Connect";

    public override string Connected =>
        "The screen before the citizen is connected. Only the citizen sees what stands on it.";

    public override string ScreenSays(ScreenOfferKind kind, ScreenOfferState state) =>
        (kind, state) switch
        {
            (_, ScreenOfferState.Declined) => "The citizen said no.",
            (ScreenOfferKind.ActivationCode, ScreenOfferState.Open) => "The citizen can see the activation code now.",
            (ScreenOfferKind.ActivationCode, ScreenOfferState.Shown) => "The citizen sees the activation code.",
            (ScreenOfferKind.ActivationCode, _) => "The citizen has written the code down.",
            (ScreenOfferKind.Password, ScreenOfferState.Done) => "The citizen has chosen a password.",
            (ScreenOfferKind.Password, _) => "The citizen is choosing a password.",
            (ScreenOfferKind.Terms, ScreenOfferState.Done) => "The citizen has accepted the terms.",
            (ScreenOfferKind.Terms, _) => "The citizen is reading the terms.",
            (ScreenOfferKind.Decision, ScreenOfferState.Done) => "The citizen has read the decision.",
            (ScreenOfferKind.Decision, _) => "The citizen is reading the decision.",
        };

    public override string NothingOnScreen => "There is nothing on it.";

    public override string LookAgain => "Look again";

    public override string ClearScreen => "Take it from the screen";

    public override string DisconnectScreen => "Disconnect the screen";

    public override string Finish => "Use what the citizen chose";

    public override string ScreenLead => "The code comes on the screen before the citizen. You do not see it.";

    public override string HandOutLead =>
        "Take a device from stock and type the number on its back. On the screen the citizen types codes of the "
        + "device and chooses a "
        + $"password. Then press “{Finish}”.";

    public override string Serial => "The number on its back";

    public override string ResetLead => $"The citizen chooses a new password on the screen. Then press “{Finish}”.";
}
