using System.Globalization;

namespace Segl.Storage;

/// <summary>What <c>verify-journal</c> last said.</summary>
/// <param name="At">When.</param>
/// <param name="Faults">How many places were broken.</param>
public sealed record JournalVerdict(DateTimeOffset At, int Faults);

/// <summary>
/// Keeps what <c>verify-journal</c> last said, for the operator's door. It is a reminder and no proof: whoever writes the
/// database can write it, too.
/// </summary>
public static class JournalVerdicts
{
    private const string Name = "journal verified";

    /// <summary>Saves it, in place of the one before.</summary>
    public static void Save(Session session, JournalVerdict verdict) =>
        session.Defer(
            "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
            ("name", Name),
            (
                "value",
                string.Create(CultureInfo.InvariantCulture, $"{verdict.At.ToUnixTimeMilliseconds()} {verdict.Faults}")
            )
        );

    /// <summary>The last one; null if the journal was never verified.</summary>
    public static async Task<JournalVerdict?> Last(Session session) =>
        await session.QueryOne("SELECT value FROM setting WHERE name = @name", row => row.Text(), ("name", Name))
            is { } kept
        && kept.Split(' ') is [var at, var faults]
            ? new(
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)),
                int.Parse(faults, CultureInfo.InvariantCulture)
            )
            : null;
}
