using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Segl.Browser.Tests.Engines;

/// <summary>Debian's Firefox ESR by WebDriver BiDi, without a screen.</summary>
internal sealed class Firefox : IEngine
{
    // Nothing is fetched from outside, nothing asks a person, and the pointer is a finger's.
    private const string Preferences = """
        user_pref("app.update.enabled", false);
        user_pref("app.normandy.enabled", false);
        user_pref("browser.shell.checkDefaultBrowser", false);
        user_pref("browser.startup.homepage_override.mstone", "ignore");
        user_pref("browser.safebrowsing.update.enabled", false);
        user_pref("browser.safebrowsing.malware.enabled", false);
        user_pref("browser.safebrowsing.phishing.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("dom.storageManager.prompt.testing", true);
        user_pref("dom.storageManager.prompt.testing.allow", true);
        user_pref("extensions.update.enabled", false);
        user_pref("intl.accept_languages", "en-GB, en");
        user_pref("network.captive-portal-service.enabled", false);
        user_pref("network.connectivity-service.enabled", false);
        user_pref("network.dns.disablePrefetch", true);
        user_pref("network.proxy.type", 0);
        user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
        user_pref("signon.rememberSignons", false);
        user_pref("toolkit.telemetry.enabled", false);
        user_pref("ui.primaryPointerCapabilities", 1);
        """;

    private readonly DrivenProcess process = new(
        "WebDriver BiDi listening on",
        [
            .. DrivenProcess.UntilInputEnds,
            "firefox-esr",
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            "{home}",
        ]
    );
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = new();
    private readonly SemaphoreSlim sending = new(1);
    private int commands;

    private Firefox() { }

    /// <summary>Starts it with a fresh profile.</summary>
    public static async Task<Firefox> Start(TimeSpan patience)
    {
        var firefox = new Firefox();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(firefox.process.Home, "user.js"), Preferences);
            var address = await firefox.process.Start(patience);
            await firefox.socket.ConnectAsync(new($"{address}/session"), CancellationToken.None);
            _ = Task.Run(firefox.Hear);
            await firefox.Command("session.new", new { capabilities = new { } });
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<string> Open() =>
        (await Command("browsingContext.create", new { type = "window" })).GetProperty("context").GetString()!;

    /// <inheritdoc/>
    public Task Go(string window, string address) =>
        Command(
            "browsingContext.navigate",
            new
            {
                context = window,
                url = address,
                wait = "interactive",
            }
        );

    /// <inheritdoc/>
    public async Task<string> Run(string window, string function)
    {
        var ended = await Command(
            "script.callFunction",
            new
            {
                functionDeclaration = function,
                awaitPromise = true,
                target = new { context = window },
            }
        );
        return ended.GetProperty("type").GetString() == "success"
            ? ended.GetProperty("result").GetProperty("value").GetString()!
            : throw new InvalidOperationException(
                ended.GetProperty("exceptionDetails").GetProperty("text").GetString()
            );
    }

    /// <inheritdoc/>
    public Task Act(string window, object actions) =>
        Command("input.performActions", new { context = window, actions });

    /// <inheritdoc/>
    public async Task<byte[]> Picture(string window) =>
        (await Command("browsingContext.captureScreenshot", new { context = window }))
            .GetProperty("data")
            .GetBytesFromBase64();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await process.DisposeAsync();
    }

    private async Task<JsonElement> Command(string method, object parameters)
    {
        var id = Interlocked.Increment(ref commands);
        var answer = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id,
                method,
                @params = parameters,
            }
        );
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task Hear()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                using var whole = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    whole.Write(buffer, 0, part.Count);
                } while (!part.EndOfMessage);
                Take(JsonSerializer.Deserialize<JsonElement>(whole.ToArray()));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or JsonException)
        {
            foreach (var waiting in asked.Values)
            {
                waiting.TrySetException(gone);
            }
        }
    }

    private void Take(JsonElement message)
    {
        if (
            !message.TryGetProperty("id", out var id)
            || id.ValueKind is not JsonValueKind.Number
            || !asked.TryRemove(id.GetInt32(), out var answer)
        )
        {
            return;
        }

        if (message.GetProperty("type").GetString() == "success")
        {
            answer.SetResult(message.GetProperty("result"));
        }
        else
        {
            answer.SetException(new InvalidOperationException(message.ToString()));
        }
    }
}
