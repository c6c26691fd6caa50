using NodaTime;

namespace Segl.Server.Days;

/// <summary>
/// R04, R73: the clock on a Danish wall. A person is 13 and a document expires when it is midnight in Denmark, wherever the
/// server stands; messages and pages tell the time by it. The time zone is that of the program (NodaTime) and not of the machine.
/// </summary>
public static class DanishClock
{
    /// <summary>The name of its time zone in the IANA database.</summary>
    public const string Zone = "Europe/Copenhagen";

    private static readonly DateTimeZone Denmark = DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>What the clock shows at an instant.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(Denmark).ToDateTimeOffset();

    /// <summary>Which day it is.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);
}
