using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Server.Desks.Guarding;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>
/// R80: holds, proves, moves and cancels appointments. Each is one transaction; the place is the database's to give
/// (<see cref="BookingPlaceStore"/>).
/// </summary>
internal sealed class Bookings(Database database, Codes codes)
{
    /// <summary>The free times of a desk in some days.</summary>
    public async Task<List<TimeSlot>> Free(ServiceDesk desk, DateOnly from, int days, DateTimeOffset now)
    {
        var (begins, ends) = (DeskClock.Begins(desk.Zone, from), DeskClock.Begins(desk.Zone, from.AddDays(days)));
        var taken = await database.Read(session =>
            BookingPlaceStore.Taken(session, desk.Id, begins - desk.Length, ends, now)
        );
        var slots = Enumerable.Range(0, days).SelectMany(day => DeskClock.Slots(desk, from.AddDays(day)));
        return FreeTimes.Of(slots, taken, desk.Places, now);
    }

    /// <summary>
    /// A new appointment for what a form says. Sent again, the form is the same appointment; with another time or contact
    /// it is another one.
    /// </summary>
    public static Booking New(
        ServiceDesk desk,
        TimeSlot slot,
        BookingPurpose purpose,
        Contact contact,
        string language,
        Guid form,
        DateTimeOffset now
    )
    {
        var said = $"{form:n} {desk.Id} {slot.StartsAt.ToUnixTimeMilliseconds()} {contact.Address}";
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
        return new(
            id,
            desk.Id,
            slot.StartsAt,
            slot.EndsAt,
            BookingState.Held,
            purpose,
            contact,
            language,
            now,
            now + Limits.BookingHold
        );
    }

    /// <summary>
    /// Holds a place, and sends the code that proves number or address. A second press gets the same one. Where the day's
    /// holds are used up, the code is sent as well, and whoever types it first has the place (T-79).
    /// </summary>
    public Task<Outcome<Booking>> Hold(
        ServiceDesk desk,
        Booking booking,
        IReadOnlyList<BookingSource> sources,
        DateTimeOffset now
    ) =>
        database.Write<Outcome<Booking>>(
            Durability.Durable,
            async session =>
            {
                if (!await BookingStore.Add(session, booking))
                {
                    return (await BookingStore.Find(session, desk.Id, booking.Id))!;
                }

                var refused =
                    await WhyNotNew(session, booking)
                    ?? await Count(session, sources, now)
                    ?? await HeldPlaces.Hold(session, desk, booking, now);
                if (refused is not null)
                {
                    BookingStore.Remove(session, booking);
                    return refused;
                }

                BookingNotices.Send(session, booking, desk, BookingStep.Proof, now);
                return booking;
            }
        );

    /// <summary>Whether the appointment has a place by now; without one it gets it with the proof, if one is left.</summary>
    public Task<bool> HasPlace(Booking booking) => database.Read(session => BookingPlaceStore.Has(session, booking));

    // A form that is sent again after its appointment went to another desk.
    private async Task<Refusal?> WhyNotNew(Session session, Booking booking) =>
        await BookingStore.HasCode(session, DigestOf(booking)) ? new(Reason.BookingOver) : null;

    /// <summary>Books what was held, once the right code was typed.</summary>
    public Task<Outcome<Booking>> Prove(ServiceDesk desk, Guid id, string typed, DateTimeOffset now) =>
        Change(
            desk.Id,
            id,
            async (session, booking) =>
            {
                if (booking.WhyNotProve(now) is { } refused)
                {
                    return refused;
                }

                if (!IsProof(booking.Id, typed))
                {
                    var tried = booking with { ProofTries = booking.ProofTries + 1 };
                    BookingStore.Save(session, tried);
                    return tried.WhyNotProve(now) ?? new Refusal(Reason.BookingProofWrong);
                }

                if (booking.State is BookingState.Booked)
                {
                    return booking;
                }

                var booked = booking with { State = BookingState.Booked };
                if (await HeldPlaces.Keep(session, desk, booked, now) is { } taken)
                {
                    return taken;
                }

                BookingStore.Save(session, booked);
                BookingStore.SaveCode(session, booked, DigestOf(booked), now);
                Tell(session, booked, desk, BookingStep.Booked, now);
                database.Tally.Count(Figure.Appointments);
                return booked;
            }
        );

