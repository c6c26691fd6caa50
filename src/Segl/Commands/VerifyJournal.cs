using System.CommandLine;
using System.CommandLine.Parsing;
using Segl.Server.Journal;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl verify-journal [--knows HASH]</c>: verifies that nothing in the journal was changed, inserted or removed,
/// and that the rows of persons and apps agree with it; it names each place that does not. The checkpoint stored by
/// this node, and one whose hash was recorded elsewhere, also prove that the journal was not truncated.
/// </summary>
internal static class VerifyJournal
{
    private const int MostTold = 20;

    private static readonly Option<byte[]?> Knows = new("--knows")
    {
        HelpName = "HASH",
        Description = "The hash of a checkpoint, as this command printed it before: the end was not cut off since.",
        CustomParser = KnownHash,
    };

    /// <summary>Verifies; the exit code is 1 when something is wrong.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "verify-journal",
            "Find what was changed in the journal, added to it or taken out.",
            // The value of an absent option would be an empty array.
            (bench, typed) => Run(bench, typed.GetResult(Knows) is null ? null : typed.GetValue(Knows))
        )
        {
            Knows,
        };

    private static async Task<int> Run(Workbench bench, byte[]? known)
    {
        var report = await Check(bench, known);
        await bench.Output.WriteLineAsync($"{report.Lines:N0} lines of {report.Persons:N0} persons were checked.");
        if (report.Newest is { } newest)
        {
            await bench.Output.WriteLineAsync(
                $"Newest checkpoint: {Workbench.Instant(newest.Hour)}, {Convert.ToHexStringLower(newest.Hash)}"
            );
        }

        foreach (var hour in report.NotSealed)
        {
            await bench.Output.WriteLineAsync($"Not sealed yet: the hour from {Workbench.Instant(hour)}.");
        }

        foreach (var accepted in report.Accepted.Take(MostTold))
        {
            await bench.Output.WriteLineAsync($"Accepted before: {accepted}");
        }

        foreach (var fault in report.Faults.Take(MostTold))
        {
            await bench.Errors.WriteLineAsync($"broken: {fault}");
        }

        await bench.Output.WriteLineAsync(
            report.Faults.Count == 0
                ? "The journal is whole."
                : $"The journal is broken at {report.Faults.Count:N0} places; the first is told first."
        );
        await bench.Database.Write(
            Durability.Durable,
            session =>
            {
                JournalVerdicts.Save(session, new(bench.Now, report.Faults.Count));
                return Task.CompletedTask;
            }
        );
        return report.Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Verifies against the newest checkpoint that this node stored, and one given as an argument.</summary>
    public static Task<JournalReport> Check(Workbench bench, byte[]? typed)
    {
        var kept = bench.Outside.Read() is { } known && known.Hour > DateTimeOffset.UnixEpoch ? known.Hash : null;
        var check = new JournalCheck(bench.Database, bench.Keys);
        return check.Check([.. new[] { kept, typed }.OfType<byte[]>()]);
    }

    private static byte[]? KnownHash(ArgumentResult typed)
    {
        try
        {
            return Convert.FromHexString(typed.Tokens[0].Value);
        }
        catch (FormatException)
        {
            typed.AddError("--knows takes the hash of a checkpoint as this command prints it.");
            return null;
        }
    }
}
