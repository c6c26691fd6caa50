namespace Segl.Rules;

/// <summary>What an appointment is for.</summary>
public enum BookingPurpose
{
    FirstSegl,
    LostEverything,
    NewPin,
    Device,
    HigherLevel,
    Other,
}

/// <summary>Where an appointment stands.</summary>
public enum BookingState
{
    /// <summary>A place is held until the contact is proven.</summary>
    Held,

    /// <summary>It is booked.</summary>
    Booked,

    /// <summary>The citizen gave it up.</summary>
    Cancelled,

    /// <summary>The citizen is there.</summary>
    Arrived,

    /// <summary>It is over, as it should be.</summary>
    Done,

    /// <summary>The citizen did not come.</summary>
    NoShow,
}

/// <summary>
/// R80: an appointment at a desk. It names nobody: whoever proved the number or address, and has its code, may move and
/// cancel it.
/// </summary>
/// <param name="Id">The same for a form however often it is sent.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Contact">Where the codes and the reminder go.</param>
/// <param name="Language">The language of the messages.</param>
/// <param name="MadeAt">When the place was taken.</param>
/// <param name="HoldUntil">Until when the contact must be proven.</param>
/// <param name="ProofTries">How many proofs were typed.</param>
/// <param name="Moves">How often it was moved.</param>
public sealed record Booking(
    Guid Id,
    string DeskId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    BookingState State,
    BookingPurpose Purpose,
    Contact Contact,
    string Language,
    DateTimeOffset MadeAt,
    DateTimeOffset HoldUntil,
    int ProofTries = 0,
    int Moves = 0
)
{
    /// <summary>R80: the same appointment at another time, or at another desk.</summary>
    public Booking MovedTo(string deskId, TimeSlot to) =>
        this with
        {
            DeskId = deskId,
            StartsAt = to.StartsAt,
            EndsAt = to.EndsAt,
            Moves = Moves + 1,
        };

    /// <summary>R80: why the contact cannot be proven now; null if it can. A second press of the same button proves it
    /// once more.</summary>
    public Refusal? WhyNotProve(DateTimeOffset now) =>
        State switch
        {
            BookingState.Held or BookingState.Booked when now < HoldUntil && ProofTries < Limits.BookingProofTries =>
                null,
            BookingState.Held
            or BookingState.Booked
            or BookingState.Cancelled
            or BookingState.Arrived
            or BookingState.Done
            or BookingState.NoShow => new(Reason.BookingOver),
        };

    /// <summary>R80: why it cannot be moved or cancelled now; null if it can.</summary>
    public Refusal? WhyNotChange(DateTimeOffset now) =>
        State is not BookingState.Booked ? new(Reason.BookingOver)
        : now >= StartsAt ? new(Reason.BookingTooLate)
        : null;

    /// <summary>When the citizen is reminded; null when it begins sooner.</summary>
    public DateTimeOffset? RemindAt(DateTimeOffset now) =>
        StartsAt - Limits.BookingReminder is var at && now < at ? at : null;

    /// <summary>R80: whether an officer may say so of it: who arrived is served, who was booked arrives or does not come,
    /// and a slip is mended.</summary>
    public bool MayBecome(BookingState next) =>
        (State, next) switch
        {
            (BookingState.Booked, BookingState.Arrived or BookingState.NoShow) => true,
            (BookingState.Arrived, BookingState.Booked or BookingState.Done) => true,
            (BookingState.NoShow, BookingState.Arrived or BookingState.Booked) => true,
            (BookingState.Done, BookingState.Arrived) => true,
            _ => false,
        };
}
