using System.Net;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Refresh, introspection (RFC 7662), revocation (RFC 7009).</summary>
public sealed class IntrospectionTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_plain_refresh_token_rotates_and_its_reuse_revokes_all(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var first = Refresh(await story.Plain.Login(story.Citizen));

        var second = await Json(await story.Plain.Refresh(first));
        var third = await Json(await story.Plain.Refresh(Refresh(second), ("scope", "openid")));
        await IsError(await story.Plain.Refresh(first), "invalid_grant");

        Assert.Equal("openid", third.GetProperty("scope").GetString());
        await IsError(await story.Plain.Refresh(Refresh(third)), "invalid_grant");
        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Plain.UserInfo(Access(third))).StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_3_of_50_parallel_refreshes_two_get_the_same_successor_and_the_others_end_it(
        DatabaseKind kind
    )
    {
        await using var story = await Story.Start(kind);
        var token = Refresh(await story.Plain.Login(story.Citizen));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => story.Plain.Refresh(token)))
        );

        var good = answers.Where(answer => answer.StatusCode is HttpStatusCode.OK).ToList();
        var successors = await Task.WhenAll(good.Select(async answer => Refresh(await Json(answer))));
        Assert.Equal(2, good.Count);
        Assert.Single(successors.Distinct());
        await IsError(await story.Plain.Refresh(successors[0]), "invalid_grant");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_3_a_refresh_whose_answer_was_lost_is_answered_once_more_with_the_same_token(
        DatabaseKind kind
    )
    {
        await using var story = await Story.Start(kind);
        var token = Refresh(await story.Plain.Login(story.Citizen));
        var lost = Refresh(await Json(await story.Plain.Refresh(token)));
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(29_999));

        var again = await Json(await story.Plain.Refresh(token));

        Assert.Equal(lost, Refresh(again));
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.UserInfo(Access(again))).StatusCode);
        var next = Refresh(await Json(await story.Plain.Refresh(lost)));
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Refresh(next)).StatusCode);
    }

    [Theory]
    [InlineData("30 seconds later")]
    [InlineData("a third time")]
    [InlineData("after its successor was used")]
    public async Task Point_2_3_any_other_reuse_is_a_replay_and_ends_all(string when)
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Plain.Login(story.Citizen));
        var newest = Refresh(await Json(await story.Plain.Refresh(token)));
        switch (when)
        {
            case "30 seconds later":
                story.Server.Clock.Passes(TimeSpan.FromSeconds(30));
                break;
            case "a third time":
                await Json(await story.Plain.Refresh(token));
                break;
            default:
                newest = Refresh(await Json(await story.Plain.Refresh(newest)));
                break;
        }

        await IsError(await story.Plain.Refresh(token), "invalid_grant");

        await IsError(await story.Plain.Refresh(newest), "invalid_grant");
    }

    [Fact]
    public async Task Point_2_3_another_client_gets_nothing_of_a_race()
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Plain.Login(story.Citizen));
        var newest = Refresh(await Json(await story.Plain.Refresh(token)));

        await IsError(await (await Plain(story.Server)).Refresh(token), "invalid_grant");

        Assert.Equal(newest, Refresh(await Json(await story.Plain.Refresh(token))));
    }

    [Fact]
    public async Task A_strict_refresh_token_is_bound_to_its_key_and_not_rotated()
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Strict.Login(story.Citizen));
        var thief = story.Strict.With();
        thief.DpopKey = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );

        await IsError(await thief.Refresh(token), "invalid_grant");
        var once = await Json(await story.Strict.Refresh(token));
        var again = await Json(await story.Strict.Refresh(token));

        Assert.False(once.TryGetProperty("refresh_token", out _));
        Assert.Equal(HttpStatusCode.OK, (await story.Strict.UserInfo(Access(again))).StatusCode);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.BadRequest)]
    public async Task A_refresh_token_works_for_12_hours(int milliseconds, HttpStatusCode expected)
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Plain.Login(story.Citizen));

        story.Server.Clock.Passes(TimeSpan.FromHours(12) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, (await story.Plain.Refresh(token)).StatusCode);
    }

    [Fact]
    public async Task A_refresh_cannot_widen_and_is_for_those_registered_and_for_its_owner()
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Plain.Login(story.Citizen));
        var other = await Plain(story.Server);
        var without = await Plain(story.Server, ("grant_types", null));

        await IsError(await story.Plain.Refresh(token, ("scope", "openid cpr")), "invalid_scope");
        await IsError(await other.Refresh(token), "invalid_grant");
        await IsError(await without.Refresh(token), "unauthorized_client");
        await IsError(await story.Plain.Refresh("nonsense"), "invalid_grant");
        Assert.False((await without.Login(story.Citizen)).TryGetProperty("refresh_token", out _));
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Refresh(token)).StatusCode);
    }

    [Fact]
    public async Task R08_a_frozen_identity_is_refreshed_no_more()
    {
        await using var story = await Story.Start();
        var token = Refresh(await story.Plain.Login(story.Citizen));

        await story.Freeze();

        await IsError(await story.Plain.Refresh(token), "invalid_grant");
    }

    [Fact]
    public async Task A_client_hears_of_its_own_tokens_only()
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var other = await Plain(story.Server);

        var access = await Introspect(story.Plain, Access(tokens));
        Assert.True(access.GetProperty("active").GetBoolean());
        Assert.Equal(story.Plain.ClientId, access.GetProperty("client_id").GetString());
        Assert.Equal("openid profile", access.GetProperty("scope").GetString());
        Assert.True((await Introspect(story.Plain, Refresh(tokens))).GetProperty("active").GetBoolean());
        foreach (
            var (party, token) in new[]
            {
                (other, Access(tokens)),
                (other, Refresh(tokens)),
                (story.Plain, "nonsense"),
                (story.Plain, tokens.GetProperty("id_token").GetString()!),
            }
        )
        {
            Assert.Equal("""{"active":false}""", (await Introspect(party, token)).GetRawText());
        }
    }

    [Fact]
    public async Task A_token_that_ran_out_is_not_active()
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);

        story.Server.Clock.Passes(TimeSpan.FromMinutes(5));

        Assert.False((await Introspect(story.Plain, Access(tokens))).GetProperty("active").GetBoolean());
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    public async Task Revoking_one_token_revokes_the_login(string which)
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var other = await Plain(story.Server);
        var token = tokens.GetProperty(which).GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await other.Post("/revoke", new() { ["token"] = token })).StatusCode);
        Assert.True((await Introspect(story.Plain, Access(tokens))).GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await story.Plain.Post("/revoke", new() { ["token"] = token })).StatusCode);

        Assert.False((await Introspect(story.Plain, Access(tokens))).GetProperty("active").GetBoolean());
        await IsError(await story.Plain.Refresh(Refresh(tokens)), "invalid_grant");
        Assert.Equal(
            HttpStatusCode.OK,
            (await story.Plain.Post("/revoke", new() { ["token"] = "nonsense" })).StatusCode
        );
    }

    private static string Access(System.Text.Json.JsonElement tokens) =>
        tokens.GetProperty("access_token").GetString()!;

    private static string Refresh(System.Text.Json.JsonElement tokens) =>
        tokens.GetProperty("refresh_token").GetString()!;

    private static async Task<System.Text.Json.JsonElement> Introspect(RelyingParty party, string token) =>
        await Json(await party.Post("/introspect", new() { ["token"] = token }));
}
