using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Server.Oidc;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Oidc;

/// <summary>RP-initiated and back-channel logout.</summary>
public sealed class LogoutTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R98_a_logout_ends_the_one_login_and_leads_back(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var (first, second) = (await story.Plain.Login(story.Citizen), await story.Plain.Login(story.Citizen));
        // An ID token that has run out still names its login.
        story.Server.Clock.Passes(TimeSpan.FromMinutes(10));

        var answer = await Logout(
            story,
            ("id_token_hint", IdToken(first)),
            ("post_logout_redirect_uri", "https://rp.example/bye"),
            ("state", "s&t")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://rp.example/bye?state=s%26t", answer.Headers.Location!.OriginalString);
        await IsError(await story.Plain.Refresh(first.GetProperty("refresh_token").GetString()!), "invalid_grant");
        Assert.Equal(
            HttpStatusCode.OK,
            (await story.Plain.Refresh(second.GetProperty("refresh_token").GetString()!)).StatusCode
        );
    }

    [Theory]
    [InlineData("post_logout_redirect_uri", "https://evil.example/")]
    [InlineData("post_logout_redirect_uri", "https://rp.example/bye/")]
    [InlineData("id_token_hint", "a.b.c")]
    [InlineData("client_id", "somebody")]
    public async Task T63_a_logout_that_is_bent_leads_nowhere_and_ends_nothing(string name, string value)
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var parameters = new Dictionary<string, string>
        {
            ["id_token_hint"] = IdToken(tokens),
            ["post_logout_redirect_uri"] = "https://rp.example/bye",
            [name] = value,
        };

        var answer = await Logout(story, [.. parameters.Select(one => (one.Key, one.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task An_access_token_is_no_hint()
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);

        var answer = await Logout(story, ("id_token_hint", tokens.GetProperty("access_token").GetString()!));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_way_back_our_own_page_says_goodbye()
    {
        await using var story = await Story.Start();

        var answer = await Logout(story);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("logged out", await answer.Content.ReadAsStringAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_relying_party_is_told_until_it_hears(DatabaseKind kind)
    {
        await using var ear = new Ear();
        await using var story = await Story.Start(kind, "--Segl:OutgoingAllow=127.0.0.1");
        var party = await Plain(story.Server, ("backchannel_logout_uri", ear.Address));
        var idToken = IdToken(await party.Login(story.Citizen));
        await Logout(story, ("id_token_hint", idToken));
        var messenger = story.Server.Parts.GetRequiredService<LogoutMessenger>();

        ear.Answers = 503;
        Assert.Equal(0, await messenger.SendDue(story.Now, default));
        Assert.Equal(0, await messenger.SendDue(story.Now, default));
        ear.Answers = 200;
        story.Server.Clock.Passes(TimeSpan.FromMinutes(2));
        // The server's own round and ours come at the same time; one of them has it.
        await messenger.SendDue(story.Now, default);
        await Eventually.Is(async () => await Waiting(story) == 0);

        Assert.Equal(2, ear.Heard.Count);
        var token = System.Web.HttpUtility.ParseQueryString(ear.Heard[^1])["logout_token"]!;
        var (said, id) = (Payload(token), Payload(idToken));
        Assert.Equal("logout+jwt", Header(token).GetProperty("typ").GetString());
        Assert.Equal(id.GetProperty("sid").GetString(), said.GetProperty("sid").GetString());
        Assert.Equal(id.GetProperty("sub").GetString(), said.GetProperty("sub").GetString());
        Assert.False(said.TryGetProperty("nonce", out _));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_a_freeze_ends_what_was_given_for_good_and_tells_the_relying_parties(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var party = await Plain(story.Server, ("backchannel_logout_uri", "https://rp.example/ended"));
        var (first, quiet) = (await party.Login(story.Citizen), await story.Plain.Login(story.Citizen));
        var somebodyElse = await story.Server.Register();
        await story.Server.ActivatedPhone(somebodyElse);
        var other = await party.Login(somebodyElse);

        await story.Freeze();
        Assert.Equal(2, await Waiting(story));
        await story.Server.People.Change(
            story.Citizen.Id,
            story.Now,
            change =>
            {
                change.Save(change.Person with { FrozenAt = null });
                return Task.FromResult(true);
            }
        );

        await IsError(await party.Refresh(first.GetProperty("refresh_token").GetString()!), "invalid_grant");
        await IsError(await story.Plain.Refresh(quiet.GetProperty("refresh_token").GetString()!), "invalid_grant");
        Assert.Equal(
            HttpStatusCode.OK,
            (await party.Refresh(other.GetProperty("refresh_token").GetString()!)).StatusCode
        );
    }

    [Fact]
    public async Task A_login_ends_with_the_app_that_approved_it()
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var phone = await story.Server.ActivatedPhone(story.Citizen);
        var first = (await story.Server.Database.Read(session => AppStore.Of(session, story.Citizen.Id))).First(app =>
            app.Id != phone.App
        );

        await phone.Sign("block-app", await phone.Offer(new { act = "block-app", app = first.Id }), story.Citizen.Pin);

        await IsError(await story.Plain.Refresh(tokens.GetProperty("refresh_token").GetString()!), "invalid_grant");
        Assert.Equal(1, await Waiting(story));
    }

    [Fact]
    public async Task T69_a_private_address_is_never_told()
    {
        await using var ear = new Ear();
        await using var story = await Story.Start();
        var party = await Plain(story.Server, ("backchannel_logout_uri", ear.Address));
        await Logout(story, ("id_token_hint", IdToken(await party.Login(story.Citizen))));

        await story.Server.Parts.GetRequiredService<LogoutMessenger>().SendDue(story.Now, default);

        Assert.Empty(ear.Heard);
    }

    private static async Task<int> Waiting(Story story) =>
        (
            await story.Server.Database.Read(session =>
                session.QueryAll("SELECT 1 FROM logout_message", row => row.Int())
            )
        ).Count;

    private static string IdToken(System.Text.Json.JsonElement tokens) => tokens.GetProperty("id_token").GetString()!;

    private static Task<HttpResponseMessage> Logout(Story story, params (string Name, string Value)[] parameters) =>
        story
            .Server.NewClient()
            .GetAsync(
                "/logout?" + string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"))
            );
}
