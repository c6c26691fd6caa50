using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>What a message about an appointment says: enough to write it without asking anything more.</summary>
public sealed record BookingFacts(
    BookingStep Step,
    string Desk,
    string Street,
    string Town,
    string Zone,
    string Phone,
    DateTimeOffset StartsAt
);

/// <summary>
/// Messages about appointments, in the same outbox as the notices of persons and written in the transaction of the change
/// (R101). An appointment has no person: its own id stands in place of one.
/// </summary>
public static class BookingNotices
{
    /// <summary>Writes a message that is sent at once, or at its instant.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="booking">The appointment.</param>
    /// <param name="desk">Where it is.</param>
    /// <param name="step">What the message is for.</param>
    /// <param name="at">When it is sent.</param>
    public static void Send(Session session, Booking booking, ServiceDesk desk, BookingStep step, DateTimeOffset at)
    {
        var facts = new BookingFacts(
            step,
            desk.Name,
            desk.Street,
            $"{desk.Postcode} {desk.Town}",
            desk.Zone,
            desk.Phone,
            booking.StartsAt
        );
        session.Defer(
            """
            INSERT INTO notice (person_id, notice_id, channel, address, what, facts, language, secret_wrapped, made_at,
                valid_until, next_try_at, tries)
            VALUES (@booking, @id, @channel, @address, @what, @facts, @language, NULL, @at, @valid_until, @at, 0)
            """,
            ("booking", booking.Id),
            ("id", Guid.CreateVersion7(at)),
            ("channel", booking.Contact.Channel),
            ("address", booking.Contact.Address),
            ("what", Happening.BookingTold),
            ("facts", JsonSerializer.Serialize(facts, PersonChange.FactsFormat)),
            ("language", booking.Language),
            ("at", at),
            ("valid_until", ValidUntil(booking, step))
        );
    }

    /// <summary>Takes the reminder back that was not sent yet.</summary>
    public static void TakeBackReminder(Session session, Booking booking, DateTimeOffset now) =>
        session.Defer(
            "DELETE FROM notice WHERE person_id = @booking AND made_at > @now",
            ("booking", booking.Id),
            ("now", now)
        );

    private static DateTimeOffset? ValidUntil(Booking booking, BookingStep step) =>
        step switch
        {
            BookingStep.Proof => booking.HoldUntil,
            BookingStep.Reminder => booking.StartsAt,
            BookingStep.Booked or BookingStep.Moved or BookingStep.Cancelled => null,
        };
}
