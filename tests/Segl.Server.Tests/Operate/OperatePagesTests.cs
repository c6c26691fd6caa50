using System.Net;
using System.Text;
using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Pages;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>What an operator does in a browser, from the form over the app to the journal.</summary>
public sealed class OperatePagesTests
{
    private static readonly (string, string) Because = ("because", "Agreed on Monday");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_a_relying_party_is_added_changed_and_removed_and_the_app_says_what(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var anne = await story.OperatorLoggedIn();

        var asked = await anne.Press("/operate/clients/new", "/operate/clients/new", Library("Library"));
        Assert.Empty(await story.Server.Database.Read(ClientStore.All));
        var added = await anne.Approve(asked);

        Assert.Equal(("Operate Segl", "Add relying party Library (private, plain)"), anne.Shown);
        Assert.Matches("client_secret .*<code>[A-Za-z0-9_-]{43}</code>", added.Body.ReplaceLineEndings(""));
        var of = "/operate/clients/of/library";
        Assert.Contains("https://library.example/back", (await anne.Browser.Open(of)).Body);

        var changed = await anne.Approve(await anne.Press(of, of, Library("The Library")));
        Assert.DoesNotContain("client_secret <", changed.Body);
        var kept = Assert.Single(await story.Server.Database.Read(ClientStore.All));
        Assert.Equal("The Library", ClientMetadata.Of(kept).Name);

        Assert.Equal(
            "/operate/clients?done=removed",
            (await anne.Approve(await anne.Press(of, $"{of}/remove", Because))).Location
        );
        Assert.Empty(await story.Server.Database.Read(ClientStore.All));
        var line = Assert.Single(await story.Lines(SchemeEvent.ClientRemoved));
        Assert.Contains($"{anne.Person.Id}", line.Facts);
        Assert.Contains("Agreed on Monday", line.Facts);
        Assert.Contains("Agreed on Monday", (await anne.Browser.Open("/operate/journal")).Body);
    }

