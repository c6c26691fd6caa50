namespace Segl.Rules;

/// <summary>What a message about an appointment is for.</summary>
public enum BookingStep
{
    /// <summary>It has the code that proves the number or address.</summary>
    Proof,

    /// <summary>It is booked.</summary>
    Booked,

    /// <summary>It was moved.</summary>
    Moved,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It is soon.</summary>
    Reminder,
}
