using System.Net;
using System.Text.Json;
using Segl.Server.Tests.Login;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Public clients, secrets in the form, CORS, and the addresses of native apps.</summary>
public sealed class PublicClientTests
{
    private const string Spa = "https://rp.example";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_4_a_public_client_logs_in_refreshes_and_revokes_without_a_secret(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var spa = await Public(story);
        Assert.Null(spa.Secret);

        var tokens = await Json(await Token(story, spa, await Code(story, spa)));
        var refreshed = await Json(
            await Post(
                story,
                "/token",
                ("client_id", spa.ClientId),
                ("grant_type", "refresh_token"),
                ("refresh_token", tokens.GetProperty("refresh_token").GetString()!)
            )
        );
        var next = refreshed.GetProperty("refresh_token").GetString()!;
        Assert.Equal("Bearer", tokens.GetProperty("token_type").GetString());
        var revoked = await Post(story, "/revoke", ("client_id", spa.ClientId), ("token", next));

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        await IsError(
            await Post(
                story,
                "/token",
                ("client_id", spa.ClientId),
                ("grant_type", "refresh_token"),
                ("refresh_token", next)
            ),
            "invalid_grant"
        );
    }

    [Theory]
    [InlineData("code_verifier", null, "invalid_request")]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX", "invalid_grant")]
    [InlineData("client_id", null, "invalid_client")]
    [InlineData("client_secret", "anything", "invalid_client")]
    public async Task Point_2_4_a_public_client_proves_its_code_by_S256_and_nothing_else(
        string name,
        string? value,
        string error
    )
    {
        await using var story = await Story.Start();
        var spa = await Public(story);
        var code = await Code(story, spa);

        var status = error == "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest;
        await IsError(await Token(story, spa, code, (name, value)), error, status);

        Assert.Equal(HttpStatusCode.OK, (await Token(story, spa, code)).StatusCode);
    }

