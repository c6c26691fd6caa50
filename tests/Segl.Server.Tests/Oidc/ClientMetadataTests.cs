using System.Text.Json;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Tests.Commands;

namespace Segl.Server.Tests.Oidc;

/// <summary>
/// The registration of relying parties: one that is right, then one member bent per test; and the command.
/// </summary>
public sealed class ClientMetadataTests
{
    private static readonly string Usual = """
        {"client_name":"The library","profile":"plain","sector":"public","redirect_uris":["https://rp.example/back"],
         "scope":"openid profile cpr"}
        """;

    [Fact]
    public void R97_the_sector_is_by_default_the_host_of_the_redirect_address()
    {
        var client = Read(Usual);

        Assert.Equal("rp.example", client.SectorIdentifier);
        Assert.Equal(["openid", "profile", "cpr"], client.Scopes);
        Assert.Equal(["name", "birthdate", "cpr"], client.Claims);
        Assert.False(client.MayRefresh);
    }

    [Theory]
    [InlineData("client_name", "null", "client_name")]
    [InlineData("client_name", "\"\"", "client_name")]
    [InlineData("client_name", "\"a\\u202eb\"", "client_name")]
    [InlineData("profile", "\"loose\"", "profile must be strict or plain")]
    [InlineData("profile", "\"strict\"", "private_key_jwt")]
    [InlineData("sector", "\"secret\"", "sector must be public or private")]
    [InlineData("sector", "\"private\"", "public sector only")]
    [InlineData("claims", "[\"email\"]", "The claims are")]
    [InlineData("redirect_uris", "[]", "redirect_uris")]
    [InlineData("redirect_uris", "[\"http://rp.example/back\"]", "redirect_uris")]
    [InlineData("redirect_uris", "[\"https://rp.example/back#x\"]", "redirect_uris")]
    [InlineData("redirect_uris", "[\"https://rp.example/a b\"]", "redirect_uris")]
    [InlineData("redirect_uris", "[\"https://a.example/\",\"https://b.example/\"]", "sector_identifier")]
    [InlineData("redirect_uris", "\"https://rp.example/back\"", "redirect_uris")]
    [InlineData("scope", "\"profile\"", "openid")]
    [InlineData("scope", "\"openid email\"", "The scopes are")]
    [InlineData("response_types", "[\"token\"]", "response_types")]
    [InlineData("grant_types", "[\"password\"]", "grant_types")]
    [InlineData("id_token_signed_response_alg", "\"none\"", "id_token_signed_response_alg")]
    [InlineData("id_token_signed_response_alg", "\"RS256\"", "ES256")]
    [InlineData("subject_type", "\"public\"", "pairwise")]
    [InlineData("token_endpoint_auth_method", "\"none\"", "token_endpoint_auth_method")]
    [InlineData("token_endpoint_auth_method", "\"private_key_jwt\"", "jwks")]
    [InlineData("backchannel_logout_uri", "\"http://rp.example/out\"", "backchannel_logout_uri")]
    [InlineData("redirect_urls", "[]", "There is no member redirect_urls")]
    public void A_member_that_is_wrong_is_named(string member, string value, string named)
    {
        var bent = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Usual)!;
        bent[member] = JsonDocument.Parse(value).RootElement;

        var wrong = Assert.Throws<WrongMetadataException>(() => Read(JsonSerializer.Serialize(bent)));

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relying_party_is_added_listed_and_removed_by_the_command()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Usual);

        Assert.Equal(0, await bench.Type("client", "add", file));
        Assert.Matches("client_id: [0-9a-f-]{36}\nclient_secret: [A-Za-z0-9_-]{43}\n", bench.Output);
        var id = bench.Output.Split('\n')[0]["client_id: ".Length..];
        Assert.Equal(0, await bench.Type("client", "list"));
        Assert.Equal($"{id}\tPlain\tPublic\tThe library\n", bench.Output);
        Assert.Equal(0, await bench.Type("client", "remove", id));
        Assert.Equal(1, await bench.Type("client", "remove", id));
        Assert.Equal(0, await bench.Type("client", "list"));
        Assert.Equal("", bench.Output);
        await File.WriteAllTextAsync(file, "{}");
        Assert.Equal(1, await bench.Type("client", "add", file));
        Assert.Contains("client_name", bench.Errors, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task The_next_key_is_made_by_the_command()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(0, await bench.Type("rotate-keys"));
        Assert.Contains("signs from 2030-06-01 12:00 UTC on", bench.Output, StringComparison.Ordinal);
        Assert.Equal(0, await bench.Type("rotate-keys"));
        Assert.Contains("signs from 2030-06-01 13:00 UTC on", bench.Output, StringComparison.Ordinal);
    }

    private static Server.Oidc.RelyingParties.Client Read(string metadata) =>
        ClientMetadata.Read("library", metadata, [1]);
}
