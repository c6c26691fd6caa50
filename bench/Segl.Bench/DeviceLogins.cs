using System.Diagnostics;
using System.Globalization;
using Segl.Rules;
using Segl.Server.Devices;

namespace Segl.Bench;

/// <summary>
/// Logins with a code display beside the limit that password hashes set, and beside logins by app: what each gets of the
/// machine alone, and together.
/// </summary>
internal static class DeviceLogins
{
    private const int Owners = 4_096;

    /// <summary>The same server, whose citizens use displays.</summary>
    private sealed class WithDisplays(SeglContender segl, HttpClient http, int citizens) : IContender
    {
        private readonly DeviceCitizen[] all =
        [
            .. Enumerable
                .Range(0, citizens)
                .Select(number => new DeviceCitizen(http, [.. Own(segl.Phones, number, citizens)])),
        ];

        public string Name => "displays";
        public ServerProcess Server => segl.Server;
        public Postgres? Database => segl.Database;
        public string Signatures => "ES256: 2 made";

        public ICitizen Citizen(int number) => all[number];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // The first of the seeded persons log in by app.
        private static IEnumerable<SeededPhone> Own(IReadOnlyList<SeededPhone> phones, int number, int citizens) =>
            phones.Skip(SeglContender.Citizens).Where((_, at) => at % citizens == number);
    }

    /// <summary>The same server, whose citizens log in by app so often a second and no oftener, if it keeps up.</summary>
    private sealed class ByApp(SeglContender segl, int rate, int citizens) : IContender
    {
        public string Name => "apps";
        public ServerProcess Server => segl.Server;
        public Postgres? Database => segl.Database;
        public string Signatures => segl.Signatures;

        public ICitizen Citizen(int number) =>
            rate == 0
                ? segl.Citizen(number)
                : new Paced(segl.Citizen(number), TimeSpan.FromSeconds((double)citizens / rate));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Paced(ICitizen citizen, TimeSpan every) : ICitizen
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private TimeSpan due;

        public long Requests => citizen.Requests;

        public async Task Once()
        {
            if (due > clock.Elapsed)
                await Task.Delay(due - clock.Elapsed);
            due += every;
            await citizen.Once();
        }
    }

    private sealed record Rates(double Hashes, double Displays, double Apps, double DisplaysBeside, double AppsBeside)
    {
        public double ServerCpuMs { get; init; }
        public double DatabaseCpuMs { get; init; }
        public double AppCpuMs { get; init; }
        public double HashCpuMs { get; init; }
    }

    /// <summary>Runs rounds and prints each, and the medians.</summary>
    public static async Task Run(Settings settings)
    {
        var (displays, apps) = (settings.Number("displays", 8), settings.Number("apps", 4));
        var rate = settings.Number("app-rate", 20);
        await using var segl = await SeglContender.Start(
            settings.Text("database", "postgres") == "postgres",
            persons: Owners,
            displays: true
        );
        using var http = Browser.Http(segl.Server.Port);
        var withDisplays = new WithDisplays(segl, http, displays);
        await ClosedLoop.WarmUp(segl, settings.WarmUp);
        await ClosedLoop.Run(withDisplays, displays, settings.Round);
        var rounds = new List<Rates>();
        for (var round = 0; round < settings.Rounds; round++)
        {
            rounds.Add(await Measure(new(segl, rate, apps), withDisplays, displays, apps, settings.Round));
            Print($"round {round + 1}", rounds[^1]);
        }

        Print("median", Median(rounds));
    }

    private static async Task<Rates> Measure(
        ByApp withApps,
        WithDisplays withDisplays,
        int displays,
        int apps,
        TimeSpan seconds
    )
    {
        var (hashes, cpu) = await Hashes(seconds);
        var alone = await ClosedLoop.Run(withDisplays, displays, seconds);
        var byApp = await ClosedLoop.Run(withApps, apps, seconds);
        var together = await Task.WhenAll(
            ClosedLoop.Run(withDisplays, displays, seconds),
            ClosedLoop.Run(withApps, apps, seconds)
        );
        return new(hashes, alone.Rate, byApp.Rate, together[0].Rate, together[1].Rate)
        {
            ServerCpuMs = alone.ServerCpuMs,
            DatabaseCpuMs = alone.DatabaseCpuMs,
            AppCpuMs = byApp.ServerCpuMs,
            HashCpuMs = cpu,
        };
    }

    // As many as the server's threads make when nothing else runs, and what one costs.
    private static async Task<(double Rate, double CpuMs)> Hashes(TimeSpan seconds)
    {
        using var hashes = new PasswordHashes();
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(
            Enumerable
                .Range(0, 2 * Environment.ProcessorCount)
                .Select(async _ =>
                {
                    while (clock.Elapsed < seconds)
                        await hashes.Check(null, Seeding.Password, CancellationToken.None);
                })
        );
        return (
            hashes.Made / clock.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / hashes.Made
        );
    }

    private static Rates Median(List<Rates> rounds)
    {
        double Of(Func<Rates, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        return new(
            Of(one => one.Hashes),
            Of(one => one.Displays),
            Of(one => one.Apps),
            Of(one => one.DisplaysBeside),
            Of(one => one.AppsBeside)
        )
        {
            ServerCpuMs = Of(one => one.ServerCpuMs),
            DatabaseCpuMs = Of(one => one.DatabaseCpuMs),
            AppCpuMs = Of(one => one.AppCpuMs),
            HashCpuMs = Of(one => one.HashCpuMs),
        };
    }

    private static void Print(string name, Rates rates)
    {
        var withoutHash = rates.ServerCpuMs - rates.HashCpuMs;
        Say($"{name}: hashes alone {rates.Hashes:F1}/s, {rates.HashCpuMs:F1} ms of CPU each");
        Say($"  displays alone {rates.Displays:F1}/s, {rates.Displays / rates.Hashes:P0} of the hashes");
        Say($"    a login {rates.ServerCpuMs:F1} ms of the server's CPU, {withoutHash:F1} ms of it without the hash");
        Say($"    and {rates.DatabaseCpuMs:F1} ms of the database's");
        Say($"  apps alone {rates.Apps:F1}/s, {rates.AppCpuMs:F1} ms of the server's CPU each");
        Say($"  together:");
        Say($"    displays {rates.DisplaysBeside:F1}/s, {rates.DisplaysBeside / rates.Hashes:P0} of the hashes");
        Say($"    apps {rates.AppsBeside:F1}/s, {rates.AppsBeside / rates.Apps:P0} of theirs alone");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
