using System.Net;
using System.Text.Json;

namespace Segl.Browser.Tests;

/// <summary>The app as files, without a browser: what is sent, how much, and under which policy.</summary>
public sealed class AppFilesTests
{
    private const int Budget = 100_000;

    /// <summary>The service worker keeps only what there is; one missing file, and it would never be
    /// installed.</summary>
    [Fact]
    public async Task Every_file_that_the_worker_keeps_is_there()
    {
        await using var server = await SeglServer.Start();
        using var http = new HttpClient { BaseAddress = new(server.Issuer) };
        var files = await FilesOfTheWorker(http);
        Assert.Contains("/screens/home.js", files);
        foreach (var file in files)
        {
            using var answer = await http.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>No script of anybody else, no inline script, no string that becomes script.</summary>
    [Fact]
    public async Task The_app_comes_with_a_strict_policy_and_nothing_outside_its_folder()
    {
        await using var server = await SeglServer.Start();
        using var http = new HttpClient { BaseAddress = new(server.Issuer) };
        using var page = await http.GetAsync("/q");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        foreach (
            var part in new[]
            {
                "default-src 'none'",
                "script-src 'self';",
                "style-src 'self';",
                "connect-src 'self' ws://127.0.0.1:28817 ws://127.0.0.1:28818 ws://127.0.0.1:28819;",
                "base-uri 'none'",
                "form-action 'self'",
                "require-trusted-types-for 'script'",
                "trusted-types segl",
            }
        )
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/../segl.dll", "/%2e%2e/segl.dll", "/vendor/preact.d.ts", "/nothing.js" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>
    /// The page names every module of its first screen, so that none waits for another to be read, and all of it is
    /// small.
    /// </summary>
    [Fact]
    public async Task The_first_screen_needs_no_module_that_the_page_does_not_name_and_under_100_kB()
    {
        await using var chromium = await Chromium.Start();
        await using var server = await SeglServer.Start();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Sees("Activate your Segl");
        var unnamed = await phone.Page.EvaluateAsync<string[]>(
            """
            () => {
              const links = [...document.querySelectorAll('link[rel=modulepreload], script[src]')];
              const named = links.map(link => link.href || link.src);
              return performance.getEntriesByType('resource').map(entry => entry.name)
                .filter(name => name.endsWith('.js') && !name.endsWith('/sw.js') && !named.includes(name));
            }
            """
        );
        Assert.Empty(unnamed);
        Assert.InRange(await CompressedBytes(phone), 1, Budget);
    }

    private static Task<int> CompressedBytes(Phone phone) =>
        phone.Page.EvaluateAsync<int>(
            """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
            """
        );

    private static async Task<List<string>> FilesOfTheWorker(HttpClient http)
    {
        using var answer = await http.GetAsync("/sw.js");
        using var content = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var line = (await content.ReadLineAsync())!;
        var head = JsonDocument.Parse(line["const app = ".Length..line.LastIndexOf(';')]);
        return [.. head.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
    }
}
