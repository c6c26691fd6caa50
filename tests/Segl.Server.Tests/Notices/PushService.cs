using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Segl.Demo;
using Segl.Server.Notices.Channels;

namespace Segl.Server.Tests.Notices;

/// <summary>
/// A stranger plays the push service and the browsers behind it: npm's web-push-testing decrypts what we send.
/// </summary>
internal sealed class PushService : IAsyncDisposable
{
    private readonly StartedProcess service;
    private readonly HttpClient browser;

    private PushService(StartedProcess service, int port)
    {
        this.service = service;
        browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public static async Task<PushService> Start()
    {
        var port = FreePorts.Next();
        var service = new StartedProcess(
            "node",
            Repository.File("tests", "node_modules", "web-push-testing", "src", "bin", "server.js"),
            port.ToString(CultureInfo.InvariantCulture)
        );
        await service.Line(line => line.Contains("Server running", StringComparison.Ordinal));
        return new(service, port);
    }

    /// <summary>A browser subscribes to messages from the holder of a key.</summary>
    /// <returns>What the browser gives to the app, and the name under which the service keeps it.</returns>
    public async Task<(PushAddress Address, string Name)> Subscribe(string applicationServerKey)
    {
        using var answer = await browser.PostAsJsonAsync(
            "/subscribe",
            new { userVisibleOnly = "true", applicationServerKey }
        );
        var data = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        var keys = data.GetProperty("keys");
        return (
            new(data.GetProperty("endpoint").GetString(), BrowserForm(keys, "p256dh"), BrowserForm(keys, "auth")),
            data.GetProperty("clientHash").GetString()!
        );
    }

    /// <summary>The browser ends its subscription.</summary>
    public async Task Unsubscribe(string name)
    {
        using var ended = await browser.PostAsync($"/expire-subscription/{name}", null);
    }

    /// <summary>What the browser could decrypt, oldest first.</summary>
    public async Task<string[]> Received(string name)
    {
        using var answer = await browser.PostAsJsonAsync("/get-notifications", new { clientHash = name });
        var data = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        return [.. data.GetProperty("messages").EnumerateArray().Select(message => message.GetString()!)];
    }

    public ValueTask GoesDown() => service.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await service.DisposeAsync();
    }

    // It writes keys in base64 with padding; a browser writes base64url (W3C Push API, toJSON).
    private static string BrowserForm(JsonElement keys, string name) =>
        keys.GetProperty(name).GetString()!.Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
