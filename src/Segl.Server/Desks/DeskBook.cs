using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>What officers see and do with the appointments of their desk: the day, who came, walk-ins, requests (R80).</summary>
internal sealed class DeskBook(Database database)
{
    /// <summary>The appointments of the desk's today, in their order.</summary>
    public Task<List<Booking>> Today(ServiceDesk desk, DateTimeOffset now)
    {
        var today = DeskClock.Day(desk.Zone, now);
        return database.Read(session =>
            BookingStore.Between(
                session,
                desk.Id,
                DeskClock.Begins(desk.Zone, today),
                DeskClock.Begins(desk.Zone, today.AddDays(1))
            )
        );
    }

    /// <summary>Says of an appointment of the desk's today that somebody arrived, was served or did not come.</summary>
    public Task<Outcome<Booking>> Mark(ServiceDesk desk, Guid id, BookingState next, DateTimeOffset now) =>
        database.Write<Outcome<Booking>>(
            Durability.Durable,
            async session =>
            {
                var booking = await BookingStore.Find(session, desk.Id, id);
                if (booking is null || DeskClock.Day(desk.Zone, booking.StartsAt) != DeskClock.Day(desk.Zone, now))
                {
                    return new Refusal(Reason.BookingUnknown);
                }

                if (booking.State != next && !booking.MayBecome(next))
                {
                    return new Refusal(Reason.BookingOver);
                }

                var marked = booking with { State = next };
                BookingStore.Save(session, marked);
                return marked;
            }
        );

    /// <summary>The next number for somebody who came without an appointment.</summary>
    public Task<int> TakeNumber(ServiceDesk desk, DateTimeOffset now) =>
        database.Write(
            Durability.Durable,
            session => Walkins.Take(session, desk.Id, DeskClock.Day(desk.Zone, now), now)
        );

    /// <summary>Calls the next number; null when nobody waits.</summary>
    public Task<int?> CallNumber(ServiceDesk desk, DateTimeOffset now) =>
        database.Write(Durability.Durable, session => Walkins.Call(session, desk.Id, DeskClock.Day(desk.Zone, now)));

    /// <summary>How many numbers were taken and called today.</summary>
    public Task<(int Taken, int Called)> Numbers(ServiceDesk desk, DateTimeOffset now) =>
        database.Read(session => Walkins.Of(session, desk.Id, DeskClock.Day(desk.Zone, now)));

    /// <summary>The requests of those who cannot come, oldest first.</summary>
    public Task<List<ReachRequest>> Requests(ServiceDesk desk) =>
        database.Read(session => ReachRequestStore.Of(session, desk.Id));

    /// <summary>A request was done.</summary>
    public Task Done(ServiceDesk desk, Guid request) =>
        database.Write(
            Durability.Durable,
            session =>
            {
                ReachRequestStore.Done(session, desk.Id, request);
                return Task.CompletedTask;
            }
        );
}
