using Segl.Server.Oidc.Grants;
using Segl.Server.Web;

namespace Segl.Server.Tests.Oidc;

/// <summary>The standards' own vectors; those of JOSE and DPoP are in Segl.Jose.Tests.</summary>
public sealed class VectorsTests
{
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
}
