using System.Globalization;

namespace Segl.Bench;

/// <summary>Many logins that wait for their approval, each with its page and open stream of events.</summary>
internal static class Waiting
{
    // As many browsers as open pages at a time; more would measure the driver's impatience.
    private const int AtOnce = 32;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(15);

    // The compiler works on what ten thousand pages run for a minute; a server that runs for days has that behind it.
    private static readonly TimeSpan CompilerSettles = TimeSpan.FromSeconds(75);

    /// <summary>Opens them, waits, and prints what waiting costs.</summary>
    /// <param name="logins">How many, 1 to 15,000: a page is a socket, here and there.</param>
    /// <param name="watched">For how long the CPU is watched; a login lives five minutes.</param>
    public static async Task Run(int logins, TimeSpan watched)
    {
        await using var segl = await SeglContender.Start(postgres: true);
        await ClosedLoop.WarmUp(segl, logins: 500);
        await Task.Delay(Settle);
        var before = segl.Server.ResidentMb;
        using var http = Browser.Http(segl.Server.Port);
        var pages = new List<StreamReader>();
        try
        {
            foreach (var some in Enumerable.Range(0, logins).Chunk(AtOnce))
                pages.AddRange(await Task.WhenAll(some.Select(number => segl.OpenPage(http, number))));
            await Task.Delay(CompilerSettles);
            var (server, database) = (segl.Server.CpuMs, segl.Database!.CpuMs);
            await Task.Delay(watched);
            var (serverCpu, databaseCpu) = (Share(segl.Server.CpuMs - server), Share(segl.Database.CpuMs - database));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""

                    | waiting logins | memory MB before | with them | CPU of a core, server | database |
                    |--:|--:|--:|--:|--:|
                    | {logins} | {before:F0} | {segl.Server.ResidentMb:F0} | {serverCpu} | {databaseCpu} |
                    """
                )
            );
        }
        finally
        {
            pages.ForEach(page => page.Dispose());
        }

        string Share(double cpuMs) => (cpuMs / watched.TotalMilliseconds).ToString("P1", CultureInfo.InvariantCulture);
    }
}
