using System.Net;
using System.Text.Json;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>What developers of websites met with clients that we did not write.</summary>
public sealed class WebsiteFaultsTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Fact]
    public async Task Point_2_1_a_client_registered_for_bound_tokens_gets_no_bearer_token()
    {
        await using var story = await Story.Start();
        var party = await Plain(story.Server, ("dpop_bound_access_tokens", true));
        var tokens = await Json(await WithProof(party, await party.Code(story.Citizen)));
        Assert.Equal("DPoP", tokens.GetProperty("token_type").GetString());

        await IsError(await party.Token(await party.Code(story.Citizen)), "invalid_dpop_proof");
        await IsError(await party.Refresh(tokens.GetProperty("refresh_token").GetString()!), "invalid_dpop_proof");
    }

    [Fact]
    public async Task Point_2_1_a_plain_client_registered_to_push_must_push()
    {
        await using var story = await Story.Start();
        var party = await Plain(story.Server, ("require_pushed_authorization_requests", true));

        var inTheAddress = await party.Authorize();
        var pushed = await party.PushAndAuthorize();

        Assert.Equal("invalid_request", Of(inTheAddress.Headers.Location!.OriginalString, "error"));
        Assert.True(AuthorizeTests.StartsALogin(pushed));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_2_whom_the_claims_parameter_names_is_the_only_one_who_logs_in(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var somebodyElse = await story.Server.Register();
        await story.Server.ActivatedPhone(somebodyElse);
        var subject = SubjectOf(await story.Plain.Login(story.Citizen));
        (string, string?) claims = ("claims", $$"""{"id_token":{"sub":{"value":"{{subject}}"} } }""");

        var other = await story.Plain.Approve(await story.Plain.Authorize(claims), somebodyElse);
        var same = await story.Plain.Approve(await story.Plain.Authorize(claims), story.Citizen);

        Assert.Equal("login_required", Of(other, "error"));
        Assert.NotNull(Of(same, "code"));
    }

    [Theory]
    [InlineData("""{"userinfo":{"sub":{"value":"somebody"}}}""", null)]
    [InlineData("""{"id_token":{"sub":{"values":["somebody"]}}}""", null)]
    [InlineData("""{"id_token":{"sub":{"values":["somebody","else"]}}}""", "invalid_request")]
    [InlineData("""{"id_token":{"sub":{"value":"a"}},"userinfo":{"sub":{"value":"b"}}}""", "login_required")]
    [InlineData("""{"id_token":{"sub":{"value":7}}}""", "invalid_request")]
    public async Task Point_2_2_every_way_to_name_a_subject_is_heard(string claims, string? error)
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize(("claims", claims));

        if (error is null)
        {
            Assert.Equal("somebody", AuthorizeTests.RequestOf(story, answer).ExpectedSubject);
        }
        else
        {
            Assert.Equal(error, Of(answer.Headers.Location!.OriginalString, "error"));
        }
    }

    [Theory]
    [InlineData("iat", null, false)]
    [InlineData("iat", "now", false)]
    [InlineData("htu", "https://id.segl.test/userinfo?x=1#y", true)]
    [InlineData("htu", "HTTPS://ID.segl.test:443/%75serinfo", true)]
    [InlineData("htu", "https://id.segl.test/a/../userinfo", true)]
    [InlineData("htu", "https://id.segl.test/Userinfo", false)]
    [InlineData("htu", "https://id.segl.test/userinfo/", false)]
    [InlineData("htu", "http://id.segl.test/userinfo", false)]
    [InlineData("htu", "https://id.segl.test:8443/userinfo", false)]
    [InlineData("htu", "https://x@id.segl.test/userinfo", false)]
    [InlineData("htu", "/userinfo", false)]
    public async Task Point_2_2_a_proof_has_its_instant_and_an_address_that_is_compared_as_one(
        string member,
        string? value,
        bool fits
    )
    {
        await using var story = await Story.Start();
        var access = (await story.Strict.Login(story.Citizen)).GetProperty("access_token").GetString()!;
        await story.Strict.UserInfo(access);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        request.Headers.Authorization = new("DPoP", access);
        request.Headers.Add("DPoP", story.Strict.Proof("GET", "/userinfo", access, (member, value)));
        var answer = await story.Strict.Http.SendAsync(request);

        Assert.Equal(fits ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task R98_Point_2_2_prompt_none_is_pushed_and_answered_at_authorize()
    {
        await using var story = await Story.Start();

        var answer = await story.Strict.PushAndAuthorize(("prompt", "none"));

        Assert.Equal("login_required", Of(answer.Headers.Location!.OriginalString, "error"));
        Assert.Equal("the state", Of(answer.Headers.Location!.OriginalString, "state"));
        Assert.False(AuthorizeTests.StartsALogin(answer));
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public async Task Point_2_2_a_state_of_8_kB_comes_back_as_it_came(int length, bool taken)
    {
        await using var story = await Story.Start();
        var state = new string('s', length);
        var form = new FormUrlEncodedContent(story.Plain.Request(("state", state)));

        var posted = await story.Server.NewClient().PostAsync("/authorize", form);

        if (!taken)
        {
            Assert.Equal("invalid_request", Of(posted.Headers.Location!.OriginalString, "error"));
            return;
        }

        var atLogin = await story.Server.NewClient().GetAsync(posted.Headers.Location);
        Assert.Equal(state, Of(await story.Plain.Approve(atLogin, story.Citizen), "state"));
    }

    [Fact]
    public async Task Point_2_2_a_state_of_8_kB_fits_into_the_address_of_a_real_server()
    {
        await using var server = await TestServer.StartForStrangers();
        var party = await Plain(server);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true });
        var query = string.Join(
            '&',
            party
                .Request(("state", new string('{', 8192)))
                .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );

        var page = await browser.GetAsync($"{server.Address}/authorize?{query}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("name=\"userId\"", await page.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration", HttpStatusCode.OK)]
    [InlineData("/.well-known/oauth-authorization-server", HttpStatusCode.OK)]
    [InlineData("/jwks", HttpStatusCode.OK)]
    [InlineData("/authorize", HttpStatusCode.BadRequest)]
    [InlineData("/userinfo", HttpStatusCode.Unauthorized)]
    [InlineData("/logout", HttpStatusCode.OK)]
    [InlineData("/login/back", HttpStatusCode.OK)]
    [InlineData("/terms", HttpStatusCode.OK)]
    [InlineData("/token", HttpStatusCode.MethodNotAllowed)]
    public async Task Point_2_2_HEAD_is_answered_like_GET_without_a_body(string path, HttpStatusCode status)
    {
        await using var server = await TestServer.StartForStrangers();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{server.Address}{path}");

        using var answer = await http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET", "/token", "OPTIONS, POST")]
    [InlineData("GET", "/par", "POST")]
    [InlineData("PUT", "/introspect", "POST")]
    [InlineData("DELETE", "/revoke", "OPTIONS, POST")]
    [InlineData("GET", "/person-number-match", "POST")]
    [InlineData("PUT", "/authorize", "GET, HEAD, POST")]
    [InlineData("PUT", "/userinfo", "GET, HEAD, OPTIONS, POST")]
    [InlineData("PUT", "/logout", "GET, HEAD, POST")]
    [InlineData("POST", "/jwks", "GET, HEAD")]
    [InlineData("POST", "/.well-known/openid-configuration", "GET, HEAD")]
    [InlineData("GET", "/api/activations", "POST")]
    public async Task Point_2_2_a_method_that_is_not_there_is_answered_with_those_that_are(
        string method,
        string path,
        string allowed
    )
    {
        await using var story = await Story.Start();
        using var request = new HttpRequestMessage(new(method), path);

        using var answer = await story.Server.NewClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Point_2_2_resource_may_be_there_more_than_once()
    {
        await using var story = await Story.Start();
        var query = string.Join(
            '&',
            story.Plain.Request().Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );

        var answer = await story
            .Server.NewClient()
            .GetAsync($"/authorize?{query}&resource=https://a.example&resource=https://b.example");

        Assert.True(AuthorizeTests.StartsALogin(answer));
    }

    [Theory]
    [InlineData("post_logout_redirect_uri", "https://evil.example/")]
    [InlineData("client_id", "somebody")]
    [InlineData("id_token_hint", "a.b.c")]
    public async Task T63_Point_2_2_a_failed_logout_ends_nothing_and_says_that_it_is_a_logout(string name, string value)
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var parameters = new Dictionary<string, string>
        {
            ["id_token_hint"] = tokens.GetProperty("id_token").GetString()!,
            ["post_logout_redirect_uri"] = "https://rp.example/bye",
            [name] = value,
        };

        var answer = await story.Server.NewClient().PostAsync("/logout", new FormUrlEncodedContent(parameters));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1>This website cannot log you out</h1>", await answer.Content.ReadAsStringAsync());
        var refreshed = await story.Plain.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
    }

    [Fact]
    public async Task Point_2_2_a_code_that_comes_again_after_its_60_seconds_revokes_what_was_given()
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);
        var tokens = await Json(await story.Plain.Token(code));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(10));

        await IsError(await story.Plain.Token(code), "invalid_grant");

        await IsError(await story.Plain.Refresh(tokens.GetProperty("refresh_token").GetString()!), "invalid_grant");
    }

    [Fact]
    public async Task Point_2_2_the_metadata_say_how_clients_prove_themselves_everywhere()
    {
        await using var story = await Story.Start();

        var metadata = await Json(await story.Server.NewClient().GetAsync("/.well-known/openid-configuration"));

        foreach (var endpoint in new[] { "token", "introspection", "revocation" })
        {
            var methods = Words(metadata, $"{endpoint}_endpoint_auth_methods_supported");
            Assert.Contains("client_secret_basic", methods);
            Assert.Contains("private_key_jwt", methods);
            Assert.Equal(["ES256"], Words(metadata, $"{endpoint}_endpoint_auth_signing_alg_values_supported"));
        }
    }

    private static List<string?> Words(JsonElement metadata, string member) =>
        [.. metadata.GetProperty(member).EnumerateArray().Select(word => word.GetString())];

    private static string SubjectOf(JsonElement tokens) =>
        Payload(tokens.GetProperty("id_token").GetString()!).GetProperty("sub").GetString()!;

    // A plain client with a secret shows a proof beside it.
    private static async Task<HttpResponseMessage> WithProof(RelyingParty party, string code)
    {
        var asked = await Once();
        return asked.StatusCode is HttpStatusCode.BadRequest ? await Once() : asked;

        async Task<HttpResponseMessage> Once()
        {
            party.Http.DefaultRequestHeaders.Remove("DPoP");
            party.Http.DefaultRequestHeaders.Add("DPoP", party.Proof("POST", "/token", null));
            var answer = await party.Token(code);
            party.Http.DefaultRequestHeaders.Remove("DPoP");
            return answer;
        }
    }
}
