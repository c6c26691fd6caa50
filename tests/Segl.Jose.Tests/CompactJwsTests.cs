using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Jose.Tests;

/// <summary>What is read as a compact JWS, and what is refused before any key is asked.</summary>
public sealed class CompactJwsTests
{
    private const int Longest = 1000;

    // RFC 7515 appendix A.3.
    private const string Header = "eyJhbGciOiJFUzI1NiJ9";
    private const string Payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private const string Signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private const string Keys = """
        {"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},{"kty":"RSA","n":"AQAB","e":"AQAB"}]}
        """;

    [Fact]
    public void RFC_7515_appendix_A_3_an_ES256_signature()
    {
        var key = Assert.Single(EcPublicJwk.ReadSet(Keys));

        var jws = CompactJws.Read($"{Header}.{Payload}.{Signature}", Longest)!;

        Assert.True(jws.IsSignedBy(key));
        Assert.Equal($"{Header}.{Payload}", Encoding.ASCII.GetString(jws.SigningInput));
        Assert.Equal(jws.SigningInput, CompactJws.SigningInputOf(jws.Text));
        Assert.Equal("joe", jws.Claims?.Text("iss"));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_300_819_380), jws.Claims?.Instant("exp"));
    }

    [Theory]
    [InlineData("eyJhbGciOiJFUzI1NiIgfQ", Payload, Signature)]
    [InlineData(Header, "e30", Signature)]
    [InlineData(Header, Payload, "")]
    [InlineData(Header, Payload, "AAAA")]
    [InlineData(Header, Payload, "A" + Signature)]
    public void A_bent_part_is_not_signed(string header, string payload, string signature) =>
        Assert.False(
            CompactJws.Read($"{header}.{payload}.{signature}", Longest)?.IsSignedBy(EcPublicJwk.ReadSet(Keys)[0])
        );

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var jws = CompactJws.Read(CompactJws.Write(key, """{"alg":"ES256","typ":"x","kid":"k"}""", [0, 255]), Longest)!;

        Assert.Equal(("x", "k"), (jws.Type, jws.KeyId));
        Assert.Equal([0, 255], jws.Payload);
        Assert.Null(jws.Claims);
        Assert.True(jws.IsSignedBy(key));
        Assert.True(jws.IsSignedBy(EcPublicJwk.Of(key)));
        Assert.False(jws.IsSignedBy(other));
    }

    [Theory]
    [InlineData("""{"alg":"ES256"}""", true)]
    [InlineData("""{"alg":"ES256","unknown":[1]}""", true)]
    // RFC 7515 section 4.1.11: an extension that must be understood is not.
    [InlineData("""{"alg":"ES256","crit":["exp"],"exp":1}""", false)]
    [InlineData("""{"alg":"ES256","crit":["b64"],"b64":true}""", false)]
    [InlineData("""{"alg":"ES256","crit":[]}""", false)]
    [InlineData("""{"alg":"ES256","crit":null}""", false)]
    [InlineData("""{"alg":"ES256","\u0063rit":["exp"]}""", false)]
    [InlineData("""{"alg":"ES256","b64":false}""", false)]
    [InlineData("""{"alg":"none"}""", false)]
    [InlineData("""{"alg":"HS256"}""", false)]
    [InlineData("""{"alg":"es256"}""", false)]
    [InlineData("""{"alg":["ES256"]}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"alg":"ES256","alg":"ES256"}""", false)]
    [InlineData("""{"alg":"ES256","typ":"a","t\u0079p":"b"}""", false)]
    [InlineData("""{"alg":"ES256","typ":"\ud800"}""", false)]
    [InlineData("""["ES256"]""", false)]
    [InlineData("""{"alg":"ES256",}""", false)]
    [InlineData("""{"alg":"ES256"} {}""", false)]
    [InlineData("", false)]
    public void A_header_names_ES256_once_and_no_extension(string header, bool isRead)
    {
        var jws = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Payload}.{Signature}";

        Assert.Equal(isRead, CompactJws.Read(jws, Longest) is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(Header)]
    [InlineData($"{Header}.{Payload}")]
    [InlineData($"{Header}.{Payload}.{Signature}.")]
    [InlineData($".{Header}.{Payload}.{Signature}")]
    [InlineData($"{Header}.{Payload}.{Signature}==")]
    [InlineData($"{Header}.{Payload}.{Signature}%3D")]
    [InlineData($"{Header}.{Payload}=.{Signature}")]
    [InlineData($"{Header}.{Payload}\n.{Signature}")]
    [InlineData($" {Header}.{Payload}.{Signature}")]
    [InlineData($"{Header}.+/+/.{Signature}")]
    [InlineData($"{Header}.e31.{Signature}")]
    [InlineData($"{Header}.e30AA.{Signature}")]
    [InlineData($"{Header}.æ.{Signature}")]
    public void Three_parts_of_base64url_without_padding_and_nothing_else(string? text) =>
        Assert.Null(CompactJws.Read(text, Longest));

    [Fact]
    public void A_JWS_has_a_longest_length()
    {
        var jws = $"{Header}.{Payload}.{Signature}";

        Assert.NotNull(CompactJws.Read(jws, jws.Length));
        Assert.Null(CompactJws.Read(jws, jws.Length - 1));
    }

    [Theory]
    [InlineData("""{"exp":1300819380.5}""", 1_300_819_380_500)]
    [InlineData("""{"exp":-1}""", 0L)]
    [InlineData("""{"exp":1e300}""", 253_402_300_799_000)]
    [InlineData("""{"exp":"1300819380"}""", null)]
    [InlineData("{}", null)]
    public void A_NumericDate_is_a_number(string claims, long? milliseconds)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jws = CompactJws.Read(
            CompactJws.Write(key, """{"alg":"ES256"}""", Encoding.UTF8.GetBytes(claims)),
            Longest
        );

        Assert.Equal(milliseconds, jws?.Claims?.Instant("exp")?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("""{"aud":"a"}""", "a")]
    [InlineData("""{"aud":["a","b",1]}""", "a b")]
    [InlineData("""{"aud":1}""", "")]
    [InlineData("{}", "")]
    public void An_audience_is_a_text_or_several(string claims, string audiences)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jws = CompactJws.Read(
            CompactJws.Write(key, """{"alg":"ES256"}""", Encoding.UTF8.GetBytes(claims)),
            Longest
        );

        Assert.Equal(audiences, string.Join(' ', jws!.Claims!.Value.Audiences()));
    }
}
