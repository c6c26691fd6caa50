using System.Globalization;
using System.Text.Json;

namespace Segl.Bench;

/// <summary>Lighthouse (desktop preset) of the phone app's first screen, with Debian's Chromium.</summary>
internal static class AppHome
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Starts Segl with <c>--demo</c>, since Lighthouse needs an origin that a browser trusts, and runs the
    /// measurement.</summary>
    public static async Task Run()
    {
        var program = await SeglContender.Publish();
        var folder = Directory.CreateTempSubdirectory("segl-bench-").FullName;
        try
        {
            var port = Processes.FreePort();
            var environment = SeglContender.Environment($"{folder}/segl.db", folder, port);
            environment["Segl__Issuer"] = $"http://localhost:{port}";
            await using var server = await ServerProcess.Start(port, program, ["serve", "--demo"], environment);
            Print(await Judge($"http://phone-b.localhost:{port}/", $"{folder}/report.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonElement> Judge(string address, string report)
    {
        var tools = Path.Combine(AppContext.BaseDirectory, "Lighthouse");
        if (!Directory.Exists($"{tools}/node_modules"))
            await Processes.Run("npm", "ci", "--prefix", tools);
        await Processes.Run(
            "env",
            $"CHROME_PATH={Chromium}",
            "node",
            $"{tools}/node_modules/lighthouse/cli/index.js",
            address,
            "--preset=desktop",
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox",
            "--output=json",
            $"--output-path={report}"
        );
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report));
        return json.RootElement.Clone();
    }

    private static void Print(JsonElement report)
    {
        var audits = report.GetProperty("audits");
        var sent = audits
            .GetProperty("network-requests")
            .GetProperty("details")
            .GetProperty("items")
            .EnumerateArray()
            .Sum(item => item.GetProperty("transferSize").GetDouble());
        string Score(string name) =>
            report
                .GetProperty("categories")
                .GetProperty(name)
                .GetProperty("score")
                .GetDouble()
                .ToString("P0", CultureInfo.InvariantCulture);
        var interactive = audits.GetProperty("interactive").GetProperty("numericValue").GetDouble();
        var scores = string.Join(" | ", Score("performance"), Score("accessibility"), Score("best-practices"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""

                | bytes, compressed | interactive s | performance | accessibility | best practices |
                |--:|--:|--:|--:|--:|
                | {sent:F0} | {interactive / 1000:F2} | {scores} |
                """
            )
        );
        var missed = audits
            .EnumerateObject()
            .Where(audit =>
                audit.Value.GetProperty("score") is { ValueKind: JsonValueKind.Number } score && score.GetDouble() < 1
            );
        foreach (var audit in missed)
            Console.WriteLine($"- {audit.Name}: {audit.Value.GetProperty("title").GetString()}");
    }
}
