using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal abstract partial class DeskTexts
{
    // The citizen's screen
    public abstract string Screen { get; }

    public abstract string NoScreen(string address);

    public abstract string ScreenCode { get; }

    public abstract string Connect { get; }

    public abstract string Connected { get; }

    /// <summary>How far the citizen is, without what stands on the screen.</summary>
    public abstract string ScreenSays(ScreenOfferKind kind, ScreenOfferState state);

    public abstract string NothingOnScreen { get; }

    public abstract string LookAgain { get; }

    public abstract string ClearScreen { get; }

    public abstract string DisconnectScreen { get; }

    public abstract string Finish { get; }

    public abstract string ScreenLead { get; }

    public abstract string HandOutLead { get; }

    public abstract string Serial { get; }

    public abstract string ResetLead { get; }
}
