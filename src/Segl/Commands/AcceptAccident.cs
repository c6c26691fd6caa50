using System.CommandLine;
using Segl.Server.Journal;

namespace Segl.Commands;

/// <summary>
/// <c>segl accept-accident --because TEXT</c>: after the cause of a broken journal is proven, records the findings
/// and the cause in the journal. From then on only new findings are reported.
/// </summary>
internal static class AcceptAccident
{
    private const int MostAtOnce = 1_000;

    private static readonly Option<string> Because = new("--because")
    {
        HelpName = "TEXT",
        Description = "What was proven, and by whom; it stands in the journal for good.",
        Required = true,
    };

    /// <summary>Records it; the exit code is 1 when there is nothing to accept.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "accept-accident",
            "Go on after a proven accident to the journal; what is found and why stands in it.",
            (bench, typed) => Run(bench, typed.GetValue(Because)!.Trim())
        )
        {
            Because,
        };

    private static async Task<int> Run(Workbench bench, string because)
    {
        var faults = (await VerifyJournal.Check(bench, typed: null)).Faults;
        if (because.Length == 0 || faults.Count is 0 or > MostAtOnce)
        {
            return await bench.Refuse(
                because.Length == 0 ? "--because is empty; say what was proven."
                : faults.Count == 0 ? "The journal is whole; there is nothing to accept."
                : $"The journal is broken at {faults.Count:N0} places. Restore it; that many are no accident."
            );
        }

        await JournalAccidents.Accept(bench.Database, faults, bench.Outside.Read(), because, bench.Now);
        await bench.Output.WriteLineAsync($"{faults.Count:N0} places are accepted, and the journal says so.");
        return 0;
    }
}
