using System.Security.Cryptography;
using System.Text.Json;

namespace Segl.Jose.Tests;

/// <summary>DPoP proofs: the standard's own, ours, and bent ones.</summary>
public sealed class DpopProofTests
{
    private const string Uri = "https://server.example.com/token";
    private const string Token = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_562_262_616);

    // RFC 9449, figures 2 and 12.
    private const string AtTheTokenEndpoint =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
    private const string WithAToken =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

    [Fact]
    public void RFC_9449_section_4_2_the_proof_at_the_token_endpoint()
    {
        var proof = DpopProof.Read(AtTheTokenEndpoint, "POST", ["https://other.example", Uri], null);

        Assert.Equal(("-BwC3ESc6acc2lTc", null), (proof?.JwtId, proof?.Nonce));
        Assert.Equal("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", proof?.Key.Thumbprint);
        Assert.Null(DpopProof.Read(AtTheTokenEndpoint, "GET", [Uri], null));
        Assert.Null(DpopProof.Read(AtTheTokenEndpoint, "POST", [$"{Uri}/"], null));
        Assert.Null(DpopProof.Read(AtTheTokenEndpoint, "POST", [Uri], Token));
    }

    [Fact]
    public void RFC_9449_section_7_1_the_proof_with_an_access_token()
    {
        const string Resource = "https://resource.example.org/protectedresource";

        Assert.NotNull(DpopProof.Read(WithAToken, "GET", [Resource], Token));
        Assert.Null(DpopProof.Read(WithAToken, "GET", [Resource], Token + "x"));
        Assert.Equal("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo", DpopProof.HashOf(Token));
    }

    [Fact]
    public void What_a_key_makes_is_read_again()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var dpop = new DpopKey(key);

        var first = DpopProof.Read(dpop.Proof("POST", Uri, null, null, Now), "POST", [Uri], null);
        var next = DpopProof.Read(dpop.Proof("POST", Uri, "the nonce", Token, Now), "POST", [Uri], Token);

        Assert.Null(first!.Nonce);
        Assert.Equal("the nonce", next!.Nonce);
        Assert.NotEqual(first.JwtId, next.JwtId);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), next.PublicKey);
        Assert.Equal(Now, CompactJws.Read(dpop.Proof("GET", Uri, null, null, Now), 1000)?.Claims?.Instant("iat"));
    }

    [Fact]
    public void A_proof_as_it_should_be_is_believed() => Assert.NotNull(Bent([], []));

    [Theory]
    [InlineData("typ", "JWT")]
    [InlineData("typ", null)]
    [InlineData("alg", "none")]
    [InlineData("jwk", null)]
    [InlineData("jwk", "x")]
    [InlineData("crit", new[] { "exp" })]
    public void A_proof_with_a_bent_header_is_none(string member, object? value) =>
        Assert.Null(Bent(new() { [member] = value }, []));

    [Theory]
    [InlineData("htm", "post")]
    [InlineData("htm", null)]
    [InlineData("htu", "https://server.example.com/token/x")]
    [InlineData("htu", 7)]
    [InlineData("jti", "")]
    [InlineData("jti", null)]
    [InlineData("ath", "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQE")]
    [InlineData("ath", null)]
    public void A_proof_with_a_bent_claim_is_none(string member, object? value) =>
        Assert.Null(Bent([], new() { [member] = value }));

    [Fact]
    public void A_proof_that_shows_its_private_key_or_is_signed_by_another_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var shown = new Dictionary<string, string>(EcPublicJwk.Of(other).Members) { ["d"] = "AAAA" };

        Assert.Null(Bent(new() { ["jwk"] = shown }, []));
        Assert.Null(Bent(new() { ["jwk"] = EcPublicJwk.Of(other).Members }, []));
    }

    // A proof as it should be, but for these members; null leaves one out.
    private static DpopProof? Bent(Dictionary<string, object?> header, Dictionary<string, object?> claims)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var usualHeader = new Dictionary<string, object?>
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = EcPublicJwk.Of(key).Members,
        };
        var usualClaims = new Dictionary<string, object?>
        {
            ["jti"] = "an id",
            ["htm"] = "POST",
            ["htu"] = Uri,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["ath"] = DpopProof.HashOf(Token),
        };
        var proof = CompactJws.Write(key, Said(usualHeader, header), Said(usualClaims, claims));
        return DpopProof.Read(proof, "POST", [Uri], Token);
    }

    private static byte[] Said(Dictionary<string, object?> usual, Dictionary<string, object?> bent) =>
        JsonSerializer.SerializeToUtf8Bytes(
            usual
                .Where(member => !bent.ContainsKey(member.Key))
                .Concat(bent.Where(member => member.Value is not null))
                .ToDictionary()
        );
}
