using System.Diagnostics;
using System.Globalization;

namespace Segl.Bench;

/// <summary>Response times for a user ID that exists and one that does not (R91).</summary>
internal static class Unknown
{
    /// <summary>Submits both in turn and prints both distributions.</summary>
    /// <param name="pairs">The number of each.</param>
    public static async Task Run(int pairs)
    {
        await using var segl = await SeglContender.Start(postgres: true);
        using var http = Browser.Http(segl.Server.Port);
        List<double> known = [],
            unknown = [];
        for (var pair = -200; pair < pairs; pair++)
        {
            // The order alternates, so that neither always runs with the caches that the other left.
            var knownFirst = pair % 2 == 0;
            var first = await Type(http, knownFirst ? $"citizen {pair & 255}" : $"nobody {pair & 255}");
            var second = await Type(http, knownFirst ? $"nobody {pair & 255}" : $"citizen {pair & 255}");
            if (pair < 0)
                continue;
            known.Add(knownFirst ? first : second);
            unknown.Add(knownFirst ? second : first);
        }

        Console.WriteLine("\n| user ID | p10 ms | p50 ms | p90 ms | p99 ms |\n|---|--:|--:|--:|--:|");
        Console.WriteLine(Row("known", known));
        Console.WriteLine(Row("unknown", unknown));
    }

    private static async Task<double> Type(HttpClient http, string userId)
    {
        var browser = new Browser(http);
        var (box, token) = await SeglCitizen.OpenLoginPage(browser, new string('v', 43));
        var started = Stopwatch.GetTimestamp();
        await browser.PostRedirected($"{box}/user-id", ("token", token), ("userId", userId));
        await browser.Page(box);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Row(string name, List<double> milliseconds)
    {
        milliseconds.Sort();
        string At(double share) =>
            milliseconds[(int)(milliseconds.Count * share)].ToString("F2", CultureInfo.InvariantCulture);
        return $"| {name} | {At(0.1)} | {At(0.5)} | {At(0.9)} | {At(0.99)} |";
    }
}
