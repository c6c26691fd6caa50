using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>An appointment, and the desk at which it is.</summary>
internal sealed record Booked(Booking Booking, ServiceDesk Desk);

/// <summary>Lets a page run for the appointment whose code is in its address (R80).</summary>
internal sealed class BookedPages(DeskPages pages, Codes codes, Database database)
{
    /// <summary>Answers about an appointment; <c>here</c> is its address.</summary>
    public delegate Task<IResult> Answer(DeskVisit visit, Booking booking, ServiceDesk desk, string here);

    /// <summary>A page or form at an address with <c>{code}</c>.</summary>
    public Delegate Shown(Answer answer) =>
        (HttpContext context, string code) =>
            pages.Visit(
                context,
                async visit =>
                {
                    var found = await Find(visit, code);
                    return found.IsGranted(out var it, out var refused)
                        ? await answer(visit, it.Booking, it.Desk, $"{BookingPage.Path}/{code}")
                        : pages.No(visit, refused, BookingPage.Path);
                }
            );

    /// <summary>The appointment with a code. R95: wrong codes count against the address.</summary>
    public async Task<Outcome<Booked>> Find(DeskVisit visit, string typed)
    {
        if (BookingCodes.Read(typed) is not { } code)
        {
            return new Refusal(Reason.BookingUnknown);
        }

        var source = codes.OfSource("booking code", Addresses.Counted(Addresses.Of(visit.Context)));
        var (wrong, booking, desk) = await database.Read(async session =>
        {
            var booking = await BookingStore.ByCode(session, codes.OfBookingCode(code));
            var desk = booking is null ? null : await DeskStore.Find(session, booking.DeskId);
            return (await WrongCodeStore.Find(session, source), booking, desk);
        });
        if (wrong?.WhyNotTry(visit.Now) is { } waits)
        {
            return waits;
        }

        if (booking is not null && desk is not null)
        {
            return new Booked(booking, desk);
        }

        await database.Write(
            Durability.Durable,
            async session =>
            {
                foreach (var (of, counted) in await WrongCodeStore.Take(session, [source], visit.Now))
                {
                    WrongCodeStore.Save(session, of, counted.After(visit.Now));
                }
            }
        );
        return new Refusal(Reason.BookingUnknown);
    }
}
