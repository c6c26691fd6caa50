using System.Globalization;
using Npgsql;

namespace Segl.Bench;

/// <summary>How often a login of Segl waits for PostgreSQL, counted on the wire.</summary>
internal static class RoundTrips
{
    /// <summary>Runs citizens for a while and prints the round trips of one login, flushes included.</summary>
    public static async Task Run(Settings settings)
    {
        var told = new Dictionary<string, string>();
        await using var counter = new RoundTripCounter();
        await using var segl = await SeglContender.Start(
            postgres: true,
            settings: told,
            prepare: database =>
            {
                var real = new NpgsqlConnectionStringBuilder(database.ConnectionString);
                counter.Relay(real.Port);
                told["Segl__Database"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    Port = counter.Port,
                }.ConnectionString;
                return Task.CompletedTask;
            }
        );
        await ClosedLoop.WarmUp(segl, settings.WarmUp);
        Console.WriteLine("\n| citizens | logins | round trips a login |\n|--:|--:|--:|");
        foreach (var citizens in settings.Citizens)
        {
            var before = counter.RoundTrips;
            var round = await ClosedLoop.Run(segl, citizens, settings.Round);
            var each = (double)(counter.RoundTrips - before) / round.Logins;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {citizens} | {round.Logins} | {each:F1} |")
            );
        }
    }
}
