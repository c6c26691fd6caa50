using NodaTime;
using NodaTime.TimeZones;
using Segl.Rules;

namespace Segl.Server.Desks;

/// <summary>
/// R80: the clock on a desk's wall. All times are the desk's, wherever the reader is. The time zones are those of the program
/// (NodaTime) and not of the machine, so that page, message, calendar file and list never disagree.
/// </summary>
internal static class DeskClock
{
    // An hour that comes twice has its appointments in the first; one that is left out has none.
    private static readonly ZoneLocalMappingResolver Once = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ThrowWhenSkipped
    );

    /// <summary>Whether there is such a zone.</summary>
    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>The zone.</summary>
    public static DateTimeZone Zone(string zone) => DateTimeZoneProviders.Tzdb[zone];

    /// <summary>What the clock on the wall shows at an instant.</summary>
    public static DateTimeOffset Local(string zone, DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(Zone(zone)).ToDateTimeOffset();

    /// <summary>Which day it is there.</summary>
    public static DateOnly Day(string zone, DateTimeOffset at) => DateOnly.FromDateTime(Local(zone, at).DateTime);

    /// <summary>When a day begins there.</summary>
    public static DateTimeOffset Begins(string zone, DateOnly day) =>
        LocalDate.FromDateOnly(day).AtStartOfDayInZone(Zone(zone)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>The times of a day at which a desk has appointments.</summary>
    public static IEnumerable<TimeSlot> Slots(ServiceDesk desk, DateOnly day)
    {
        var zone = Zone(desk.Zone);
        return desk.Starts(day)
            .Select(start => LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(start)))
            .Where(local => zone.MapLocal(local).Count > 0)
            .Select(local => Once(zone.MapLocal(local)).ToDateTimeOffset().ToUniversalTime())
            .Select(start => new TimeSlot(start, start + desk.Length));
    }
}
