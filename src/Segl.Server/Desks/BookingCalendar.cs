using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Segl.Rules;
using Segl.Server.Desks.Texts;

namespace Segl.Server.Desks;

/// <summary>
/// The calendar file of an appointment (RFC 5545). Its times are the desk's, with the rules of the desk's time zone, so that a
/// calendar in Auckland shows the right instant. The code stays out: calendars are shared.
/// </summary>
internal static class BookingCalendar
{
    // Whatever is booked is later; the library takes no instant after the machine's own today.
    private static readonly DateTime Earliest = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const string Product = "-//Segl//Appointments//EN";

    /// <summary>Writes it.</summary>
    public static string Of(Booking booking, ServiceDesk desk, BookingTexts texts, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = Product, Method = "PUBLISH" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(desk.Zone, Earliest, false));
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{booking.Id}@segl",
                // RFC 5545 section 3.8.7.4: the newest file replaces the one before, also at another desk.
                Sequence = booking.Moves,
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                Start = Local(booking.StartsAt),
                End = Local(booking.EndsAt),
                Summary = texts.YourAppointment,
                Location = $"{desk.Name}, {desk.Street}, {desk.Postcode} {desk.Town}",
                Description = $"{texts.Phone}: {desk.Phone}",
            }
        );
        return new CalendarSerializer().SerializeToString(calendar)!;

        CalDateTime Local(DateTimeOffset at) => new(DeskClock.Local(desk.Zone, at).DateTime, desk.Zone);
    }
}
