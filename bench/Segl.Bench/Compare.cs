using System.Globalization;

namespace Segl.Bench;

/// <summary>All contenders in one run, in alternating rounds, so that other load on the machine affects all
/// alike.</summary>
internal static class Compare
{
    private sealed record Result(IContender Contender, List<Round> Rounds)
    {
        public DatabaseCounts? Before { get; set; }
        public DatabaseCounts? After { get; set; }
    }

    /// <summary>Runs each number of citizens, and prints a table for each, as Markdown.</summary>
    public static async Task Run(Settings settings)
    {
        var contenders = new List<IContender>();
        try
        {
            foreach (var name in settings.Contenders)
                contenders.Add(await Contenders.Start(name));
            await Run(contenders, settings);
        }
        catch
        {
            // The server's output explains more than the driver's exception.
            contenders.ForEach(contender => Console.Error.WriteLine(contender.Server.Said));
            throw;
        }
        finally
        {
            foreach (var contender in contenders)
                await contender.DisposeAsync();
        }
    }

    /// <summary>Runs and prints contenders that are already started.</summary>
    /// <param name="contenders">The contenders; ratios are relative to the first.</param>
    /// <param name="settings">Citizens, rounds, seconds, warm-up.</param>
    /// <param name="what">The name of the task, in the plural.</param>
    /// <param name="warmUpCitizens">The number of citizens for the warm-up.</param>
    public static async Task Run(
        List<IContender> contenders,
        Settings settings,
        string what = "logins",
        int warmUpCitizens = 16
    )
    {
        foreach (var contender in contenders)
            await ClosedLoop.WarmUp(contender, settings.WarmUp, warmUpCitizens);
        foreach (var citizens in settings.Citizens)
            Print(citizens, await Rounds(contenders, citizens, settings), what);
    }

    private static async Task<List<Result>> Rounds(List<IContender> contenders, int citizens, Settings settings)
    {
        var results = contenders.ConvertAll(contender => new Result(contender, []));
        await Count(results, (result, counts) => result.Before = counts);
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var result in results)
            {
                result.Rounds.Add(await ClosedLoop.Run(result.Contender, citizens, settings.Round));
                Tell(citizens, round, result.Contender.Name, result.Rounds[^1]);
            }
        }

        await Count(results, (result, counts) => result.After = counts);
        return results;
    }

    // Progress goes to standard error, so that standard output is the table alone.
    private static void Tell(int citizens, int number, string name, Round round) =>
        Console.Error.WriteLine(
            $"{citizens, 3} citizens, round {number + 1}, {name}: {Text(round.Rate, 0)}/s, "
                + $"CPU {Text(round.ServerCpuMs, 2)} + {Text(round.DatabaseCpuMs, 2)} ms, "
                + $"driver {Text(round.DriverCpuMs, 2)} ms"
        );

    private static Task Count(List<Result> results, Action<Result, DatabaseCounts> keep) =>
        Task.WhenAll(
            results
                .Where(result => result.Contender.Database is not null)
                .Select(async result => keep(result, await result.Contender.Database!.Counts()))
        );

    private static void Print(int citizens, List<Result> results, string what)
    {
        Console.WriteLine($"\n### {citizens} citizens, medians of {results[0].Rounds.Count} rounds\n");
        Console.WriteLine(
            $"| | {what}/s | p50 ms | p99 ms | CPU ms server | CPU ms database | CPU ms driver "
                + "| transactions | flushes | WAL bytes | requests | signatures by the server | memory MB |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|");
        foreach (var result in results)
            Console.WriteLine(Row(result));
        Console.WriteLine($"\nRatios to the first of the same round, medians:\n");
        Console.WriteLine($"| | {what}/s | CPU server and database |\n|---|--:|--:|");
        foreach (var result in results)
            Console.WriteLine(
                Line(
                    result.Contender.Name,
                    Text(Ratio(result, results[0], round => round.Rate), 2),
                    Text(Ratio(result, results[0], round => round.CpuMs), 2)
                )
            );
    }

    private static string Row(Result result)
    {
        double Of(Func<Round, double> of) => Median(result.Rounds.Select(of));
        string PerLogin(Func<DatabaseCounts, long> of, int digits) =>
            result is { Before: { } before, After: { } after }
                ? Text((double)(of(after) - of(before)) / result.Rounds.Sum(round => round.Logins), digits)
                : "-";
        return Line(
            result.Contender.Name,
            Text(Of(round => round.Rate), 0),
            Text(Of(round => round.P50), 1),
            Text(Of(round => round.P99), 1),
            Text(Of(round => round.ServerCpuMs), 2),
            Text(Of(round => round.DatabaseCpuMs), 2),
            Text(Of(round => round.DriverCpuMs), 2),
            PerLogin(counts => counts.Transactions, 1),
            PerLogin(counts => counts.Flushes, 2),
            result.Contender.Database is null
                ? Text(Of(round => round.WrittenBytes), 0)
                : PerLogin(counts => counts.WalBytes, 0),
            Text(Of(round => round.Requests), 1),
            result.Contender.Signatures,
            Text(Of(round => round.ResidentMb), 0)
        );
    }

    private static double Ratio(Result result, Result first, Func<Round, double> of) =>
        Median(result.Rounds.Zip(first.Rounds, (mine, its) => of(mine) / of(its)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Line(params string[] cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