    [Theory]
    [InlineData("redirect_uris", "http://library.example/back", "must hold https addresses")]
    [InlineData("redirect_uris", "", "must name at least one address")]
    [InlineData("jwks", "{", "jwks is no JSON")]
    [InlineData("jwks", """{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}]}""", "private key")]
    [InlineData("profile", "strict", "private_key_jwt")]
    public async Task R88_wrong_metadata_is_told_as_the_command_tells_it_and_kept_in_the_form(
        string field,
        string value,
        string whyNot
    )
    {
        await using var story = await OperateStory.Begin();
        var anne = await story.OperatorLoggedIn();
        (string, string)[] form = [.. Library("Library").Where(one => one.Item1 != field), (field, value)];

        var answer = await anne.Press("/operate/clients/new", "/operate/clients/new", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(whyNot, answer.Body);
        Assert.Contains("value=\"Library\"", answer.Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_files_of_relying_parties_officers_and_desks_report_each_bad_line(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.Citizen());
        await story.NewDesk("aarhus");

        var clients = await Send(
            "clients",
            "client_name,client_id,sector,profile,redirect_uris\nLibrary,library,private,plain,https://library.example/back\n"
                + "Bank,bank,secret,plain,https://bank.example/back\n"
        );
        Assert.Matches("<td>3</td>\\s*<td>sector must be public or private.</td>", clients);
        Assert.Single(await story.Server.Database.Read(ClientStore.All));

        var officers = await Send("staff", $"user-id;desk\nnobody;aarhus\n{bo.Person.UserId};aarhus\n");
        Assert.Matches("<td>2</td>\\s*<td>There is no person with this user ID.</td>", officers);
        Assert.NotNull(await story.Server.Database.Read(session => OfficerStore.Active(session, bo.Person.Id)));

        var sample = await File.ReadAllLinesAsync(Repository.File("samples", "desks.csv"));
        var desks = await Send("desks", string.Join('\n', [sample[0], sample[1], "bad line", sample[2]]));
        Assert.Contains("<td>3</td>", desks);
        Assert.Equal(3, (await story.Server.Database.Read(DeskStore.All)).Count);

        async Task<string> Send(string page, string file) =>
            (
                await anne.Approve(
                    await anne.PressFile(
                        $"/operate/{page}",
                        $"/operate/{page}/file",
                        Encoding.UTF8.GetBytes(file),
                        "many.csv",
                        Because
                    )
                )
            ).Body;
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R83_R88_officers_and_operators_are_made_and_ended_but_never_by_themselves(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.Citizen());
        await story.NewDesk("aarhus");

        await Do("officer", bo.Person.UserId, ("desk", "aarhus"));
        Assert.Contains("officer at desk aarhus", anne.Shown.Text);
        await Do("operator", bo.Person.UserId);
        var (officer, operates) = await Roles();
        Assert.Equal((true, true), (officer, operates));
        Assert.Equal(anne.Person.Id, (await story.Server.Database.Read(OfficerStore.All)).Single().AddedBy);

        await Do("officer", bo.Person.UserId, ("end", "yes"));
        await Do("operator", bo.Person.UserId, ("end", "yes"));
        Assert.Equal((false, false), await Roles());

        foreach (var role in (string[])["officer", "operator"])
        {
            var answer = await Press(role, anne.Person.UserId, ("desk", "aarhus"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await Press(role, "nobody", ("desk", "aarhus"))).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Press("officer", bo.Person.UserId, ("desk", "moon"))).Status);

        Task<Login.Answered> Press(string role, string userId, params (string, string)[] more) =>
            anne.Press("/operate/staff", $"/operate/staff/{role}", [("user-id", userId), Because, .. more]);

        async Task Do(string role, string userId, params (string, string)[] more) =>
            Assert.Equal("/operate/staff?done=yes", (await anne.Approve(await Press(role, userId, more))).Location);

        async Task<(bool, bool)> Roles() =>
            await story.Server.Database.Read(async session =>
                (
                    await OfficerStore.Active(session, bo.Person.Id) is not null,
                    await OperatorStore.Active(session, bo.Person.Id) is not null
                )
            );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_R88_a_desk_is_closed(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var anne = await story.OperatorLoggedIn();
        await story.NewDesk("aarhus");

        var done = await anne.Approve(
            await anne.Press("/operate/desks", "/operate/desks/close", ("desk", "aarhus"), Because)
        );

        Assert.Equal("/operate/desks?done=closed", done.Location);
        Assert.NotNull((await story.Server.Database.Read(s => DeskStore.Find(s, "aarhus")))!.ClosedAt);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R101_R88_undeliverable_notices_are_listed_without_their_address_and_tried_again(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var anne = await story.OperatorLoggedIn();
        var now = story.Server.Clock.GetUtcNow();
        var outbox = new Outbox(story.Server.Database);
        var texts = await outbox.TakeDue(Channel.Sms, 10, now, now.AddMinutes(2));
        await outbox.Settle(texts.Select(one => new NoticeEnd(one, null, null, "The gateway answered 403.")), now);
        // A code is never sent late.
        var dead = (await outbox.DeadLetters(100)).FindAll(one => one.What is not Happening.TemporaryPinSent);
        Assert.NotEmpty(dead);

        var page = await anne.Browser.Open("/operate/notices");
        Assert.Contains("The gateway answered 403.", page.Body);
        Assert.DoesNotContain(dead[0].Address, page.Body);
        await anne.Press(
            "/operate/notices",
            "/operate/notices",
            ("notice", $"{dead[0].Id}"),
            ("which", "ticked"),
            Because
        );
        Assert.DoesNotContain(await outbox.DeadLetters(100), one => one.Id == dead[0].Id);
        await anne.Press("/operate/notices", "/operate/notices", ("which", "all"), Because);

        Assert.DoesNotContain(await outbox.DeadLetters(100), one => dead.Exists(before => before.Id == one.Id));
        Assert.Equal(2, (await story.Lines(SchemeEvent.OperatorActed)).Count);
    }

    [Theory]
    [InlineData(Channel.Sms, "+4512345678", "+45 … 78")]
    [InlineData(Channel.Email, "anne@example.dk", "…@example.dk")]
    [InlineData(Channel.App, "", "")]
    public void R88_an_address_is_shown_as_far_as_an_operator_needs_it(Channel channel, string address, string shown) =>
        Assert.Equal(shown, NoticesPage.Masked(channel, address));

    private static (string, string)[] Library(string name) =>
        [
            ("client_name", name),
            ("client_id", "library"),
            ("sector", "private"),
            ("profile", "plain"),
            ("redirect_uris", "https://library.example/back"),
            ("scope", "openid"),
            Because,
        ];
}
