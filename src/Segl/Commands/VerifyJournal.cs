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

    /// <summary>Checks; the exit code is 1 when something is wrong.</summary>
    public static async Task<int> Run(Workbench bench, Words words)
    {
        var check = new JournalCheck(bench.Database, new CheckpointKeys(bench.Keys));
        var report = await check.Check(bench.Now, KnownHash(words["knows"]));
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

    private static byte[]? KnownHash(string? typed)
    {
        try
        {
            return typed is null ? null : Convert.FromHexString(typed);
        }
        catch (FormatException)
        {
            throw new WrongWordsException("--knows takes the hash of a checkpoint as this command prints it.");
        }
    }
}
