using System.Net;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Who is calling: secrets, and assertions by a key (RFC 7523).</summary>
public sealed class ClientAuthenticationTests
{
    [Theory]
    [InlineData("iss", "somebody")]
    [InlineData("sub", "somebody")]
    [InlineData("aud", "https://other.example")]
    [InlineData("aud", "https://id.segl.test/token")]
    [InlineData("exp", 1)]
    [InlineData("exp", null)]
    [InlineData("exp", 9_000_000_000)]
    [InlineData("nbf", 9_000_000_000)]
    [InlineData("jti", null)]
    public async Task T63_an_assertion_that_is_bent_is_refused(string name, object? value)
    {
        await using var story = await Story.Start();
        var request = story.Strict.Request();
        request["client_assertion"] = story.Strict.Assertion((name, value));

        await IsError(await story.Strict.PostOnce("/par", request), "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task T63_an_assertion_works_once()
    {
        await using var story = await Story.Start();
        await story.Strict.Push();
        var request = story.Strict.Request();
        request["client_assertion"] = story.Strict.Assertion();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => story.Strict.PostOnce("/par", request)))
        );

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task T63_an_assertion_by_another_key_is_refused()
    {
        await using var story = await Story.Start();
        var stranger = story.Strict.With(
            otherKey: System.Security.Cryptography.ECDsa.Create(
                System.Security.Cryptography.ECCurve.NamedCurves.nistP256
            )
        );

        await IsError(await stranger.Push(), "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_with_the_scheme()
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);

        var answer = await story.Plain.With(otherSecret: "wrong").Token(code);

        await IsError(answer, "invalid_client", HttpStatusCode.Unauthorized);
        Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Token(code)).StatusCode);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Bearer abc")]
    [InlineData("")]
    public async Task A_malformed_header_is_no_client(string header)
    {
        await using var story = await Story.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/token");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "authorization_code" }
        );

        await IsError(await story.Plain.Http.SendAsync(request), "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_strict_client_without_a_proof_or_with_an_old_nonce_is_told_so()
    {
        await using var story = await Story.Start();
        var code = await story.Strict.Code(story.Citizen);
        story.Server.Clock.Passes(TimeSpan.FromSeconds(30));

        var tokens = await Json(await story.Strict.Token(code));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(5));
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = tokens.GetProperty("refresh_token").GetString()!,
        };

        await IsError(await story.Strict.PostOnce("/token", form), "use_dpop_nonce");
        Assert.Equal(HttpStatusCode.OK, (await story.Strict.PostOnce("/token", form)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_form_or_too_large_is_refused()
    {
        await using var story = await Story.Start();

        await IsError(
            await story.Plain.Http.PostAsync("/token", new StringContent("{}", null, "application/json")),
            "invalid_request"
        );
        await IsError(
            await story.Plain.Post("/token", new() { ["grant_type"] = new string('x', 40_000) }),
            "invalid_request"
        );
    }
}