    [Fact]
    public async Task T63_Point_2_4_who_has_a_secret_or_a_key_is_no_public_client()
    {
        await using var story = await Story.Start();
        foreach (var party in new[] { story.Plain, story.Strict })
        {
            var answer = await Post(
                story,
                "/token",
                ("client_id", party.ClientId),
                ("grant_type", "authorization_code"),
                ("code", "x"),
                ("redirect_uri", Redirect),
                ("code_verifier", Verifier)
            );

            await IsError(answer, "invalid_client", HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task R93_T62_Point_2_4_what_a_public_client_pushes_may_be_anybodys_and_shows_no_text()
    {
        await using var story = await Story.Start();
        var spa = await Public(story);
        var request = spa.Request(("segl_text", "Pay everything")).Select(one => (one.Key, one.Value)).ToArray();

        await IsError(await Post(story, "/par", request), "invalid_request");
    }

    [Fact]
    public async Task Point_2_4_a_public_client_cannot_introspect()
    {
        await using var story = await Story.Start();
        var spa = await Public(story);

        var answer = await Post(story, "/introspect", ("client_id", spa.ClientId), ("token", "x"));

        await IsError(answer, "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("client_secret_basic", true, false)]
    [InlineData("client_secret_post", false, true)]
    public async Task Point_2_4_a_secret_comes_as_it_was_registered(string? method, bool inHeader, bool inForm)
    {
        await using var story = await Story.Start();
        var party = await Plain(story.Server, ("token_endpoint_auth_method", method));
        (string, string)[] form = [("client_id", party.ClientId), ("client_secret", party.Secret!), ("token", "x")];

        var header = await party.Post("/introspect", new() { ["token"] = "x" });
        var posted = await Post(story, "/introspect", form);
        var both = await party.Post("/introspect", form.ToDictionary(one => one.Item1, one => one.Item2));

        Assert.Equal(inHeader ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, header.StatusCode);
        Assert.Equal(inForm ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, posted.StatusCode);
        await IsError(both, "invalid_request");
        form[1].Item2 = "wrong";
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(story, "/introspect", form)).StatusCode);
    }

    [Theory]
    [InlineData("/token", "POST")]
    [InlineData("/userinfo", "GET")]
    [InlineData("/revoke", "POST")]
    public async Task T63_Point_2_4_the_page_of_a_registered_origin_reads_the_answer_and_no_other(
        string path,
        string method
    )
    {
        await using var story = await Story.Start();
        await Public(story);
        await Plain(story.Server, ("redirect_uris", Many("https://secret.example/back")));

        Assert.Equal(Spa, await AllowedOrigin(story, path, method, Spa));
        Assert.Equal(Spa, await AllowedOrigin(story, path, "OPTIONS", Spa));
        foreach (var other in new[] { "https://evil.example", "https://secret.example", "http://rp.example", "null" })
        {
            Assert.Null(await AllowedOrigin(story, path, method, other));
            Assert.Null(await AllowedOrigin(story, path, "OPTIONS", other));
        }
    }

    [Theory]
    [InlineData("/introspect")]
    [InlineData("/par")]
    [InlineData("/authorize")]
    public async Task T63_Point_2_4_no_page_reads_anything_else(string path)
    {
        await using var story = await Story.Start();
        await Public(story);

        Assert.Null(await AllowedOrigin(story, path, "POST", Spa));
    }

    [Theory]
    [InlineData("http://127.0.0.1:49152/back", true)]
    [InlineData("http://127.0.0.1/back", true)]
    [InlineData("http://[::1]:8080/back", true)]
    [InlineData("com.example.app:/back", true)]
    [InlineData("http://127.0.0.1:49152/other", false)]
    [InlineData("http://127.0.0.1:49152/back/", false)]
    [InlineData("http://127.0.0.1:49152@evil.example/back", false)]
    [InlineData("http://127.0.0.1.evil.example/back", false)]
    [InlineData("http://127.0.0.2:49152/back", false)]
    [InlineData("http://localhost:49152/back", false)]
    [InlineData("https://127.0.0.1:49152/back", false)]
    [InlineData("com.example.app2:/back", false)]
    public async Task T63_Point_2_4_a_native_app_listens_at_any_loopback_port_and_nowhere_else(string uri, bool may)
    {
        await using var story = await Story.Start();
        var native = await Native(story);

        var answer = await native.Authorize(("redirect_uri", uri));

        Assert.Equal(may, AuthorizeTests.StartsALogin(answer));
        Assert.Equal(may ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task T63_Point_2_4_a_website_has_the_one_port_that_it_registered()
    {
        await using var story = await Story.Start();
        var party = await Plain(story.Server, ("redirect_uris", Many("http://localhost:5000/back")));

        var answer = await party.Authorize(("redirect_uri", "http://localhost:5001/back"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:49152/back", "http://127.0.0.1:49152")]
    [InlineData("com.example.app:/back", "com.example.app:")]
    public async Task Point_2_4_a_native_app_gets_its_code_where_it_asked(string uri, string policy)
    {
        await using var story = await Story.Start();
        var native = await Native(story);
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(
            "/authorize?"
                + string.Join(
                    '&',
                    native.Request(("redirect_uri", uri)).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
                )
        );
        var page = await browser.Open(login);
        var code = Of(await native.Approve(await native.Authorize(("redirect_uri", uri)), story.Citizen), "code")!;

        Assert.Contains(
            $"form-action 'self' {policy};",
            page.Response.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Equal(HttpStatusCode.OK, (await Token(story, native, code, ("redirect_uri", uri))).StatusCode);
    }

    private static Task<RelyingParty> Public(Story story) =>
        Plain(story.Server, ("token_endpoint_auth_method", "none"), ("sector", "private"), ("scope", "openid profile"));

    private static Task<RelyingParty> Native(Story story) =>
        Plain(
            story.Server,
            ("token_endpoint_auth_method", "none"),
            ("application_type", "native"),
            ("sector", "private"),
            ("sector_identifier", "rp.example"),
            ("scope", "openid"),
            ("redirect_uris", Many("http://127.0.0.1/back", "http://[::1]/back", "com.example.app:/back"))
        );

    private static async Task<string> Code(Story story, RelyingParty party) =>
        Of(await party.Approve(await party.Authorize(), story.Citizen), "code")!;

    private static Task<HttpResponseMessage> Token(
        Story story,
        RelyingParty party,
        string code,
        params (string Name, string? Value)[] bent
    )
    {
        var form = new Dictionary<string, string?>
        {
            ["client_id"] = party.ClientId,
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in bent)
        {
            form[name] = value;
        }

        return Post(
            story,
            "/token",
            [.. form.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!))]
        );
    }

    private static Task<HttpResponseMessage> Post(
        Story story,
        string path,
        params (string Name, string Value)[] form
    ) =>
        story
            .Server.NewClient()
            .PostAsync(path, new FormUrlEncodedContent(form.ToDictionary(one => one.Name, one => one.Value)));

    private static async Task<string?> AllowedOrigin(Story story, string path, string method, string origin)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add("Origin", origin);
        using var answer = await story.Server.NewClient().SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    private static string[] Many(params string[] words) => words;
}
