using System.Globalization;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores the desks of Citizen Service: few, read often, changed rarely.</summary>
public static class DeskStore
{
    private const string Day = "yyyy-MM-dd";

    private const string Columns =
        "desk_id, name, street, postcode, town, latitude, longitude, zone, phone, email, printer, hours, closed_days, "
        + "places, minutes, closed_at";

    /// <summary>The desk, also one that was closed; null when there is none.</summary>
    public static Task<ServiceDesk?> Find(Session session, string deskId) =>
        session.QueryOne($"SELECT {Columns} FROM desk WHERE desk_id = @desk", Read, ("desk", deskId));

    /// <summary>All desks, also closed ones, by their id.</summary>
    public static Task<List<ServiceDesk>> All(Session session) =>
        session.QueryAll($"SELECT {Columns} FROM desk ORDER BY desk_id", Read);

    /// <summary>Saves a desk, in place of what it was before.</summary>
    public static void Save(Session session, ServiceDesk desk) =>
        session.Defer(
            """
            INSERT INTO desk (desk_id, name, street, postcode, town, latitude, longitude, zone, phone, email, printer,
                hours, closed_days, places, minutes, closed_at)
            VALUES (@desk, @name, @street, @postcode, @town, @latitude, @longitude, @zone, @phone, @email, @printer,
                @hours, @closed_days, @places, @minutes, @closed_at)
            ON CONFLICT (desk_id) DO UPDATE
            SET name = excluded.name, street = excluded.street, postcode = excluded.postcode, town = excluded.town,
                latitude = excluded.latitude, longitude = excluded.longitude, zone = excluded.zone,
                phone = excluded.phone, email = excluded.email, printer = excluded.printer, hours = excluded.hours,
                closed_days = excluded.closed_days, places = excluded.places, minutes = excluded.minutes,
                closed_at = excluded.closed_at
            """,
            ("desk", desk.Id),
            ("name", desk.Name),
            ("street", desk.Street),
            ("postcode", desk.Postcode),
            ("town", desk.Town),
            ("latitude", desk.At.Latitude),
            ("longitude", desk.At.Longitude),
            ("zone", desk.Zone),
            ("phone", desk.Phone),
            ("email", desk.Email),
            ("printer", desk.Printer),
            ("hours", desk.Hours.ToString()),
            ("closed_days", string.Join(' ', desk.ClosedDays.Order().Select(DayOf))),
            ("places", desk.Places),
            ("minutes", (int)desk.Length.TotalMinutes),
            ("closed_at", desk.ClosedAt)
        );

    private static string DayOf(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static ServiceDesk Read(Row row) =>
        new(
            row.Text(),
            row.Text(),
            row.Text(),
            row.Text(),
            row.Text(),
            new(row.Double(), row.Double()),
            row.Text(),
            row.Text(),
            row.TextOrNull(),
            row.TextOrNull(),
            OpeningHours.Read(row.Text()) ?? throw new InvalidDataException("A desk has no opening hours."),
            row.Text()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(day => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture))
                .ToHashSet(),
            row.Int(),
            TimeSpan.FromMinutes(row.Int()),
            row.InstantOrNull()
        );
}
