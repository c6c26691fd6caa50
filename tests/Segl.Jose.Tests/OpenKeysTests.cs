using System.Security.Cryptography;

namespace Segl.Jose.Tests;

/// <summary>Keys that are kept open verify what they verified before, and nothing else.</summary>
public sealed class OpenKeysTests
{
    // More than two generations of open keys.
    private const int Many = 2500;

    [Fact]
    public void One_key_verifies_for_many_at_once()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (jwk, right, forged) = (EcPublicJwk.Of(key), Signed(key), Forged(key));

        Parallel.For(
            0,
            500,
            time =>
            {
                Assert.True(right.IsSignedBy(jwk));
                Assert.False(forged.IsSignedBy(jwk));
            }
        );
    }

    [Fact]
    public void A_key_verifies_after_many_others_as_before()
    {
        using var first = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (jwk, signed) = (EcPublicJwk.Of(first), Signed(first));
        Assert.True(signed.IsSignedBy(jwk));

        Parallel.For(
            0,
            Many,
            time =>
            {
                using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                Assert.True(Signed(other).IsSignedBy(EcPublicJwk.Of(other)));
                Assert.False(signed.IsSignedBy(EcPublicJwk.Of(other)));
            }
        );

        Assert.True(signed.IsSignedBy(jwk));
        Assert.False(Forged(first).IsSignedBy(jwk));
    }

    [Fact]
    public void What_is_no_point_of_the_curve_signs_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var nowhere = new EcPublicJwk(new() { X = new byte[32], Y = new byte[32] });

        Assert.False(Signed(key).IsSignedBy(nowhere));
        Assert.False(Signed(key).IsSignedBy(nowhere));
    }

    [Fact]
    public void A_key_is_the_same_from_JWK_and_from_DER_under_whatever_id()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwk = EcPublicJwk.Of(key, "id");

        var read = EcPublicJwk.Read(key.ExportSubjectPublicKeyInfo());

        Assert.Equal(jwk, read);
        Assert.Equal(jwk.GetHashCode(), read!.GetHashCode());
        Assert.NotEqual(jwk, EcPublicJwk.Of(other, "id"));
        Assert.Null(EcPublicJwk.Read(key.ExportSubjectPublicKeyInfo().AsSpan()[..^1]));
        Assert.Null(EcPublicJwk.Read([]));
    }

    private static CompactJws Signed(ECDsa key) =>
        CompactJws.Read(CompactJws.Write(key, """{"alg":"ES256"}""", "{}"u8), 1000)!;

    private static CompactJws Forged(ECDsa key)
    {
        var parts = CompactJws.Write(key, """{"alg":"ES256"}""", "{}"u8).Split('.');
        return CompactJws.Read($"{parts[0]}.e30K.{parts[2]}", 1000)!;
    }
}
