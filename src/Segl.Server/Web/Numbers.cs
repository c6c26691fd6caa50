using System.Globalization;

namespace Segl.Server.Web;

/// <summary>
/// How a text writes a number of the rules: a count with its word, a duration in its largest whole unit. Digits always,
/// since they are what a citizen looks for, and quotes. The app writes them alike (app/www/texts/numbers.js).
/// </summary>
internal static class Numbers
{
    private static readonly NumberFormatInfo Danish = new() { NumberDecimalSeparator = "," };

    /// <summary>"1 app", "3 apps".</summary>
    public static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    /// <summary>"1 time", "15 minutter"; two days are 48 hours still.</summary>
    public static string InDanish(TimeSpan duration) =>
        Duration(duration, ("dag", "dage"), ("time", "timer"), ("minut", "minutter"), ("sekund", "sekunder"));

    /// <summary>"1 hour", "15 minutes"; two days are 48 hours still.</summary>
    public static string InEnglish(TimeSpan duration) =>
        Duration(duration, ("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds"));

    /// <summary>"3 til 7 arbejdsdage".</summary>
    public static string WorkingDaysInDanish(int shortest, int longest) => $"{shortest} til {longest} arbejdsdage";

    /// <summary>"3 to 7 working days".</summary>
    public static string WorkingDaysInEnglish(int shortest, int longest) => $"{shortest} to {longest} working days";

    /// <summary>"41,76 kr."</summary>
    public static string KronerInDanish(decimal amount) => $"{amount.ToString("0.00", Danish)} kr.";

    /// <summary>"41.76 kr."</summary>
    public static string KronerInEnglish(decimal amount) =>
        $"{amount.ToString("0.00", CultureInfo.InvariantCulture)} kr.";

    private static string Duration(
        TimeSpan duration,
        (string One, string Many) day,
        (string One, string Many) hour,
        (string One, string Many) minute,
        (string One, string Many) second
    )
    {
        var (unit, length) = duration switch
        {
            { Ticks: > 2 * TimeSpan.TicksPerDay } when IsWhole(TimeSpan.TicksPerDay) => (day, TimeSpan.TicksPerDay),
            _ when IsWhole(TimeSpan.TicksPerHour) => (hour, TimeSpan.TicksPerHour),
            _ when IsWhole(TimeSpan.TicksPerMinute) => (minute, TimeSpan.TicksPerMinute),
            _ => (second, TimeSpan.TicksPerSecond),
        };
        return Count((int)(duration.Ticks / length), unit.One, unit.Many);

        bool IsWhole(long ticks) => duration.Ticks % ticks == 0;
    }
}
