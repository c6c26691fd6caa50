using NodaTime;

namespace Segl.Server.Desks;

/// <summary>
/// The clock on a desk's wall. The time zones are those of the program (NodaTime) and not of the machine, so that page,
/// message, calendar file and list never disagree.
/// </summary>
internal static class DeskZones
{
    /// <summary>Whether there is such a zone.</summary>
    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>The zone.</summary>
    public static DateTimeZone Of(string zone) => DateTimeZoneProviders.Tzdb[zone];
}
