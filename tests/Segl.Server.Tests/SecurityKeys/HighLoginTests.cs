using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.SecurityKeys;

/// <summary>R96: app and security key give level High: one valid story, then one thing bent per test.</summary>
public sealed class HighLoginTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public static MatrixTheoryData<string, DatabaseKind> Askings =>
        new(["acr_values", "claims"], Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(Askings))]
    public async Task R96_R97_a_relying_party_that_asks_for_high_gets_it(string how, DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        var plain = await RelyingParty.Plain(story.Server);
        var request =
            how == "claims"
                ? plain.Request(("claims", """{"id_token":{"acr":{"essential":true,"value":"High"}}}"""))
                : plain.Request(("acr_values", "High"));

        var facts = await TokensOf(story, plain, request);

        Assert.Equal("High", facts.GetProperty("acr").GetString());
        Assert.Equal(
            ["swk", "pin", "hwk", "user", "mfa"],
            facts.GetProperty("amr").EnumerateArray().Select(word => word.GetString())
        );
        var used = Assert.Single(await story.Stored());
        Assert.NotNull(used.LastUsedAt);
        Assert.Contains(Happening.SecurityKeyUsed, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R96_the_default_level_asks_for_no_key()
    {
        await using var story = await KeyStory.WithKey();
        Assert.Equal("/my", (await story.My.LogIn()).Location);
        Assert.Null((await story.Stored())[0].LastUsedAt);
    }

    [Fact]
    public async Task R24_biometrics_do_not_stand_in_for_the_pin_at_high()
    {
        await using var story = await KeyStory.WithKey();
        using var passkey = new SoftPasskey();
        await PasskeysTests.SwitchOn(story.My.Phone, story.Karla, passkey);
        var browser = new LoginBrowser(story.Server);

        Assert.Contains("biometrics", await KnowledgeFor(await browser.Wait(story.Karla.UserId)));
        Assert.DoesNotContain("biometrics", await KnowledgeFor(await browser.Wait(story.Karla.UserId, High)));

        async Task<string> KnowledgeFor(Guid login) =>
            (
                await story.My.Phone.Ask(
                    $"/api/apps/{story.My.Phone.App}/claims",
                    new { qr = await browser.QrCode(login) }
                )
            )
                .GetProperty("knowledge")
                .GetRawText();
    }

    [Theory]
    [InlineData(AssuranceLevel.Substantial, true, nameof(Reason.LevelTooLow), "Citizen Service desk raises")]
    [InlineData(AssuranceLevel.High, false, nameof(Reason.SecurityKeyMissing), "Get a security key")]
    public async Task R96_whoever_cannot_reach_high_is_told_what_to_do_and_is_asked_for_no_pin(
        AssuranceLevel level,
        bool hasKey,
        string reason,
        string whatToDo
    )
    {
        await using var story = hasKey ? await KeyStory.WithKey(level: level) : await KeyStory.Begin(level: level);
        var plain = await RelyingParty.Plain(story.Server);
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(
            QueryHelpers.AddQueryString("/authorize", plain.Request(("acr_values", "High"))!)
        );
        await browser.TypeUserId(login, story.Karla.UserId);

        var refused = await Assert.ThrowsAsync<PhoneRefusedException>(async () =>
            await story.My.Phone.ClaimQr(await browser.QrCode(login))
        );

        Assert.Equal(reason, refused.Reason);
        Assert.Contains(whatToDo, (await browser.Open(login)).Body);
        var back = await browser.Press(login, "leave");
        Assert.Equal(
            "unmet_authentication_requirements",
            QueryHelpers.ParseQuery(new Uri(back.Location!).Query)["error"]
        );
        // The claim was counted (T-16): the app goes on as if nothing had been.
        Assert.Equal("/my", (await story.My.LogIn()).Location);
    }

    [Fact]
    public async Task R91_before_the_claim_nobody_learns_who_has_a_key()
    {
        await using var story = await KeyStory.WithKey();
        var without = await story.Server.Register();
        var pages = new List<string>();
        foreach (var userId in (string[])[story.Karla.UserId, without.UserId, "nobody at all"])
        {
            var browser = new LoginBrowser(story.Server);
            var login = await browser.Wait(userId, High);
            pages.Add(LoginBoxTests.Plain(await browser.Open(login), login));
        }

        Assert.Single(pages.Distinct());
        Assert.Contains("After the app, use your security key here", pages[0]);
    }

    [Theory]
    [InlineData("another RP")]
    [InlineData("another origin")]
    [InlineData("in a frame of another origin")]
    [InlineData("no user verification")]
    [InlineData("another key")]
    [InlineData("another credential")]
    [InlineData("another user")]
    [InlineData("another challenge")]
    [InlineData("the challenge of another login")]
    [InlineData("eligible for backup all of a sudden")]
    [InlineData("not JSON")]
    [InlineData("an array")]
    [InlineData("nothing in it")]
    [InlineData("null where an object belongs")]
    [InlineData("a credential that was made")]
    [InlineData("nothing")]
    public async Task R96_T61_T83_an_answer_that_is_not_this_keys_in_this_login_is_refused(string bent)
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        using var stranger = new SoftPasskey();
        var challenge = KeyStory.ChallengeOf(page);
        var answer = bent switch
        {
            "another credential" => stranger.Prove(challenge).GetRawText(),
            "another challenge" => story.Key.Prove(new byte[32]).GetRawText(),
            "the challenge of another login" => story
                .Key.Prove(KeyStory.ChallengeOf((await story.LoginUpToKey()).Page))
                .GetRawText(),
            "not JSON" => "]",
            "an array" => "[1]",
            "nothing in it" => "{}",
            "null where an object belongs" => """{"id":"AA","rawId":"AA","type":"public-key","response":null}""",
            "a credential that was made" => story
                .Key.Make(JsonSerializer.SerializeToElement(new { challenge = Base64Url.EncodeToString(challenge) }))
                .GetRawText(),
            "nothing" => "",
            _ => KeyStory.Bent(story.Key, bent).Prove(challenge).GetRawText(),
        };

        var refused = await KeyStory.Send(browser, page, answer);

        Assert.EndsWith("no=SecurityKeyWrong", refused.Location);
        Assert.Contains("role=\"alert\"", (await browser.Open(refused.Location!)).Body);
        Assert.Null((await story.Stored())[0].LastUsedAt);
        Assert.DoesNotContain(Happening.SecurityKeyUsed, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R96_T83_another_persons_key_does_not_answer()
    {
        await using var story = await KeyStory.WithKey();
        await using var other = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();

        var refused = await KeyStory.Use(browser, page, other.Key);

        Assert.EndsWith("no=SecurityKeyWrong", refused.Location);
    }

    [Fact]
    public async Task R90_T61_T83_the_key_counts_only_in_the_browser_that_started_the_login()
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        var thief = new LoginBrowser(story.Server);

        Assert.Equal(HttpStatusCode.NotFound, (await KeyStory.Use(thief, page, story.Key)).Status);
        Assert.True(KeyStory.IsIn(await KeyStory.Use(browser, page, story.Key)));
    }

    [Fact]
    public async Task R96_without_the_key_nothing_finishes_the_login()
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        var login = LoginOf(page);

        Assert.Equal($"/login/{login}", (await browser.Press(login, "finish")).Location);
        Assert.Equal($"/login/{login}", (await browser.Press(login, "return-code", ("code", "123456"))).Location);
        Assert.Equal($"/login/{login}", (await browser.Press(login, "code", ("code", "123456"))).Location);
        Assert.Contains("Now your security key", (await browser.Open(login)).Body);
    }

    [Fact]
    public async Task R96_the_key_is_not_asked_for_before_the_app_approved()
    {
        await using var story = await KeyStory.WithKey();
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Wait(story.Karla.UserId, High);

        var early = await browser.Press(login, "key", ("credential", "{}"));

        Assert.Equal($"/login/{login}", early.Location);
        Assert.DoesNotContain("data-options", (await browser.Open(login)).Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T60_T83_of_fifty_answers_at_once_one_finishes_the_login(DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        var (browser, page) = await story.LoginUpToKey();
        var answer = story.Key.Prove(KeyStory.ChallengeOf(page)).GetRawText();
        var tabs = Enumerable.Range(0, 50).Select(_ => new LoginBrowser(story.Server, browser)).ToList();

        var answers = await Task.WhenAll(tabs.Select(tab => KeyStory.Send(tab, page, answer)));

        Assert.Single(answers, KeyStory.IsIn);
        Assert.Single(await story.Server.Journal(story.Karla), what => what is Happening.SecurityKeyUsed);
    }

    [Fact]
    public async Task T60_T83_an_answer_that_was_used_is_of_no_use_again()
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        var answer = story.Key.Prove(KeyStory.ChallengeOf(page)).GetRawText();
        Assert.True(KeyStory.IsIn(await KeyStory.Send(browser, page, answer)));

        Assert.False(KeyStory.IsIn(await KeyStory.Send(browser, page, answer)));
        var (next, nextPage) = await story.LoginUpToKey();
        Assert.EndsWith("no=SecurityKeyWrong", (await KeyStory.Send(next, nextPage, answer)).Location);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    [InlineData(5, 0)]
    public async Task R18_T77_T83_a_counter_that_goes_back_blocks_the_key_and_tells(uint kept, uint told)
    {
        await using var story = await KeyStory.WithKey();
        story.Key.Counter = kept;
        Assert.True(await story.GetsIn());
        story.Key.Counter = told;
        var (browser, page) = await story.LoginUpToKey();

        var refused = await KeyStory.Use(browser, page, story.Key);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("seems to have been copied", refused.Body);
        Assert.Equal(SecurityKeyState.Blocked, (await story.Stored())[0].State);
        Assert.Equal(3, (await story.Server.Told(story.Karla, Happening.SecurityKeyCloned)).Count);
    }

    [Fact]
    public async Task R18_a_key_that_counts_and_one_that_does_not_are_used_as_often_as_one_likes()
    {
        await using var story = await KeyStory.WithKey();
        Assert.True(await story.GetsIn());
        Assert.True(await story.GetsIn());
        story.Key.Counter = 1;
        Assert.True(await story.GetsIn());
        story.Key.Counter = 7;
        Assert.True(await story.GetsIn());
    }

    [Fact]
    public async Task R94_the_key_is_used_within_five_minutes_of_the_approval()
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        story.Server.Clock.Passes(Limits.LoginValid);
        Assert.False(KeyStory.IsIn(await KeyStory.Use(browser, page, story.Key)));
        Assert.Contains("The time is up", (await browser.Open(LoginOf(page))).Body);
    }

    public enum Meanwhile
    {
        KeyBlocked,
        KeyDeletedAndAnotherAdded,
        Frozen,
        AppBlocked,
        LevelLowered,
        Cancelled,
    }

    [Theory]
    [InlineData(Meanwhile.KeyBlocked)]
    [InlineData(Meanwhile.KeyDeletedAndAnotherAdded)]
    [InlineData(Meanwhile.Frozen)]
    [InlineData(Meanwhile.AppBlocked)]
    [InlineData(Meanwhile.LevelLowered)]
    [InlineData(Meanwhile.Cancelled)]
    public async Task R37_R99_T77_login_identity_app_and_key_are_judged_again(Meanwhile what)
    {
        await using var story = await KeyStory.WithKey();
        var (browser, page) = await story.LoginUpToKey();
        if (what is Meanwhile.Cancelled)
        {
            Assert.Contains("error=access_denied", (await browser.Press(LoginOf(page), "leave")).Location);
        }
        else
        {
            await Change(story, what);
        }

        Assert.False(KeyStory.IsIn(await KeyStory.Use(browser, page, story.Key)));
        Assert.DoesNotContain(Happening.SecurityKeyUsed, await story.Server.Journal(story.Karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R99_T77_tokens_of_level_high_end_with_the_key(DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        var plain = await RelyingParty.Plain(story.Server);
        var tokens = await Login(story, plain, plain.Request(("acr_values", "High")));
        var (access, refresh) = (Text(tokens, "access_token"), Text(tokens, "refresh_token"));
        Assert.Equal(HttpStatusCode.OK, (await plain.UserInfo(access)).StatusCode);

        await EndingTests.GiveUp(story, "block");

        Assert.Equal(HttpStatusCode.Unauthorized, (await plain.UserInfo(access)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await plain.Refresh(refresh)).StatusCode);
        Assert.True(await story.My.IsIn());
    }

    [Fact]
    public async Task R92_by_link_the_value_of_the_app_comes_first_and_the_key_then()
    {
        await using var story = await KeyStory.WithKey();
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Wait(story.Karla.UserId, High);
        var token = await browser.TokenOf(login);
        var back = await story.My.Phone.Approve(
            await story.My.Phone.ClaimLink(await browser.Link(login)),
            story.Karla.Pin
        );
        foreach (var step in (string[])["finish", "key"])
        {
            var early = await browser.Post($"/login/{login}/{step}", ("token", token), ("credential", "{}"));
            Assert.Equal($"/login/{login}", early.Location);
            Assert.DoesNotContain("data-options", (await browser.Open(login)).Body);
        }

        var value = back!.Split('#')[1];
        var came = await browser.Post($"/login/{login}/back", ("back", value));

        Assert.Equal($"/login/{login}", came.Location);
        Assert.Equal($"/login/{login}", (await browser.Post($"/login/{login}/back", ("back", value))).Location);
        Assert.True(KeyStory.IsIn(await KeyStory.Use(browser, await browser.Open(login), story.Key)));
    }

    [Fact]
    public async Task R92_the_return_code_comes_first_and_the_key_then()
    {
        await using var story = await KeyStory.WithKey();
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Wait(story.Karla.UserId, High);
        var claimed = await story.My.Phone.ClaimLinkHere(await browser.Link(login));
        var code = await story.My.Phone.ApproveForReturnCode(claimed, story.Karla.Pin);
        Assert.DoesNotContain("data-options", (await browser.Open(login)).Body);

        Assert.Equal($"/login/{login}", (await browser.Press(login, "return-code", ("code", code))).Location);

        Assert.True(KeyStory.IsIn(await KeyStory.Use(browser, await browser.Open(login), story.Key)));
    }

    private static LoginRequest High => LoginBrowser.Request(level: AssuranceLevel.High);

    private static Guid LoginOf(Answered page) =>
        Guid.Parse(System.Text.RegularExpressions.Regex.Match(page.Body, "/login/([0-9a-f-]{36})/key").Groups[1].Value);

    private static async Task Change(KeyStory story, Meanwhile what)
    {
        switch (what)
        {
            case Meanwhile.KeyBlocked:
                await EndingTests.GiveUp(story, "block");
                break;
            case Meanwhile.KeyDeletedAndAnotherAdded:
                await EndingTests.GiveUp(story, "delete");
                using (var another = new SoftPasskey())
                {
                    await story.Add(another);
                }

                break;
            default:
                await story.Server.People.Change(
                    story.Karla.Id,
                    story.Server.Clock.GetUtcNow(),
                    async change =>
                    {
                        var app = (await AppStore.Of(change.Session, change.Person.Id))[0];
                        if (what is Meanwhile.AppBlocked)
                        {
                            AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
                        }
                        else if (what is Meanwhile.Frozen)
                        {
                            change.Save(change.Person with { FrozenAt = change.Now });
                        }
                        else
                        {
                            change.Session.Defer(
                                "UPDATE person SET level = 'Substantial' WHERE person_id = @person",
                                ("person", change.Person.Id)
                            );
                        }

                        return true;
                    }
                );
                break;
        }
    }

    private static async Task<JsonElement> TokensOf(
        KeyStory story,
        RelyingParty plain,
        Dictionary<string, string> request
    ) =>
        JsonSerializer.Deserialize<JsonElement>(
            Base64Url.DecodeFromChars(Text(await Login(story, plain, request), "id_token").Split('.')[1])
        );

    private static async Task<JsonElement> Login(KeyStory story, RelyingParty plain, Dictionary<string, string> request)
    {
        var browser = new LoginBrowser(story.Server);
        var login = await browser.Authorize(QueryHelpers.AddQueryString("/authorize", request!));
        await browser.TypeUserId(login, story.Karla.UserId);
        await story.My.Phone.Approve(await story.My.Phone.ClaimQr(await browser.QrCode(login)), story.Karla.Pin);
        await browser.Press(login, "finish");
        var done = await KeyStory.Use(browser, await browser.Open(login), story.Key);
        var code = QueryHelpers.ParseQuery(new Uri(done.Location!).Query)["code"].ToString();
        return JsonDocument.Parse(await (await plain.Token(code)).Content.ReadAsStringAsync()).RootElement;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
