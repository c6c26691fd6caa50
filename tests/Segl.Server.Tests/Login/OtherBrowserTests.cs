using System.Net;
using Segl.Rules;
using Segl.Storage;
using static Segl.Server.Tests.Login.LoginBoxTests;

namespace Segl.Server.Tests.Login;

/// <summary>
/// T61: the one who approves and the one who is let in are the same. An attacker has an own browser, sees what is on
/// its screen, and can make a victim open links.
/// </summary>
public sealed class OtherBrowserTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Fact]
    public async Task R90_T61_another_browser_neither_sees_nor_finishes_a_login()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var (browser, other) = (new LoginBrowser(server), new LoginBrowser(server));
        var login = await browser.Wait(karla.UserId);
        await other.Wait(karla.UserId);
        var (token, othersToken) = (await browser.TokenOf(login), await other.TokenOf(await other.Start()));
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);

        var never = await other.Open(Guid.NewGuid());
        var page = await other.Open(login);
        Assert.Equal(
            (HttpStatusCode.NotFound, never.Body),
            (
                page.Status,
                page.Body.Replace(
                    login.ToString(),
                    never.Response.RequestMessage!.RequestUri!.Segments[^1],
                    StringComparison.Ordinal
                )
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/login/{login}/events")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/login/{login}/qr.svg")).Status);
        foreach (var step in new[] { "finish", "leave", "user-id", "again" })
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.Post($"/login/{login}/{step}", ("token", token))).Status
            );
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.Post($"/login/{login}/{step}", ("token", othersToken))).Status
            );
        }

        Assert.Equal(LoginStep.Approved, (await Find(server, login)).Step);
    }

    [Fact]
    public async Task T63_a_form_that_another_site_sends_is_refused()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (browser, attacker) = (new LoginBrowser(server), new LoginBrowser(server));
        var login = await browser.Start();
        var foreign = await attacker.TokenOf(await attacker.Start());

        foreach (var step in new[] { "finish", "leave", "user-id", "again" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Post($"/login/{login}/{step}")).Status);
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await browser.Post($"/login/{login}/{step}", ("token", foreign))).Status
            );
        }

        Assert.Null(await KeptLogins.Find(server.Database, login));
    }

    [Fact]
    public async Task A_form_that_is_none_or_too_long_is_refused()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Start();

        var answer = await browser.TypeUserId(login, new string('a', 5000));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(await KeptLogins.Find(server.Database, login));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T61_on_the_same_device_value_and_cookie_finish_together(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);

        var back = await phone.Approve(await phone.ClaimLink(await browser.Link(login)), karla.Pin);

        Assert.StartsWith($"{TestServer.Origin}/login/back#", back);
        var finished = await browser.Post($"/login/{login}/back", ("back", back!.Split('#')[1]));
        Assert.StartsWith("https://shop.example/back?code=", finished.Location);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_an_approval_whose_answer_was_lost_is_answered_once_more(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var claimed = await phone.ClaimLink(await browser.Link(login));
        var back = await phone.Approve(claimed, karla.Pin);
        var lines = await server.Journal(karla);

        Assert.Equal(back, await phone.Approve(claimed, karla.Pin));

        Assert.Equal(lines, await server.Journal(karla));
        server.Clock.Passes(Limits.LoginValid);
        await AssertRefused(Reason.StatementOver, () => phone.Approve(claimed, karla.Pin));
    }

    [Fact]
    public async Task R92_T61_the_waiting_page_alone_never_finishes_a_login_that_was_claimed_by_link()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var attacker = new LoginBrowser(server);
        var login = await attacker.Wait(karla.UserId);
        var token = await attacker.TokenOf(login);
        using var events = await attacker.Events(login);

        await phone.Approve(await phone.ClaimLink(await attacker.Link(login)), karla.Pin);

        await LoginBrowser.Until(events, "approved-by-link");
        var finish = await attacker.Post($"/login/{login}/finish", ("token", token));
        Assert.Equal($"/login/{login}", finish.Location);
        Assert.Equal(LoginStep.Approved, (await Find(server, login)).Step);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T61_a_login_link_opened_in_a_second_browser_never_signs_in_the_first(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var (attacker, victim) = (new LoginBrowser(server), new LoginBrowser(server));
        var login = await attacker.Wait(karla.UserId);
        var token = await attacker.TokenOf(login);
        await victim.Start();
        var back = await phone.Approve(await phone.ClaimLink(await attacker.Link(login)), karla.Pin);

        var opened = await victim.Post($"/login/{login}/back", ("back", back!.Split('#')[1]));

        Assert.Equal((HttpStatusCode.Forbidden, null), (opened.Status, opened.Location));
        Assert.Contains("Nobody was logged in", opened.Body);
        Assert.Equal(LoginStep.Refused, (await Find(server, login)).Step);
        Assert.Equal($"/login/{login}", (await attacker.Post($"/login/{login}/finish", ("token", token))).Location);
        var late = await attacker.Post($"/login/{login}/back", ("back", back.Split('#')[1]));
        Assert.NotEqual(HttpStatusCode.SeeOther, late.Status);
        Assert.Equal(Happening.LoginOpenedElsewhere, (await server.Journal(karla))[^1]);
        Assert.Equal(3, await Told(server, karla, Happening.LoginOpenedElsewhere));
    }

    [Fact]
    public async Task R92_a_wrong_value_tells_nobody_and_changes_nothing()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var back = (await phone.Approve(await phone.ClaimLink(await browser.Link(login)), karla.Pin))!.Split('#')[1];

        string[] bent = ["", "x.y", $"{login}.{new string('A', back.Length - 37)}", back + "A", new string('.', 4000)];
        foreach (var wrong in bent)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"/login/{login}/back", ("back", wrong))).Status);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await new LoginBrowser(server).Post($"/login/{login}/back", ("back", wrong))).Status
            );
        }

        Assert.Equal(0, await Told(server, karla, Happening.LoginOpenedElsewhere));
        Assert.Equal(LoginStep.Approved, (await Find(server, login)).Step);
    }

    [Fact]
    public async Task R92_the_link_works_once()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var link = await browser.Link(login);
        await phone.ClaimLink(link);

        Assert.Equal(link, await browser.Link(login));
        await AssertRefused(Reason.LinkUsed, () => phone.ClaimLink(link));
    }

    private static async Task<long> Told(TestServer server, Citizen citizen, Happening what) =>
        (
            await server.Database.Read(session =>
                session.QueryAll(
                    "SELECT COUNT(*) FROM notice WHERE person_id = @person AND what = @what",
                    row => row.Long(),
                    ("person", citizen.Id),
                    ("what", what)
                )
            )
        )[0];
}
