using System.Net;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.SecurityKeys;

/// <summary>R18: a security key is added: one valid story, then one thing bent per test.</summary>
public sealed class AddingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R18_R27_R93_R100_a_key_is_named_approved_in_the_app_and_registered(DatabaseKind kind)
    {
        await using var story = await KeyStory.Begin(kind);
        var page = await story.My.Browser.Open(await story.Approve());
        var options = KeyStory.OptionsOf(page);

        Assert.Equal(("My Segl", "Add the security key Blue key to your Segl."), story.My.Shown);
        Assert.Equal("id.segl.test", options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal(
            -7,
            Assert.Single(options.GetProperty("pubKeyCredParams").EnumerateArray()).GetProperty("alg").GetInt32()
        );
        Assert.Equal("none", options.GetProperty("attestation").GetString());
        var selection = options.GetProperty("authenticatorSelection");
        Assert.Equal("required", selection.GetProperty("userVerification").GetString());
        Assert.Equal("cross-platform", selection.GetProperty("authenticatorAttachment").GetString());
        Assert.DoesNotContain(story.Karla.Id.ToString(), page.Body);

        var added = await KeyStory.Send(story.My.Browser, page, story.Key.Make(options).GetRawText());

        Assert.Equal($"{TestServer.Origin}/my/authenticators?done=key-added", added.Location);
        var key = Assert.Single(await story.Stored());
        Assert.Equal(("Blue key", SecurityKeyState.Active), (key.Name, key.State));
        Assert.Equal(story.Key.Id, key.CredentialId);
        Assert.Equal(3, (await story.Server.Told(story.Karla, Happening.SecurityKeyAdded)).Count);
        Assert.Contains("Blue key", (await story.My.Browser.Open("/my/authenticators")).Body);
        var inTheApp = (await story.My.Phone.Home()).GetProperty("securityKey");
        Assert.Equal("Blue key", inTheApp.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("another RP")]
    [InlineData("another origin")]
    [InlineData("in a frame of another origin")]
    [InlineData("no user verification")]
    [InlineData("another algorithm")]
    [InlineData("another challenge")]
    [InlineData("not JSON")]
    [InlineData("an array")]
    [InlineData("nothing in it")]
    [InlineData("null where an object belongs")]
    [InlineData("text that is no base64url")]
    [InlineData("broken CBOR")]
    [InlineData("an assertion")]
    [InlineData("deep nesting")]
    public async Task R18_T61_a_credential_that_was_made_wrongly_is_refused_and_the_right_one_still_works(string bent)
    {
        await using var story = await KeyStory.Begin();
        var page = await story.My.Browser.Open(await story.Approve());
        var options = KeyStory.OptionsOf(page);
        using var wrong = new SoftPasskey { Algorithm = bent == "another algorithm" ? -9 : -7 };
        KeyStory.Bent(wrong, bent);

        var refused = await KeyStory.Send(story.My.Browser, page, Credential(wrong, options, bent));

        Assert.EndsWith("no=SecurityKeyWrong", refused.Location);
        Assert.Contains("role=\"alert\"", (await story.My.Browser.Open(refused.Location!)).Body);
        Assert.Empty(await story.Stored());
        await KeyStory.Send(story.My.Browser, page, story.Key.Make(options).GetRawText());
        Assert.Single(await story.Stored());
    }

    [Fact]
    public async Task R96_T83_a_passkey_that_can_be_copied_to_other_devices_is_no_security_key()
    {
        await using var story = await KeyStory.Begin();
        using var synced = new SoftPasskey { BackupEligible = true };

        Assert.EndsWith("no=SecurityKeyCopied", (await story.Add(synced)).Location);
        Assert.Empty(await story.Stored());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R18_of_fifty_answers_at_once_one_adds_a_key(DatabaseKind kind)
    {
        await using var story = await KeyStory.Begin(kind);
        var page = await story.My.Browser.Open(await story.Approve());
        var options = KeyStory.OptionsOf(page);
        var tabs = Enumerable
            .Range(0, 50)
            .Select(_ => (Browser: new LoginBrowser(story.Server, story.My.Browser), Key: new SoftPasskey()));

        var answers = await Task.WhenAll(
            tabs.Select(tab => KeyStory.Send(tab.Browser, page, tab.Key.Make(options).GetRawText()))
        );

        Assert.Single(answers, answer => answer.Location!.EndsWith("done=key-added", StringComparison.Ordinal));
        Assert.Single(await story.Stored());
        Assert.Equal(3, (await story.Server.Told(story.Karla, Happening.SecurityKeyAdded)).Count);
    }

    [Fact]
    public async Task R18_a_second_key_is_refused_with_what_to_do_until_the_first_is_deleted()
    {
        await using var story = await KeyStory.WithKey();
        using var second = new SoftPasskey();

        var page = await story.My.Browser.Open("/my/authenticators/add-key");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Delete it in My Segl", page.Body);
        Assert.DoesNotContain("/my/authenticators/add-key\"", (await story.My.Browser.Open("/my/authenticators")).Body);
        var posted = await story.My.Press("/my", "/my/authenticators/add-key", ("name", "Other"));
        Assert.Equal(HttpStatusCode.Conflict, posted.Status);

        await EndingTests.GiveUp(story, "delete");
        Assert.EndsWith("done=key-added", (await story.Add(second)).Location);
        Assert.Single(await story.Stored(), key => key.State is SecurityKeyState.Active);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R18_the_database_itself_refuses_a_second_active_key(DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        var first = Assert.Single(await story.Stored());

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            story.Server.Database.Write(
                Durability.Durable,
                session =>
                {
                    SecurityKeyStore.Add(session, first with { Id = Guid.NewGuid() });
                    return Task.CompletedTask;
                }
            )
        );
    }

    [Fact]
    public async Task R18_an_approval_is_of_no_use_when_its_time_is_over()
    {
        await using var story = await KeyStory.Begin();
        var address = await story.Approve();
        var page = await story.My.Browser.Open(address);
        story.Server.Clock.Passes(Limits.SecurityKeyRegistration - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await story.My.Browser.Open(address)).Status);
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.Gone, (await story.My.Browser.Open(address)).Status);
        await KeyStory.Send(story.My.Browser, page, story.Key.Make(KeyStory.OptionsOf(page)).GetRawText());
        Assert.Empty(await story.Stored());
    }

    [Fact]
    public async Task R37_a_newer_approval_makes_the_older_one_worthless()
    {
        await using var story = await KeyStory.Begin();
        var older = await story.My.Browser.Open(await story.Approve());
        await story.Approve("Another");

        await KeyStory.Send(story.My.Browser, older, story.Key.Make(KeyStory.OptionsOf(older)).GetRawText());

        Assert.Empty(await story.Stored());
    }

    [Fact]
    public async Task R90_T61_T83_the_address_is_of_no_use_in_another_browser()
    {
        await using var story = await KeyStory.Begin();
        var address = await story.Approve();
        var (_, _, thief) = await story.My.Another();

        Assert.Equal(HttpStatusCode.NotFound, (await thief.Open(address)).Status);
        var page = await story.My.Browser.Open(address);
        await KeyStory.Send(thief, page, story.Key.Make(KeyStory.OptionsOf(page)).GetRawText());
        Assert.Empty(await story.Stored());
    }

    [Fact]
    public async Task R18_a_form_without_the_browsers_token_adds_nothing()
    {
        await using var story = await KeyStory.Begin();
        var address = await story.Approve();
        var page = await story.My.Browser.Open(address);

        var refused = await story.My.Browser.Post(
            new Uri(address).AbsolutePath,
            ("token", "x"),
            ("credential", story.Key.Make(KeyStory.OptionsOf(page)).GetRawText())
        );

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Empty(await story.Stored());
    }

    public enum Before
    {
        LoggedOut,
        Frozen,
        AppBlocked,
        IdentityEnded,
    }

    [Theory]
    [InlineData(Before.LoggedOut)]
    [InlineData(Before.Frozen)]
    [InlineData(Before.AppBlocked)]
    [InlineData(Before.IdentityEnded)]
    public async Task R37_R99_T77_what_ends_before_the_key_answers_ends_the_adding(Before what)
    {
        await using var story = await KeyStory.Begin();
        var page = await story.My.Browser.Open(await story.Approve());
        await End(story, what);

        await KeyStory.Send(story.My.Browser, page, story.Key.Make(KeyStory.OptionsOf(page)).GetRawText());

        Assert.Empty(await story.Stored());
    }

    [Fact]
    public async Task R27_a_name_that_something_else_has_is_refused()
    {
        await using var story = await KeyStory.WithKey();
        var phone = Assert.Single(
            (await story.Server.Database.Read(session => Authenticators.Of(session, story.Karla.Id))).Apps
        );
        await EndingTests.GiveUp(story, "delete");

        var refused = await story.My.Press(
            "/my",
            "/my/authenticators/add-key",
            ("name", phone.Name.ToUpperInvariant())
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task R18_a_key_that_was_blocked_is_named_as_one_that_must_not_come_back()
    {
        await using var story = await KeyStory.WithKey();
        await EndingTests.GiveUp(story, "block");

        var page = await story.My.Browser.Open(await story.Approve());

        var excluded = Assert.Single(KeyStory.OptionsOf(page).GetProperty("excludeCredentials").EnumerateArray());
        Assert.Equal(
            System.Buffers.Text.Base64Url.EncodeToString(story.Key.Id),
            excluded.GetProperty("id").GetString()
        );
        var again = await KeyStory.Send(story.My.Browser, page, story.Key.Make(KeyStory.OptionsOf(page)).GetRawText());
        Assert.EndsWith("no=SecurityKeyWrong", again.Location);
    }

    private static Task End(KeyStory story, Before what) =>
        what is Before.LoggedOut
            ? story.My.Press("/my", "/my/log-out")
            : story.Server.People.Change(
                story.Karla.Id,
                story.Server.Clock.GetUtcNow(),
                async change =>
                {
                    switch (what)
                    {
                        case Before.Frozen:
                            change.Save(change.Person with { FrozenAt = change.Now });
                            break;
                        case Before.AppBlocked:
                            var app = (await AppStore.Of(change.Session, change.Person.Id))[0];
                            AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
                            break;
                        default:
                            await Erasures.EndIdentity(change, "test", null);
                            break;
                    }

                    return true;
                }
            );

    private static string Credential(SoftPasskey key, JsonElement options, string bent)
    {
        var made = key.Make(options).GetRawText();
        return bent switch
        {
            "another challenge" => key.Make(JsonSerializer.SerializeToElement(new { challenge = "AAAA" })).GetRawText(),
            "not JSON" => "<credential/>",
            "an array" => "[]",
            "nothing in it" => "{}",
            "null where an object belongs" => """{"id":"AA","rawId":"AA","type":"public-key","response":null}""",
            "text that is no base64url" => made.Replace(
                "\"attestationObject\":\"",
                "\"attestationObject\":\"%%%",
                StringComparison.Ordinal
            ),
            "broken CBOR" => made.Replace(
                "\"attestationObject\":\"",
                "\"attestationObject\":\"_____",
                StringComparison.Ordinal
            ),
            "an assertion" => key.Prove(new byte[32]).GetRawText(),
            "deep nesting" => new string('[', 900),
            _ => made,
        };
    }
}
