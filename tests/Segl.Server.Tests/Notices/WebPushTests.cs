using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Server.Notices;
using Segl.Storage;

namespace Segl.Server.Tests.Notices;

/// <summary>
/// A stranger plays the push service and the browser behind it: npm's web-push-testing decrypts what we send.
/// </summary>
public sealed class WebPushTests : IAsyncLifetime
{
    private static readonly PushMessage Hint =
        new("""{"title":"Segl","body":"Der er nyt i dit Segl: æøå"}""", TimeSpan.FromMinutes(5));

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly OutgoingGuard guard = new(["localhost"]);
    private readonly int port = StartedProcess.FreePort();
    private StartedProcess? service;
    private HttpClient? browser;

    private Vapid Vapid => new(key, "mailto:drift@segl.example");

    public async ValueTask InitializeAsync()
    {
        service = new StartedProcess(
            "node",
            Repository.File("tests", "node_modules", "web-push-testing", "src", "bin", "server.js"),
            port.ToString(CultureInfo.InvariantCulture));
        await service.Line(line => line.Contains("Server running", StringComparison.Ordinal));
        browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        browser!.Dispose();
        await service!.DisposeAsync();
    }

    [Fact]
    public async Task The_browser_reads_what_was_sent()
    {
        var (subscription, hash) = await Subscribe(Vapid);

        Assert.Equal(Delivery.Taken, await Send(subscription, Vapid));
        Assert.Equal([Hint.Json], await Received(hash));
    }

    [Fact]
    public async Task A_message_signed_with_another_key_is_not_taken()
    {
        var (subscription, hash) = await Subscribe(Vapid);
        using var anotherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(
            Delivery.NotNow("The push service answered 400."),
            await Send(subscription, new Vapid(anotherKey, "mailto:drift@segl.example")));
        Assert.Empty(await Received(hash));
    }

    [Fact]
    public async Task A_subscription_that_the_browser_ended_is_reported_as_ended()
    {
        var (subscription, hash) = await Subscribe(Vapid);
        using var ended = await browser!.PostAsync($"/expire-subscription/{hash}", null);

        Assert.Equal(DeliveryEnd.NoSuchAddress, (await Send(subscription, Vapid)).End);
    }

    [Fact]
    public async Task A_push_service_that_is_down_delays()
    {
        var (subscription, _) = await Subscribe(Vapid);
        await service!.DisposeAsync();

        Assert.Equal(
            Delivery.NotNow("The push service could not be reached: ConnectionError."),
            await Send(subscription, Vapid));
    }

    [Fact]
    public async Task T69_an_endpoint_inside_our_own_network_is_not_called()
    {
        var (subscription, hash) = await Subscribe(Vapid);
        using var guarded = new OutgoingGuard(allow: []).NewClient();

        var delivery = await new WebPush(guarded).Send(
            subscription, Hint, Vapid, DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
        Assert.StartsWith("No request to localhost", delivery.Why, StringComparison.Ordinal);
        Assert.Empty(await Received(hash));
    }

    private async Task<Delivery> Send(PushSubscription subscription, Vapid vapid)
    {
        using var http = guard.NewClient();
        return await new WebPush(http).Send(subscription, Hint, vapid, DateTimeOffset.UtcNow, CancellationToken.None);
    }

    private async Task<(PushSubscription Subscription, string Hash)> Subscribe(Vapid vapid)
    {
        using var answer = await browser!.PostAsJsonAsync(
            "/subscribe", new { userVisibleOnly = "true", applicationServerKey = vapid.PublicKey });
        var data = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        var keys = data.GetProperty("keys");

        // The judge writes its keys in base64 with padding; a browser writes base64url (W3C Push API, toJSON).
        var address = new PushAddress(
            data.GetProperty("endpoint").GetString(), BrowserForm(keys, "p256dh"), BrowserForm(keys, "auth"));
        return (address.For(new byte[32])!, data.GetProperty("clientHash").GetString()!);
    }

    private static string BrowserForm(JsonElement keys, string name) =>
        keys.GetProperty(name).GetString()!.Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private async Task<string[]> Received(string hash)
    {
        using var answer = await browser!.PostAsJsonAsync("/get-notifications", new { clientHash = hash });
        var data = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        return [.. data.GetProperty("messages").EnumerateArray().Select(message => message.GetString()!)];
    }
}
