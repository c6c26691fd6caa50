using System.Security.Cryptography;
using Segl.Server.Notices.Channels;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Notices;

public sealed class WebPushTests : IAsyncLifetime
{
    private static readonly PushMessage Hint = new(
        """{"title":"Segl","body":"Der er nyt i dit Segl: æøå"}""",
        TimeSpan.FromMinutes(5)
    );

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly OutgoingGuard guard = new(["localhost"]);
    private PushService? service;

    private Vapid Vapid => new(key, "mailto:drift@segl.example");

    public async ValueTask InitializeAsync() => service = await PushService.Start();

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await service!.DisposeAsync();
    }

    [Fact]
    public async Task The_browser_reads_what_was_sent()
    {
        var (subscription, name) = await Subscribe();

        Assert.Equal(Delivery.Taken, await Send(subscription, Vapid));
        Assert.Equal([Hint.Json], await service!.Received(name));
    }

    [Fact]
    public async Task A_message_signed_with_another_key_is_not_taken()
    {
        var (subscription, name) = await Subscribe();
        using var anotherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(
            Delivery.NotNow("The push service answered 400."),
            await Send(subscription, new Vapid(anotherKey, "mailto:drift@segl.example"))
        );
        Assert.Empty(await service!.Received(name));
    }

    [Fact]
    public async Task A_subscription_that_the_browser_ended_is_reported_as_ended()
    {
        var (subscription, name) = await Subscribe();
        await service!.Unsubscribe(name);

        Assert.Equal(DeliveryEnd.NoSuchAddress, (await Send(subscription, Vapid)).End);
    }

    [Fact]
    public async Task A_push_service_that_is_down_delays()
    {
        var (subscription, _) = await Subscribe();
        await service!.GoesDown();

        Assert.Equal(
            Delivery.NotNow("The push service could not be reached: ConnectionError."),
            await Send(subscription, Vapid)
        );
    }

    [Fact]
    public async Task T69_an_endpoint_inside_our_own_network_is_not_called()
    {
        var (subscription, name) = await Subscribe();
        using var guarded = new OutgoingGuard(allow: []).NewClient();

        var delivery = await new WebPush(guarded).Send(
            subscription,
            Hint,
            Vapid,
            DateTimeOffset.UtcNow,
            CancellationToken.None
        );

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
        Assert.StartsWith("No request to localhost", delivery.Why, StringComparison.Ordinal);
        Assert.Empty(await service!.Received(name));
    }

    private async Task<Delivery> Send(PushSubscription subscription, Vapid vapid)
    {
        using var http = guard.NewClient();
        return await new WebPush(http).Send(subscription, Hint, vapid, DateTimeOffset.UtcNow, CancellationToken.None);
    }

    private async Task<(PushSubscription Subscription, string Name)> Subscribe()
    {
        var (address, name) = await service!.Subscribe(Vapid.PublicKey);
        return (address.For(installation: new byte[32])!, name);
    }
}
