using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>Discovery, and the rotation of keys that breaks no open login.</summary>
public sealed class SigningKeysTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Fact]
    public async Task Discovery_says_what_there_is_and_promises_nothing_else()
    {
        await using var story = await Story.Start();

        var metadata = await Json(await story.Plain.Http.GetAsync("/.well-known/openid-configuration"));

        Assert.Equal(TestServer.Origin, metadata.GetProperty("issuer").GetString());
        Assert.Equal(["code"], Words(metadata, "response_types_supported"));
        Assert.Equal(["S256"], Words(metadata, "code_challenge_methods_supported"));
        Assert.Equal(["ES256"], Words(metadata, "id_token_signing_alg_values_supported"));
        Assert.Equal(["pairwise"], Words(metadata, "subject_types_supported"));
        Assert.Equal(["authorization_code", "refresh_token"], Words(metadata, "grant_types_supported"));
        Assert.Equal(
            ["Low", "Substantial", "High"],
            Words(metadata, "acr_values_supported").Where(name => !name.Contains('/'))
        );
        Assert.Contains("https://data.gov.dk/concept/core/nsis/High", Words(metadata, "acr_values_supported"));
        Assert.True(metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
    }

    [Fact]
    public async Task The_published_keys_hold_nothing_private()
    {
        await using var story = await Story.Start();

        foreach (var key in (await Published(story)).EnumerateArray())
        {
            Assert.Equal(
                ["kty", "crv", "x", "y", "use", "alg", "kid"],
                key.EnumerateObject().Select(member => member.Name)
            );
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_nothing_by_it_lives(
        DatabaseKind kind
    )
    {
        await using var story = await Story.Start(kind);
        var old = await SigningNow(story);
        var code = await story.Plain.Code(story.Citizen);
        var (next, signsFrom) = await story.Server.Parts.GetRequiredService<SigningKeys>().Rotate(story.Now, default);

        story.Server.Clock.Passes(TimeSpan.FromSeconds(59));
        Assert.Equal(old, KeyOf(await Json(await story.Plain.Token(code))));
        story.Server.Clock.Passes(TimeSpan.FromSeconds(1));
        Assert.Equal([old, next], await Ids(story));

        story.Server.Clock.Passes(signsFrom - story.Now - TimeSpan.FromMilliseconds(1));
        var last = await story.Plain.Login(story.Citizen);
        Assert.Equal(old, KeyOf(last));
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        Assert.Equal(next, await SigningNow(story));

        // What the old key signed last is good to its end, and can be checked by everybody so long.
        story.Server.Clock.Passes(TimeSpan.FromMinutes(4));
        Assert.Contains(old, await Ids(story));
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await story.Plain.UserInfo(last.GetProperty("access_token").GetString()!)).StatusCode
        );
        story.Server.Clock.Passes(TimeSpan.FromMinutes(20));
        Assert.Equal([next], await Ids(story));
    }

    [Fact]
    public async Task A_key_that_is_old_is_followed_by_another_without_being_told()
    {
        await using var story = await Story.Start();
        var old = await SigningNow(story);

        story.Server.Clock.Passes(SigningKeys.LongestUse - SigningKeys.PublishedBefore - TimeSpan.FromMilliseconds(1));
        Assert.Equal([old], await Ids(story));
        story.Server.Clock.Passes(TimeSpan.FromSeconds(61));
        Assert.Equal(2, (await Ids(story)).Count);
        Assert.Equal(old, await SigningNow(story));
        story.Server.Clock.Passes(SigningKeys.PublishedBefore);
        Assert.NotEqual(old, await SigningNow(story));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_5_6_after_a_leak_the_new_key_signs_at_once_and_nothing_of_the_others_is_taken(
        DatabaseKind kind
    )
    {
        await using var story = await Story.Start(kind);
        var keys = story.Server.Parts.GetRequiredService<SigningKeys>();
        var before = await story.Plain.Login(story.Citizen);
        var access = before.GetProperty("access_token").GetString()!;
        var (next, _) = await keys.Rotate(story.Now, default);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await story.Plain.UserInfo(access)).StatusCode);

        var (signsNow, withdrawn) = await keys.Withdraw(story.Now, default);
        story.Server.Clock.Passes(SigningKeys.ReadAgain);

        Assert.Equal(new[] { KeyOf(before), next }.Order(), withdrawn.Order());
        Assert.Equal([signsNow], await Ids(story));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await story.Plain.UserInfo(access)).StatusCode);
        Assert.Equal(signsNow, await SigningNow(story));
        var told = await story.Server.Database.Read(session =>
            SchemeJournal.Of(session, SchemeEvent.SigningKeysWithdrawn)
        );
        Assert.Contains(KeyOf(before), Assert.Single(told).Facts);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Many_nodes_that_start_at_once_make_one_key(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var (database, keys) = (story.Server.Database, story.Server.Parts.GetRequiredService<KeyEncryptionKey>());

        var sets = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var node = new SigningKeys(database, keys, story.Server.Clock);
                        return (await node.At(story.Now, default)).All.Select(key => key.Id).ToList();
                    })
                )
        );

        Assert.All(sets, set => Assert.Equal(sets[0], set));
        Assert.Single(sets[0]);
    }

    private static string[] Words(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];

    private static async Task<JsonElement> Published(Story story) =>
        (await Json(await story.Plain.Http.GetAsync("/jwks"))).GetProperty("keys");

    private static async Task<List<string>> Ids(Story story) =>
        [.. (await Published(story)).EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];

    private static async Task<string> SigningNow(Story story) => KeyOf(await story.Plain.Login(story.Citizen));

    private static string KeyOf(JsonElement tokens) =>
        Header(tokens.GetProperty("id_token").GetString()!).GetProperty("kid").GetString()!;
}
