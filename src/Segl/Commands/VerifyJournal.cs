using System.CommandLine;
using System.CommandLine.Parsing;
using Segl.Server.Journal;

namespace Segl.Commands;

/// <summary>
/// <c>segl verify-journal [--knows HASH]</c>: checks that nothing in the journal was changed, added or taken out, and
/// says where. With the hash of a checkpoint that was written down elsewhere it also proves that the end was not cut
/// off.
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

    /// <summary>Checks; the exit code is 1 when something is wrong.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "verify-journal",
            "Find what was changed in the journal, added to it or taken out.",
            // The value of an option that was not typed would be an empty array.
            (bench, typed) => Run(bench, typed.GetResult(Knows) is null ? null : typed.GetValue(Knows))
        )
        {
            Knows,
        };

    private static async Task<int> Run(Workbench bench, byte[]? known)
    {
        var check = new JournalCheck(bench.Database, new CheckpointKeys(bench.Keys));
        var report = await check.Check(bench.Now, known);
        await bench.Output.WriteLineAsync($"{report.Lines:N0} lines of {report.Persons:N0} persons were checked.");
        if (report.Newest is { } newest)
        {
            await bench.Output.WriteLineAsync(
                $"Newest checkpoint: {Workbench.Instant(newest.Hour)}, {Convert.ToHexStringLower(newest.Hash)}"
            );
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
        return report.Faults.Count == 0 ? 0 : 1;
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
