using System.Collections.Concurrent;
using System.Diagnostics;

namespace Segl.Bench;

/// <summary>Somebody who does one thing again and again: logs in, from the relying party's redirect to userinfo, or
/// copies the app, from "Start copying" to the new app's being active.</summary>
internal interface ICitizen
{
    /// <summary>One whole login, or copy.</summary>
    Task Once();

    /// <summary>Requests sent so far.</summary>
    long Requests { get; }
}

/// <summary>A system that lets citizens log in: Segl on one of its databases, the floor, or oidc-provider.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>The server's process.</summary>
    ServerProcess Server { get; }

    /// <summary>Its private PostgreSQL, when it has one.</summary>
    Postgres? Database { get; }

    /// <summary>Signatures of one login that the server makes and verifies, by name of the algorithm.</summary>
    string Signatures { get; }

    /// <summary>The citizen of that number, 0 to 255.</summary>
    ICitizen Citizen(int number);
}

/// <summary>What one round measured.</summary>
/// <param name="Logins">Logins that were finished.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P50">Median of a login, milliseconds.</param>
/// <param name="P99">99th percentile of a login, milliseconds.</param>
/// <param name="ServerCpuMs">CPU of the server a login.</param>
/// <param name="DatabaseCpuMs">CPU of the database's processes a login; 0 where there is none.</param>
/// <param name="Requests">HTTP requests a login.</param>
/// <param name="ResidentMb">Memory of the server at the end.</param>
/// <param name="WrittenBytes">Bytes that the server itself wrote to disks, a login.</param>
/// <param name="DriverCpuMs">CPU of the driver a login: browsers, phones and relying parties of all citizens.</param>
internal sealed record Round(
    int Logins,
    double Seconds,
    double P50,
    double P99,
    double ServerCpuMs,
    double DatabaseCpuMs,
    double Requests,
    double ResidentMb,
    double WrittenBytes,
    double DriverCpuMs
)
{
    /// <summary>Logins a second.</summary>
    public double Rate => Logins / Seconds;

    /// <summary>CPU of server and database a login, milliseconds.</summary>
    public double CpuMs => ServerCpuMs + DatabaseCpuMs;
}

/// <summary>Each citizen starts the next login when the last is done.</summary>
internal static class ClosedLoop
{
    // A round ends by its time; the count only bounds what a mistake can do.
    private const int MaxLogins = 200_000;

    // A warm-up ends by its count, so that all are equally warm however slow the machine; the time bounds it.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(3);

    /// <summary>Lets so many logins happen before anything is measured: by then the code is compiled.</summary>
    public static Task WarmUp(IContender contender, int logins, int citizens = 16) =>
        Run(contender, citizens, LongestWarmUp, logins);

    /// <summary>Runs citizens for that long and measures.</summary>
    public static async Task<Round> Run(
        IContender contender,
        int citizens,
        TimeSpan duration,
        int maxLogins = MaxLogins
    )
    {
        var people = Enumerable.Range(0, citizens).Select(contender.Citizen).ToArray();
        var requests = people.Sum(citizen => citizen.Requests);
        var (server, database) = (contender.Server.CpuMs, contender.Database?.CpuMs ?? 0);
        var (written, driver) = (contender.Server.WrittenBytes, Environment.CpuUsage.TotalTime);
        var times = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            people.Select(citizen =>
                Task.Run(async () =>
                {
                    while (clock.Elapsed < duration && times.Count < maxLogins)
                    {
                        var started = Stopwatch.GetTimestamp();
                        await citizen.Once();
                        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    }
                })
            )
        );
        var seconds = clock.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        return new(
            sorted.Length,
            seconds,
            sorted[sorted.Length / 2],
            sorted[(int)(sorted.Length * 0.99)],
            (contender.Server.CpuMs - server) / sorted.Length,
            ((contender.Database?.CpuMs ?? 0) - database) / sorted.Length,
            (double)(people.Sum(citizen => citizen.Requests) - requests) / sorted.Length,
            contender.Server.ResidentMb,
            (double)(contender.Server.WrittenBytes - written) / sorted.Length,
            (Environment.CpuUsage.TotalTime - driver).TotalMilliseconds / sorted.Length
        );
    }
}
