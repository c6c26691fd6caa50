using System.Diagnostics;
using System.Globalization;

namespace Segl.Bench;

/// <summary>From the start of the process, with an existing SQLite file, to the last byte of the login
/// page.</summary>
internal static class ColdStart
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    /// <summary>Starts it several times and prints the median, and the memory once it has been idle.</summary>
    public static async Task Run(int times)
    {
        var program = await SeglContender.Publish();
        var folder = Directory.CreateTempSubdirectory("segl-bench-").FullName;
        try
        {
            await Seeding.People($"{folder}/segl.db", $"{folder}/segl.key", persons: SeglContender.Citizens);
            var seconds = new List<double>();
            var memory = 0.0;
            for (var time = 0; time < times; time++)
            {
                var port = Processes.FreePort();
                var environment = SeglContender.Environment($"{folder}/segl.db", folder, port);
                var clock = Stopwatch.StartNew();
                await using var server = await ServerProcess.Start(port, program, ["serve"], environment);
                using var http = Browser.Http(port);
                await SeglCitizen.OpenLoginPage(new(http), new string('v', 43));
                seconds.Add(clock.Elapsed.TotalSeconds);
                if (time < times - 1)
                    continue;
                await Task.Delay(Idle);
                memory = server.ResidentMb;
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""

                    | cold start s, median of {times} | slowest | idle memory MB |
                    |--:|--:|--:|
                    | {seconds.Order().ElementAt(times / 2):F2} | {seconds.Max():F2} | {memory:F0} |
                    """
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
