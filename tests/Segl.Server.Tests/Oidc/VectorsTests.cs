using System.Buffers.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Segl.Server.Keys;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;

namespace Segl.Server.Tests.Oidc;

/// <summary>The standards' own vectors.</summary>
public sealed class VectorsTests
{
    // RFC 9449 section 4.2: the key of its examples, whose thumbprint section 6.1 prints.
    private const string X = "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs";
    private const string Y = "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA";

    [Fact]
    public void RFC_7636_appendix_B() =>
        Assert.Equal(
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            TokenEndpoint.ChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        );

    [Theory]
    [InlineData(42, false)]
    [InlineData(43, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void RFC_7636_section_4_1_a_verifier_has_43_to_128_characters(int length, bool fits) =>
        Assert.Equal(fits, TokenEndpoint.ChallengeOf(new string('~', length)) is not null);

    [Fact]
    public void RFC_7638_by_the_thumbprint_in_RFC_9449_section_6_1() =>
        Assert.Equal(
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            SigningKeys.ThumbprintOf(new() { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) })
        );

    [Fact]
    public void RFC_9449_section_7_1_the_hash_of_an_access_token() =>
        Assert.Equal(
            "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo",
            DpopProofs.HashOf("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU")
        );

    [Fact]
    public async Task RFC_9449_section_4_2_the_proof_is_believed_but_for_its_nonce()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var proofs = (DpopProofs)server.Parts.GetService(typeof(DpopProofs))!;
        const string Proof =
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

        Assert.Equal(DpopError.UseNonce, Check("POST", "https://server.example.com/token"));
        Assert.Equal(DpopError.Invalid, Check("GET", "https://server.example.com/token"));
        Assert.Equal(DpopError.Invalid, Check("POST", "https://server.example.com/other"));

        DpopError? Check(string method, string address) =>
            proofs.Check(Proof, method, [address], null, server.Clock.GetUtcNow()).Error;
    }

    [Fact]
    public async Task RFC_7515_appendix_A_3_an_ES256_signature()
    {
        const string Jws =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        var keys = ClientKeys.Usable(
            """
            {"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},{"kty":"RSA","n":"AQAB","e":"AQAB"}]}
            """
        );

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            Jws,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                IssuerSigningKeys = keys,
                ValidIssuer = "joe",
                ValidateAudience = false,
                ValidateLifetime = false,
            }
        );

        Assert.Single(keys);
        Assert.True(result.IsValid);
    }
}
