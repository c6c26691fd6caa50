using System.Net.Http.Json;
using System.Text.Json;
using Segl.Server.Tests;

namespace Segl.Browser.Tests.Engines;

/// <summary>Debian's WebKitGTK with its MiniBrowser by WebDriver, on a screen of its own that nobody sees.</summary>
internal sealed class WebKit : IEngine
{
    private static readonly string[] Screen =
    [
        "dbus-run-session",
        "--",
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1280x1000x24",
    ];

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly DrivenProcess process;
    private readonly HttpClient http;
    private string session = "";
    private string shown = "";
    private bool isFirstOpen;

    private WebKit(int port)
    {
        process = new(null, [.. Screen, .. DrivenProcess.UntilInputEnds, "WebKitWebDriver", $"--port={port}"]);
        http = new() { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Starts it, with nothing kept from before.</summary>
    public static async Task<WebKit> Start(TimeSpan patience)
    {
        var webKit = new WebKit(FreePorts.Next());
        try
        {
            var started = webKit.process.Start(patience);
            while (!started.IsCompleted && !await webKit.Answers())
            {
                await Task.Delay(100);
            }

            webKit.process.IsReady();
            await started;
            var options = new Dictionary<string, object>
            {
                ["binary"] = Directory.GetFiles(
                    "/usr/lib",
                    "MiniBrowser",
                    new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }
                )[0],
                ["args"] = new[] { "--automation" },
            };
            var capabilities = new Dictionary<string, object> { ["webkitgtk:browserOptions"] = options };
            var made = await webKit.Ask("session", new { capabilities = new { alwaysMatch = capabilities } });
            webKit.session = $"session/{made.GetProperty("sessionId").GetString()}/";
            webKit.shown = (await webKit.Read("window")).GetString()!;
            return webKit;
        }
        catch
        {
            await webKit.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<string> Open()
    {
        if (!isFirstOpen)
        {
            isFirstOpen = true;
            return shown;
        }

        return (await Ask("window/new", new { type = "window" })).GetProperty("handle").GetString()!;
    }

    /// <inheritdoc/>
    public Task Go(string window, string address) => In(window, "url", new { url = address });

    /// <inheritdoc/>
    public async Task<string> Run(string window, string function)
    {
        // The callback is WebDriver's; what fails comes back as words.
        var script = $$"""
            const done = arguments[arguments.length - 1];
            Promise.resolve().then({{function}}).then(found => done('+' + found), error => done('-' + error));
            """;
        var ended = (await In(window, "execute/async", new { script, args = Array.Empty<object>() })).GetString()!;
        return ended[0] == '+' ? ended[1..] : throw new InvalidOperationException(ended[1..]);
    }

    /// <inheritdoc/>
    public Task Act(string window, object actions) => In(window, "actions", new { actions });

    /// <inheritdoc/>
    public async Task<byte[]> Picture(string window) => (await In(window, "screenshot", null)).GetBytesFromBase64();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (session.Length > 0)
        {
            using var ended = await http.DeleteAsync(session.TrimEnd('/'));
        }

        http.Dispose();
        await process.DisposeAsync();
    }

    // WebDriver has one current window; who wants another one says so first.
    private async Task<JsonElement> In(string window, string command, object? body)
    {
        await oneAtATime.WaitAsync();
        try
        {
            if (window != shown)
            {
                await Ask("window", new { handle = window });
                shown = window;
            }

            return body is null ? await Read(command) : await Ask(command, body);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<JsonElement> Ask(string command, object body)
    {
        using var answer = await http.PostAsJsonAsync(session + command, body);
        return await ValueOf(answer);
    }

    private async Task<JsonElement> Read(string command)
    {
        using var answer = await http.GetAsync(session + command);
        return await ValueOf(answer);
    }

    private static async Task<JsonElement> ValueOf(HttpResponseMessage answer)
    {
        var value = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value");
        return answer.IsSuccessStatusCode ? value : throw new InvalidOperationException(value.ToString());
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var status = await http.GetAsync("status");
            return status.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
