using Segl.Server.Csv;

namespace Segl.Commands;

/// <summary>What became of a file, on the terminal.</summary>
internal static class CsvReports
{
    /// <summary>Writes each bad line with its number and reason, and the totals.</summary>
    /// <returns>The exit code: 1 when a line was bad.</returns>
    public static async Task<int> Tell<T>(Workbench bench, CsvReport<T> report, string what)
        where T : class
    {
        foreach (var bad in report.Bad)
        {
            await bench.Output.WriteLineAsync($"line {bad.Line}: {bad.WhyNot}");
        }

        await bench.Errors.WriteLineAsync($"{report.Done.Count} {what}, {report.Bad.Count} bad lines.");
        return report.Bad.Count == 0 ? 0 : 1;
    }
}
