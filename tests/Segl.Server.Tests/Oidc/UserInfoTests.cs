using System.Net;
using Segl.Rules;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Userinfo and the person-number test.</summary>
public sealed class UserInfoTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R97_a_public_authority_with_the_scope_gets_the_person_number(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var citizen = await WithNumber(story);

        var tokens = await story.Plain.Login(citizen, ("scope", "openid profile cpr"));
        var person = await Json(await story.Plain.UserInfo(tokens.GetProperty("access_token").GetString()!));

        Assert.Equal("0102901234", person.GetProperty("cpr").GetString());
        Assert.Equal("1990-02-01", person.GetProperty("birthdate").GetString());
        var idToken = Payload(tokens.GetProperty("id_token").GetString()!);
        Assert.Equal(idToken.GetProperty("sub").GetString(), person.GetProperty("sub").GetString());
    }

    [Fact]
    public async Task R97_only_what_was_asked_for_and_registered_is_told()
    {
        await using var story = await Story.Start();
        var nameless = await Plain(story.Server, ("claims", Many("birthdate")));

        var openId = await Json(
            await story.Plain.UserInfo(Access(await story.Plain.Login(story.Citizen, ("scope", "openid"))))
        );
        var nothingMore = await Json(await nameless.UserInfo(Access(await nameless.Login(story.Citizen))));
        var asked = await Json(
            await story.Plain.UserInfo(
                Access(
                    await story.Plain.Login(
                        story.Citizen,
                        ("scope", "openid"),
                        ("claims", """{"userinfo":{"name":{"essential":true}}}""")
                    )
                )
            )
        );

        Assert.Equal(["sub"], openId.EnumerateObject().Select(claim => claim.Name));
        Assert.Equal(["sub", "birthdate"], nothingMore.EnumerateObject().Select(claim => claim.Name));
        Assert.Equal(["sub", "name"], asked.EnumerateObject().Select(claim => claim.Name));
    }

    [Theory]
    [InlineData(299, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.Unauthorized)]
    public async Task An_access_token_lives_5_minutes(int seconds, HttpStatusCode expected)
    {
        await using var story = await Story.Start();
        var token = Access(await story.Plain.Login(story.Citizen));

        story.Server.Clock.Passes(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await story.Plain.UserInfo(token)).StatusCode);
    }

    [Fact]
    public async Task T63_a_bent_token_is_refused()
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var parts = Access(tokens).Split('.');
        string[] bent =
        [
            "",
            "x",
            "a.b.c",
            $"{parts[0]}.{parts[1]}.",
            $"eyJhbGciOiJub25lIn0.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}",
            tokens.GetProperty("id_token").GetString()!,
            tokens.GetProperty("refresh_token").GetString()!,
            new string('x', 20_000),
        ];

        foreach (var token in bent)
        {
            var answer = await story.Plain.UserInfo(token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task A_token_bound_to_a_key_is_nothing_without_it()
    {
        await using var story = await Story.Start();
        var token = Access(await story.Strict.Login(story.Citizen));
        var thief = story.Strict.With();
        thief.DpopKey = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var bearer = story.Strict.With(otherSecret: "as bearer");

        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.UserInfo(token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bearer.UserInfo(token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await story.Strict.UserInfo(token)).StatusCode);
    }

    [Fact]
    public async Task R08_a_frozen_identity_is_told_nothing_of()
    {
        await using var story = await Story.Start();
        var token = Access(await story.Plain.Login(story.Citizen));

        await story.Freeze();

        Assert.Equal(HttpStatusCode.Unauthorized, (await story.Plain.UserInfo(token)).StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R97_a_private_one_tests_a_number_three_times(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var citizen = await WithNumber(story);
        var token = Access(await story.Strict.Login(citizen));

        var wrong = await Json(await Match(story.Strict, token, "010290-4321"));
        var right = await Json(await Match(story.Strict, token, "010290-1234"));
        await Json(await Match(story.Strict, token, "0102901234"));

        Assert.False(wrong.GetProperty("match").GetBoolean());
        Assert.True(right.GetProperty("match").GetBoolean());
        Assert.Equal(1, right.GetProperty("tests_left").GetInt32());
        await IsError(await Match(story.Strict, token, "0102901234"), "invalid_grant");
        Assert.Equal(3, (await story.Server.Journal(citizen)).Count(what => what is Happening.PersonNumberTested));
    }

    [Fact]
    public async Task R97_of_20_parallel_tests_three_are_answered()
    {
        await using var story = await Story.Start();
        var token = Access(await story.Strict.Login(await WithNumber(story)));
        await Match(story.Strict, token, "not a number");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => Match(story.Strict, token, "0102901234")))
        );

        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R97_more_logins_of_a_day_give_no_more_than_six_tests(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var citizen = await WithNumber(story);
        for (var login = 0; login < 2; login++)
        {
            var token = Access(await story.Strict.Login(citizen));
            for (var test = 0; test < Limits.PersonNumberTests; test++)
            {
                await Json(await Match(story.Strict, token, "0102904321"));
            }
        }

        await IsError(
            await Match(story.Strict, Access(await story.Strict.Login(citizen)), "0102901234"),
            "invalid_grant"
        );
        story.Server.Clock.Passes(TimeSpan.FromDays(1));
        var tomorrow = await Json(await Match(story.Strict, Access(await story.Strict.Login(citizen)), "0102901234"));
        Assert.Equal(2, tomorrow.GetProperty("tests_left").GetInt32());
    }

    [Fact]
    public async Task R97_a_number_is_tested_within_15_minutes()
    {
        await using var story = await Story.Start();
        var tokens = await story.Strict.Login(await WithNumber(story));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        var fresh = Access(await Json(await story.Strict.Refresh(tokens.GetProperty("refresh_token").GetString()!)));

        Assert.Equal(HttpStatusCode.OK, (await Match(story.Strict, fresh, "0102901234")).StatusCode);
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await IsError(await Match(story.Strict, fresh, "0102901234"), "invalid_grant");
    }

    [Fact]
    public async Task A_public_authority_does_not_test_numbers()
    {
        await using var story = await Story.Start();
        var token = Access(await story.Plain.Login(story.Citizen));

        await IsError(await Match(story.Plain, token, "0102901234"), "insufficient_scope", HttpStatusCode.Forbidden);
    }

    private static string[] Many(params string[] words) => words;

    private static string Access(System.Text.Json.JsonElement tokens) =>
        tokens.GetProperty("access_token").GetString()!;

    private static Task<HttpResponseMessage> Match(RelyingParty party, string token, string cpr) =>
        party.WithToken(HttpMethod.Post, "/person-number-match", token, [("cpr", cpr)]);

    private static async Task<Citizen> WithNumber(Story story)
    {
        var codes = story.Server.Codes;
        Assert.True(PersonNumber.Read("010290-1234").IsGranted(out var number, out _));
        var id = Guid.NewGuid();
        var person = new Person(
            id,
            number.Kind,
            codes.WrapPersonNumber(id, number),
            "Karla Ø",
            new(1990, 2, 1),
            "karla-cpr",
            AssuranceLevel.Substantial,
            "en",
            "+4587654321",
            null,
            false,
            "k@example.dk",
            null,
            null,
            story.Now,
            null,
            0
        );
        Assert.Null(await story.Server.People.Add(person, codes.OfPersonNumber(number), "test", story.Now));
        var citizen = new Citizen(person.Id, person.UserId, "730518");
        await story.Server.ActivatedPhone(citizen);
        return citizen;
    }
}
