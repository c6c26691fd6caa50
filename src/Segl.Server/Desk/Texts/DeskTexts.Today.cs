using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal abstract partial class DeskTexts
{
    // Today's appointments
    public abstract string Today { get; }

    public abstract string DeskNotDescribed(string desk);

    public abstract string NobodyComes { get; }

    /// <summary>Where an appointment stands.</summary>
    public abstract string StateOf(BookingState state);

    /// <summary>The button that says so.</summary>
    public abstract string MarkAs(BookingState state);

    public abstract string Walkins { get; }

    public abstract string WalkinNumbers(int taken, int called);

    public abstract string TakeNumber { get; }

    public abstract string CallNumber { get; }

    public abstract string CannotCome { get; }

    public abstract string Reached { get; }

    /// <summary>A time of day, as the clock on the wall shows it.</summary>
    public abstract string Hour(DateTimeOffset local);
}
