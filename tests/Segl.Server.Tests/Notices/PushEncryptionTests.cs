using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Notices.Channels;

namespace Segl.Server.Tests.Notices;

public sealed class PushEncryptionTests
{
    private static readonly byte[] Installation = new byte[32];

    private const string Endpoint = "https://push.example/abc";

    // RFC 8291, Appendix A.
    private const string UserAgentKey =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        Secret = "BTBZMqHH6r4Tts7J_aSIgg",
        ServerKey = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        ServerPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
        Salt = "DGv6ra1nlYgDCS1FRnbzlw",
        Body =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWA"
            + "mS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    [Fact]
    public void RFC8291_appendix_A()
    {
        var subscription = new PushAddress(Endpoint, UserAgentKey, Secret).For(Installation)!;
        var point = Base64Url.DecodeFromChars(ServerKey);
        using var ours = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
                D = Base64Url.DecodeFromChars(ServerPrivate),
            }
        );

        var body = PushEncryption.Encrypt(
            "When I grow up, I want to be a watermelon"u8,
            subscription,
            ours,
            Base64Url.DecodeFromChars(Salt),
            padding: 0
        );

        Assert.Equal(Body, Base64Url.EncodeToString(body));
    }

    [Fact]
    public void Every_message_has_the_same_length_and_no_two_are_alike()
    {
        var subscription = new PushAddress(Endpoint, UserAgentKey, Secret).For(Installation)!;

        var shortOne = PushEncryption.Encrypt("a"u8, subscription);
        var longOne = PushEncryption.Encrypt(new byte[PushEncryption.PaddedBytes], subscription);

        Assert.Equal(longOne.Length, shortOne.Length);
        Assert.NotEqual(shortOne, PushEncryption.Encrypt("a"u8, subscription));
    }

    [Theory]
    [InlineData("not an address", UserAgentKey, Secret)]
    [InlineData("ftp://push.example/abc", UserAgentKey, Secret)]
    [InlineData("http://push.example/abc", UserAgentKey, Secret)]
    [InlineData(null, UserAgentKey, Secret)]
    [InlineData(Endpoint, "BCVx", Secret)]
    [InlineData(Endpoint, "not base64url!", Secret)]
    [InlineData(Endpoint, UserAgentKey, "BTBZ")]
    [InlineData(Endpoint, UserAgentKey, null)]
    // The last byte changed: a point beside the curve would leak our key to whoever chose it.
    [InlineData(
        Endpoint,
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8",
        Secret
    )]
    public void A_subscription_that_cannot_be_used_is_refused(string? endpoint, string? p256dh, string? auth) =>
        Assert.Null(new PushAddress(endpoint, p256dh, auth).For(Installation));
}
