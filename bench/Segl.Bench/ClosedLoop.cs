using System.Collections.Concurrent;
using System.Diagnostics;

namespace Segl.Bench;

/// <summary>A simulated citizen who repeats one task: a login, from the relying party's redirect to userinfo, or a
/// copy, from "Start copying" to the active new app.</summary>
internal interface ICitizen
{
    /// <summary>One whole login, or copy.</summary>
    Task Once();

    /// <summary>The number of requests sent.</summary>
    long Requests { get; }
}

/// <summary>A system under measurement: Segl on one of its databases, the floor, or oidc-provider.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>The server's process.</summary>
    ServerProcess Server { get; }

    /// <summary>Its private PostgreSQL, if it has one.</summary>
    Postgres? Database { get; }

    /// <summary>The signatures that the server makes and verifies in one login, by algorithm.</summary>
    string Signatures { get; }

    /// <summary>The citizen of that number, 0 to 255.</summary>
    ICitizen Citizen(int number);
}

/// <summary>The measurements of one round.</summary>
/// <param name="Logins">Completed logins.</param>
/// <param name="Seconds">Duration.</param>
/// <param name="P50">Median of a login, milliseconds.</param>
/// <param name="P99">99th percentile of a login, milliseconds.</param>
/// <param name="ServerCpuMs">CPU of the server per login.</param>
/// <param name="DatabaseCpuMs">CPU of the database's processes per login; 0 without a database.</param>
/// <param name="Requests">HTTP requests per login.</param>
/// <param name="ResidentMb">Memory of the server at the end.</param>
/// <param name="WrittenBytes">Bytes that the server itself wrote to disks, per login.</param>
/// <param name="DriverCpuMs">CPU of the driver per login: browsers, phones and relying parties of all
/// citizens.</param>
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

    /// <summary>CPU of server and database per login, milliseconds.</summary>
    public double CpuMs => ServerCpuMs + DatabaseCpuMs;
}

/// <summary>A closed loop: each citizen starts the next login when the previous one is complete.</summary>
internal static class ClosedLoop
{
    // A round ends by its time; the count only limits the effect of an error.
    private const int MaxLogins = 200_000;

    // A warm-up ends by its count, so that all are equally warm on any machine; the time limits it.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(3);

    /// <summary>Runs logins before anything is measured, so that the code is compiled by then.</summary>
    public static Task WarmUp(IContender contender, int logins, int citizens = 16) =>
        Run(contender, citizens, LongestWarmUp, logins);

    /// <summary>Runs citizens for a duration and measures.</summary>
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
