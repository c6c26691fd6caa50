using System.Globalization;

namespace Segl.Bench;

/// <summary>Many logins waiting for their approval, each with an open page and stream of events.</summary>
internal static class Waiting
{
    // As many pages are opened concurrently; more would measure contention in the driver.
    private const int AtOnce = 32;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(15);

    // The JIT compiler recompiles for about a minute under this load; a server that runs for days is past that.
    private static readonly TimeSpan CompilerSettles = TimeSpan.FromSeconds(75);

    /// <summary>Opens them, waits, and prints what waiting costs.</summary>
    /// <param name="logins">The number, 1 to 15,000: each page is a socket on either side.</param>
    /// <param name="watched">How long the CPU is measured; a login expires after five minutes.</param>
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
