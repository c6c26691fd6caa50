using System.Net;
using System.Text.Json;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>The token endpoint: one valid redemption, then one thing bent per test.</summary>
public sealed class TokenTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R97_a_plain_client_gets_pairwise_subject_level_time_and_means(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);

        var tokens = await story.Plain.Login(story.Citizen);

        Assert.Equal("Bearer", tokens.GetProperty("token_type").GetString());
        Assert.Equal(300, tokens.GetProperty("expires_in").GetInt32());
        var header = Header(tokens.GetProperty("id_token").GetString()!);
        Assert.Equal("ES256", header.GetProperty("alg").GetString());
        var claims = Payload(tokens.GetProperty("id_token").GetString()!);
        Assert.Equal(TestServer.Origin, claims.GetProperty("iss").GetString());
        Assert.Equal(story.Plain.ClientId, claims.GetProperty("aud").GetString());
        Assert.Equal("the nonce", claims.GetProperty("nonce").GetString());
        Assert.Equal("https://data.gov.dk/concept/core/nsis/Substantial", claims.GetProperty("acr").GetString());
        Assert.Equal(["swk", "pin", "mfa"], claims.GetProperty("amr").EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(story.Now.ToUnixTimeSeconds(), claims.GetProperty("auth_time").GetInt64());
        Assert.Equal(story.Now.ToUnixTimeSeconds() + 300, claims.GetProperty("exp").GetInt64());
        Assert.Equal(43, claims.GetProperty("sub").GetString()!.Length);
        Assert.DoesNotContain(story.Citizen.Id.ToString(), claims.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.False(claims.TryGetProperty("name", out _));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_strict_client_gets_tokens_bound_to_its_key(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);

        var tokens = await story.Strict.Login(story.Citizen);

        Assert.Equal("DPoP", tokens.GetProperty("token_type").GetString());
        var access = tokens.GetProperty("access_token").GetString()!;
        Assert.Equal("at+jwt", Header(access).GetProperty("typ").GetString());
        Assert.Equal(43, Payload(access).GetProperty("cnf").GetProperty("jkt").GetString()!.Length);
        Assert.Equal(HttpStatusCode.OK, (await story.Strict.UserInfo(access)).StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_code_works_once_and_its_second_use_revokes_what_was_given(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var code = await story.Plain.Code(story.Citizen);
        var tokens = await Json(await story.Plain.Token(code));
        var access = tokens.GetProperty("access_token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.UserInfo(access)).StatusCode);

        await IsError(await story.Plain.Token(code), "invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Plain.UserInfo(access)).StatusCode);
        await IsError(await story.Plain.Refresh(tokens.GetProperty("refresh_token").GetString()!), "invalid_grant");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_50_parallel_redemptions_of_a_code_one_succeeds(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var code = await story.Plain.Code(story.Citizen);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => story.Plain.Token(code))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode is HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData(59_999, HttpStatusCode.OK)]
    [InlineData(60_000, HttpStatusCode.BadRequest)]
    public async Task A_code_lives_60_seconds(int milliseconds, HttpStatusCode expected)
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);

        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, (await story.Plain.Token(code)).StatusCode);
    }

    [Theory]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX")]
    [InlineData("redirect_uri", "https://rp.example/other")]
    [InlineData("code", "AAAA")]
    public async Task A_code_that_does_not_fit_is_refused_and_stays_good(string name, string value)
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);

        await IsError(await story.Plain.Token(code, (name, value)), "invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Token(code)).StatusCode);
    }

    [Theory]
    [InlineData("code", null, "invalid_request")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("code_verifier", null, "invalid_request")]
    [InlineData("code_verifier", "too short", "invalid_request")]
    [InlineData("grant_type", null, "invalid_request")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("grant_type", "client_credentials", "unsupported_grant_type")]
    [InlineData("client_id", "somebody else", "invalid_client")]
    public async Task A_request_that_lacks_or_bends_something_is_refused(string name, string? value, string error)
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);

        await IsError(
            await story.Plain.Token(code, (name, value)),
            error,
            error == "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest
        );

        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Token(code)).StatusCode);
    }

    [Fact]
    public async Task Another_clients_code_is_refused_and_stays_good()
    {
        await using var story = await Story.Start();
        var other = await Plain(story.Server);
        var code = await story.Plain.Code(story.Citizen);

        await IsError(await other.Token(code), "invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Token(code)).StatusCode);
    }

    [Fact]
    public async Task A_code_bound_to_a_key_is_refused_with_another_key()
    {
        await using var story = await Story.Start();
        var code = await story.Strict.Code(story.Citizen);
        var thief = story.Strict.With();
        thief.DpopKey = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );

        await IsError(await thief.Token(code), "invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await story.Strict.Token(code)).StatusCode);
    }

    [Fact]
    public async Task R08_a_frozen_identity_gets_no_token()
    {
        await using var story = await Story.Start();
        var code = await story.Plain.Code(story.Citizen);
        await story.Freeze();

        await IsError(await story.Plain.Token(code), "invalid_grant");
    }

    [Fact]
    public async Task R96_no_token_says_more_than_the_identity_is_worth()
    {
        await using var story = await Story.Start();
        var low = await story.Server.Register(Rules.AssuranceLevel.Low);
        await story.Server.ActivatedPhone(low);

        await IsError(await story.Plain.Token(await story.Plain.Code(low)), "invalid_grant");
        var tokens = await story.Plain.Login(low, ("acr_values", "Low"));

        Assert.Equal("Low", Payload(tokens.GetProperty("id_token").GetString()!).GetProperty("acr").GetString());
    }

    [Fact]
    public async Task R97_subjects_are_pairwise_by_sector()
    {
        await using var story = await Story.Start();
        var neighbour = await Plain(story.Server);
        var stranger = await Plain(
            story.Server,
            ("redirect_uris", new[] { Redirect }),
            ("sector_identifier", "other.example")
        );

        var subjects = new List<string?>();
        foreach (var party in new[] { story.Plain, neighbour, stranger })
        {
            subjects.Add(
                Payload((await party.Login(story.Citizen)).GetProperty("id_token").GetString()!)
                    .GetProperty("sub")
                    .GetString()
            );
        }

        Assert.Equal(subjects[0], subjects[1]);
        Assert.NotEqual(subjects[0], subjects[2]);
    }

    [Fact]
    public async Task Claims_that_were_asked_for_stand_in_the_ID_token()
    {
        await using var story = await Story.Start();

        var tokens = await story.Plain.Login(story.Citizen, ("claims", """{"id_token":{"name":null,"email":null}}"""));

        var claims = Payload(tokens.GetProperty("id_token").GetString()!);
        Assert.StartsWith("Karla", claims.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(claims.TryGetProperty("email", out _));
    }
}
