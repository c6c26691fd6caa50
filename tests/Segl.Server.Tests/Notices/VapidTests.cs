using System.Security.Cryptography;
using Segl.Server.Notices.Channels;

namespace Segl.Server.Tests.Notices;

/// <summary>Tokens for push services (RFC 8292): one serves many messages, never another service, never too
/// long.</summary>
public sealed class VapidTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri One = new("https://push.example/one"),
        Other = new("https://push.example/other");

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_token_serves_all_messages_to_its_push_service_for_six_hours()
    {
        var vapid = new Vapid(key, "mailto:test@segl.test");
        var first = vapid.Authorization(One, Now);

        Assert.Equal(first, vapid.Authorization(Other, Now + TimeSpan.FromHours(6) - TimeSpan.FromMilliseconds(1)));
        Assert.NotEqual(first, vapid.Authorization(Other, Now + TimeSpan.FromHours(6)));
    }

    [Fact]
    public void No_push_service_gets_the_token_of_another_however_many_are_named()
    {
        var vapid = new Vapid(key, "mailto:test@segl.test");

        var given = Enumerable.Range(0, 250).Select(n => vapid.Authorization(new($"https://push{n}.example/"), Now));

        Assert.Equal(250, given.Distinct().Count());
    }

    public void Dispose() => key.Dispose();
}
