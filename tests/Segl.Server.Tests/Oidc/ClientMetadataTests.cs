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
    [InlineData("token_endpoint_auth_method", "\"none\"", "claim cpr")]
    [InlineData("token_endpoint_auth_method", "\"client_secret_jwt\"", "token_endpoint_auth_method")]
    [InlineData("redirect_uris", "[\"com.example.app:/back\"]", "redirect_uris")]
    [InlineData("token_endpoint_auth_method", "\"private_key_jwt\"", "jwks")]
    [InlineData("backchannel_logout_uri", "\"http://rp.example/out\"", "backchannel_logout_uri")]
    [InlineData("redirect_urls", "[]", "There is no member redirect_urls")]
    [InlineData("dpop_bound_access_tokens", "\"yes\"", "dpop_bound_access_tokens")]
    [InlineData("require_pushed_authorization_requests", "1", "require_pushed_authorization_requests")]
    [InlineData("backchannel_logout_session_required", "\"true\"", "backchannel_logout_session_required")]
    [InlineData("application_type", "\"desktop\"", "application_type")]
    [InlineData("client_uri", "\"rp.example\"", "client_uri")]
    [InlineData("logo_uri", "\"javascript:alert(1)\"", "logo_uri")]
    [InlineData("policy_uri", "7", "policy_uri")]
    [InlineData("tos_uri", "\"http://rp.example\"", "tos_uri")]
    [InlineData("contacts", "\"us@rp.example\"", "contacts")]
    [InlineData("software_id", "[]", "software_id")]
    [InlineData("software_version", "2", "software_version")]
    [InlineData("post_logout_redirect_uris", "\"https://rp.example/\"", "post_logout_redirect_uris")]
    public void A_member_that_is_wrong_is_named(string member, string value, string named)
    {
        var bent = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Usual)!;
        bent[member] = JsonDocument.Parse(value).RootElement;

        var wrong = Assert.Throws<WrongMetadataException>(() => Read(JsonSerializer.Serialize(bent)));

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dpop_bound_access_tokens")]
    [InlineData("require_pushed_authorization_requests")]
    public void Point_2_1_a_strict_client_cannot_be_registered_for_less_than_strict(string member)
    {
        var strict = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Usual)!;
        strict["profile"] = JsonDocument.Parse("\"strict\"").RootElement;
        strict["token_endpoint_auth_method"] = JsonDocument.Parse("\"private_key_jwt\"").RootElement;
        strict["jwks_uri"] = JsonDocument.Parse("\"https://rp.example/jwks\"").RootElement;
        strict[member] = JsonDocument.Parse("true").RootElement;
        Assert.NotNull(Read(JsonSerializer.Serialize(strict)));
        strict[member] = JsonDocument.Parse("false").RootElement;

        var wrong = Assert.Throws<WrongMetadataException>(() => Read(JsonSerializer.Serialize(strict)));

        Assert.Contains(member, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"com.example.app:/back\",\"http://127.0.0.1/back\",\"https://rp.example/app\"]", true)]
    [InlineData("[\"javascript:alert(1)\"]", false)]
    [InlineData("[\"myapp://back\"]", false)]
    [InlineData("[\"http://rp.example/back\"]", false)]
    public void Point_2_4_a_native_app_comes_back_by_a_scheme_of_its_own_loopback_or_https(string redirects, bool may)
    {
        var native = $$"""
            {"client_name":"App","profile":"plain","sector":"private","application_type":"native",
             "token_endpoint_auth_method":"none","sector_identifier":"rp.example","redirect_uris":{{redirects}} }
            """;

        if (may)
        {
            Assert.Empty(Read(native).Origins);
        }
        else
        {
            Assert.Throws<WrongMetadataException>(() => Read(native));
        }
    }

    [Fact]
    public void R97_Point_2_4_the_device_is_no_sector() =>
        Assert.Throws<WrongMetadataException>(() =>
            Read(
                """
                {"client_name":"App","profile":"plain","sector":"private","application_type":"native",
                 "token_endpoint_auth_method":"none","redirect_uris":["http://127.0.0.1/back"]}
                """
            )
        );

    [Fact]
    public void Point_2_1_the_order_of_grant_types_means_nothing() =>
        Assert.True(
            Read(
                Usual.Replace("\"scope\"", "\"grant_types\":[\"refresh_token\",\"authorization_code\"],\"scope\"")
            ).MayRefresh
        );

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
