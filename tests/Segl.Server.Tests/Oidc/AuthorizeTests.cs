using System.Net;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>The authorization endpoint: one valid request, then one thing bent per test.</summary>
public sealed class AuthorizeTests
{
    [Fact]
    public async Task R90_a_valid_request_becomes_a_login_of_this_browser()
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize(
            ("login_hint", "karla-1"),
            ("ui_locales", "fr da-DK en"),
            ("acr_values", "nothing Low"),
            ("max_age", "0")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var request = RequestOf(story, answer);
        Assert.True(StartsALogin(answer));
        Assert.Equal("Borger.dk", request.ClientName);
        Assert.Equal("karla-1", request.LoginHint);
        Assert.Equal("da", request.Language);
        Assert.Equal(AssuranceLevel.Low, request.Level);
        Assert.Equal(["openid", "profile"], request.Scopes);
        Assert.Null(request.Text);
    }

    [Fact]
    public async Task R90_a_request_by_POST_comes_again_by_GET_so_that_the_browser_shows_its_cookie()
    {
        await using var story = await Story.Start();

        var answer = await story
            .Server.NewClient()
            .PostAsync("/authorize", new FormUrlEncodedContent(story.Plain.Request()));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.StartsWith("/authorize?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var again = await story.Server.NewClient().GetAsync(answer.Headers.Location);
        Assert.Equal("the state", RequestOf(story, again).State);
    }

    [Theory]
    [InlineData("client_id", "unknown")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "https://rp.example/back/")]
    [InlineData("redirect_uri", "https://rp.example/back?x=1")]
    [InlineData("redirect_uri", "https://RP.example/back")]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("request_uri", "https://rp.example/request")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("request", "not.a.jwt")]
    public async Task T63_while_the_redirect_address_is_not_proven_the_error_stays_on_our_page(
        string name,
        string? value
    )
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize((name, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(StartsALogin(answer));
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "code id_token", "unsupported_response_type")]
    [InlineData("response_type", null, "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("response_mode", "query.jwt", "invalid_request")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", "invalid_request")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("claims", "[]", "invalid_request")]
    [InlineData("claims", "{", "invalid_request")]
    [InlineData("id_token_hint", "x.y.z", "invalid_request")]
    [InlineData("registration", "{}", "registration_not_supported")]
    [InlineData("dpop_jkt", "short", "invalid_dpop_proof")]
    [InlineData("segl_text", "Pay everything", "invalid_request")]
    [InlineData("segl_action", "Pay", "invalid_request")]
    public async Task T63_an_error_goes_back_once_the_redirect_address_is_proven(
        string name,
        string? value,
        string error
    )
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize((name, value));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var back = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"{Redirect}?error={error}&", back, StringComparison.Ordinal);
        Assert.Equal("the state", Of(back, "state"));
        Assert.Equal(TestServer.Origin, Of(back, "iss"));
        Assert.False(StartsALogin(answer));
    }

    [Fact]
    public async Task R98_prompt_none_answers_login_required()
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize(("prompt", "none"));

        Assert.Equal("login_required", Of(answer.Headers.Location!.OriginalString, "error"));
    }

    [Fact]
    public async Task A_parameter_that_is_there_twice_stays_on_our_page()
    {
        await using var story = await Story.Start();

        var answer = await story
            .Server.NewClient()
            .GetAsync($"/authorize?client_id={story.Plain.ClientId}&state=a&state=b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_oversized_request_is_refused()
    {
        await using var story = await Story.Start();

        var answer = await story
            .Server.NewClient()
            .PostAsync(
                "/authorize",
                new FormUrlEncodedContent(story.Plain.Request(("state", new string('x', 40_000))))
            );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(StartsALogin(answer));
    }

    [Fact]
    public async Task A_strict_client_must_push()
    {
        await using var story = await Story.Start();

        var answer = await story.Strict.Authorize();

        Assert.Equal("invalid_request", Of(answer.Headers.Location!.OriginalString, "error"));
        Assert.False(StartsALogin(answer));
    }

    [Fact]
    public async Task R97_a_client_is_granted_only_the_scopes_it_is_registered_for()
    {
        await using var story = await Story.Start();
        var poor = await Plain(story.Server, ("scope", "openid"));

        var answer = await poor.Authorize(("scope", "openid profile cpr email"));

        Assert.Equal(["openid"], RequestOf(story, answer).Scopes);
    }

    [Theory]
    [InlineData("""{"id_token":{"acr":{"essential":true,"value":"Highest"}}}""", "unmet_authentication_requirements")]
    [InlineData("""{"id_token":{"acr":{"essential":true,"values":["loa4"]}}}""", "unmet_authentication_requirements")]
    public async Task R96_an_essential_level_that_nobody_reaches_is_refused_at_once(string claims, string error)
    {
        await using var story = await Story.Start();

        var answer = await story.Plain.Authorize(("claims", claims));

        Assert.Equal(error, Of(answer.Headers.Location!.OriginalString, "error"));
    }

    [Fact]
    public async Task Whoever_is_not_the_one_in_the_hint_is_not_logged_in()
    {
        await using var story = await Story.Start();
        var somebodyElse = await story.Server.Register();
        await story.Server.ActivatedPhone(somebodyElse);
        var hint = (await story.Plain.Login(story.Citizen)).GetProperty("id_token").GetString()!;

        var other = await story.Plain.Approve(await story.Plain.Authorize(("id_token_hint", hint)), somebodyElse);
        var same = await story.Plain.Approve(await story.Plain.Authorize(("id_token_hint", hint)), story.Citizen);

        Assert.Equal("login_required", Of(other, "error"));
        Assert.NotNull(Of(same, "code"));
    }

    internal static LoginRequest RequestOf(Story story, HttpResponseMessage answer) =>
        KeptLogins.Carried(story.Server, answer).Request;

    // A login that has just started is nothing but a cookie.
    internal static bool StartsALogin(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        && cookies.Any(cookie => cookie.Contains("segl-login-", StringComparison.Ordinal));
}
