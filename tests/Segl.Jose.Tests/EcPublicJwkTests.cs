using System.Security.Cryptography;
using System.Text.Json;

namespace Segl.Jose.Tests;

/// <summary>Public keys as strangers write them.</summary>
public sealed class EcPublicJwkTests
{
    // RFC 9449 section 4.2: the key of its examples, whose thumbprint section 6.1 prints.
    private const string X = "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs";
    private const string Y = "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA";
    private const string Usual = $$"""{"kty":"EC","x":"{{X}}","y":"{{Y}}","crv":"P-256"}""";

    [Fact]
    public void RFC_7638_by_the_thumbprint_in_RFC_9449_section_6_1() =>
        Assert.Equal("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", Read(Usual)?.Thumbprint);

    [Fact]
    public void A_key_has_the_members_and_the_DER_that_the_framework_gives_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var jwk = Read(JsonSerializer.Serialize(EcPublicJwk.Of(key).Members))!;

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), jwk.SubjectPublicKeyInfo);
        using var opened = jwk.Open();
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), opened.ExportSubjectPublicKeyInfo());
    }

    [Theory]
    [InlineData("kty", "\"RSA\"")]
    [InlineData("kty", null)]
    [InlineData("crv", "\"P-384\"")]
    [InlineData("crv", "256")]
    [InlineData("x", "\"" + X + "=\"")]
    [InlineData("x", "\"AAAA\"")]
    [InlineData("x", "7")]
    [InlineData("y", null)]
    [InlineData("d", "\"" + X + "\"")]
    public void Anything_but_a_public_key_on_P_256_is_none(string member, string? value)
    {
        var bent = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Usual)!;
        bent.Remove(member);
        if (value is not null)
        {
            bent[member] = JsonElement.Parse(value);
        }

        Assert.Null(Read(JsonSerializer.Serialize(bent)));
    }

    [Fact]
    public void A_point_beside_the_curve_has_signed_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jws = CompactJws.Read(CompactJws.Write(key, """{"alg":"ES256"}""", "{}"u8), 1000)!;

        var beside = Read($$"""{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{X}}"}""")!;

        Assert.ThrowsAny<CryptographicException>(beside.Open);
        Assert.False(jws.IsSignedBy(beside));
    }

    [Theory]
    [InlineData($$"""{"keys":[{{Usual}}]}""", 1)]
    [InlineData($$"""{"keys":[7,{"kty":"RSA"},{{Usual}},null]}""", 1)]
    [InlineData($$"""{"keys":[{"kty":"EC","x":"{{X}}","y":"{{Y}}","crv":"P-256","use":"sig","alg":"ES256"}]}""", 1)]
    [InlineData($$"""{"keys":[{"kty":"EC","x":"{{X}}","y":"{{Y}}","crv":"P-256","use":"enc"}]}""", 0)]
    [InlineData($$"""{"keys":[{"kty":"EC","x":"{{X}}","y":"{{Y}}","crv":"P-256","alg":"ECDH-ES"}]}""", 0)]
    [InlineData("""{"keys":{}}""", 0)]
    [InlineData("[]", 0)]
    [InlineData("{", 0)]
    public void Of_a_set_the_keys_count_that_can_check_a_signature(string set, int keys) =>
        Assert.Equal(keys, EcPublicJwk.ReadSet(set).Count);

    private static EcPublicJwk? Read(string jwk) => EcPublicJwk.Read(JsonElement.Parse(jwk));
}