    /// <summary>Moves an appointment to another time, of its desk or of another one: the new place is taken and the old
    /// one given back in one transaction. Its code stays.</summary>
    /// <param name="deskId">The desk at which it was when the page was opened.</param>
    /// <param name="id">The appointment.</param>
    /// <param name="desk">The desk to which it goes.</param>
    /// <param name="to">The time to which it goes.</param>
    /// <param name="now">The instant of the request.</param>
    public Task<Outcome<Booking>> Move(string deskId, Guid id, ServiceDesk desk, TimeSlot to, DateTimeOffset now) =>
        database.Write<Outcome<Booking>>(
            Durability.Durable,
            async session =>
            {
                var found =
                    await BookingStore.Find(session, deskId, id) ?? await BookingStore.Find(session, desk.Id, id);
                if (found is not { } booking)
                {
                    return new Refusal(Reason.BookingUnknown);
                }

                // A second press of the same button.
                if (booking.DeskId == desk.Id && booking.StartsAt == to.StartsAt)
                {
                    return booking;
                }

                if (booking.WhyNotChange(now) is { } refused)
                {
                    return refused;
                }

                var moved = booking.MovedTo(desk.Id, to);
                if (!await BookingPlaceStore.Take(session, moved, desk.Places, holdUntil: null, now))
                {
                    return new Refusal(Reason.BookingTimeTaken);
                }

                BookingPlaceStore.Free(session, booking);
                await Save(session, booking, moved);
                BookingNotices.TakeBackReminder(session, booking, now);
                Tell(session, moved, desk, BookingStep.Moved, now);
                return moved;
            }
        );

    /// <summary>Cancels an appointment; the place is free at once.</summary>
    public Task<Outcome<Booking>> Cancel(ServiceDesk desk, Guid id, DateTimeOffset now) =>
        Change(
            desk.Id,
            id,
            (session, booking) =>
            {
                if (booking.WhyNotChange(now) is { } refused)
                {
                    return Task.FromResult<Outcome<Booking>>(
                        booking.State is BookingState.Cancelled ? booking : refused
                    );
                }

                var cancelled = booking with { State = BookingState.Cancelled };
                BookingPlaceStore.Free(session, cancelled);
                BookingStore.Save(session, cancelled);
                BookingNotices.TakeBackReminder(session, cancelled, now);
                BookingNotices.Send(session, cancelled, desk, BookingStep.Cancelled, now);
                return Task.FromResult<Outcome<Booking>>(cancelled);
            }
        );

    /// <summary>Keeps the request of somebody who cannot come.</summary>
    /// <returns>Why not; null when the desk has it.</returns>
    public Task<Refusal?> Ask(ReachRequest request, IReadOnlyList<BookingSource> sources) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var refused = await Count(session, sources, request.AskedAt);
                if (refused is null)
                {
                    ReachRequestStore.Add(session, request);
                }

                return refused;
            }
        );

    private Task<Outcome<Booking>> Change(
        string deskId,
        Guid id,
        Func<Session, Booking, Task<Outcome<Booking>>> change
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
                await BookingStore.Find(session, deskId, id) is { } booking
                    ? await change(session, booking)
                    : new Refusal(Reason.BookingUnknown)
        );

    private static void Tell(Session session, Booking booking, ServiceDesk desk, BookingStep step, DateTimeOffset now)
    {
        BookingNotices.Send(session, booking, desk, step, now);
        if (booking.RemindAt(now) is { } at)
        {
            BookingNotices.Send(session, booking, desk, BookingStep.Reminder, at);
        }
    }

    // All are counted, also when one refuses: whoever goes on asking goes on waiting no longer for it.
    private static async Task<Refusal?> Count(Session session, IReadOnlyList<BookingSource> sources, DateTimeOffset now)
    {
        Refusal? refused = null;
        foreach (var source in sources)
        {
            var before = await BookingSourceStore.Take(session, source.Digest, now);
            if (AskedBookings.OneMore(before, source.Most, source.Period, now).IsGranted(out var asked, out var no))
            {
                BookingSourceStore.Save(session, source.Digest, asked);
            }
            else
            {
                refused ??= no;
            }
        }

        return refused;
    }

    private async Task Save(Session session, Booking booking, Booking moved)
    {
        if (moved.DeskId == booking.DeskId)
        {
            BookingStore.Save(session, moved);
        }
        else
        {
            await BookingStore.Relocate(session, booking, moved, DigestOf(moved));
        }
    }

    private byte[] DigestOf(Booking booking) => codes.OfBookingCode(codes.BookingCode(booking.Id));

    private bool IsProof(Guid id, string typed) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(codes.BookingProof(id)),
            Encoding.UTF8.GetBytes(typed)
        );
}
