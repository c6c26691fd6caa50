using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>
/// Where a login lives: before the user ID in its cookie, until the answer in a table that PostgreSQL does not log, from
/// the approval on durably. What is lost on the way costs the citizen a new start, and nothing that was approved.
/// </summary>
public sealed class LoginsInTheCookieTests
{
    private const int LongestCookie = 4096;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task After_a_power_cut_the_waiting_page_says_so_by_itself_and_one_press_begins_again(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var code = await browser.QrCode(login);
        using var events = await browser.Events(login);
        await LoginBrowser.Next(events, "qr");

        await KeptLogins.LoseInPowerCut(server.Database);
        server.Clock.Passes(TimeSpan.FromSeconds(11));

        await LoginBrowser.Until(events, "interrupted");
        await LoginBoxTests.AssertRefused(Reason.LoginUnknown, () => phone.ClaimQr(code));
        Assert.Contains("We were interrupted", (await browser.Open(login)).Body);
        Assert.Equal($"/login/{login}", (await browser.TypeUserId(login, karla.UserId)).Location);
        Assert.Null(await KeptLogins.Find(server.Database, login));

        var again = Guid.Parse((await browser.Press(login, "again")).Location!.Split('/')[^1]);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(again)), karla.Pin);
        Assert.StartsWith("https://shop.example/back?code=", (await browser.Press(again, "finish")).Location);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_power_cut_after_the_approval_loses_nothing(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);

        await KeptLogins.LoseInPowerCut(server.Database);

        Assert.StartsWith("https://shop.example/back?code=", (await browser.Press(login, "finish")).Location);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_cookie_makes_no_second_login_out_of_one_that_was_approved(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Start();
        var token = await browser.TokenOf(login);
        var old = new Dictionary<string, string>(browser.Cookies);
        await browser.TypeUserId(login, karla.UserId);
        var code = await browser.QrCode(login);
        await phone.Approve(await phone.ClaimQr(code), karla.Pin);

        var (name, value) = old.Single(cookie => cookie.Key.Contains("segl-login-", StringComparison.Ordinal));
        browser.Cookies[name] = value;
        await browser.Post($"/login/{login}/user-id", ("userId", karla.UserId), ("token", token));

        await LoginBoxTests.AssertRefused(Reason.LoginUnknown, () => phone.ClaimQr(code));
        Assert.Equal(LoginStep.Approved, (await KeptLogins.Find(server.Database, login))!.Step);
    }

    [Fact]
    public async Task R90_a_login_opens_in_the_browser_that_started_it_and_unbent_only()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (browser, thief) = (new LoginBrowser(server), new LoginBrowser(server));
        var login = await browser.Start();
        await thief.Start();
        var (name, value) = browser.Cookies.Single(cookie =>
            cookie.Key.Contains($"{login:N}", StringComparison.Ordinal)
        );

        thief.Cookies[name] = value;
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Open(login)).Status);

        string[] bent = ["", "x", "AAAA", value[..^4], (value[0] == 'A' ? 'B' : 'A') + value[1..]];
        foreach (var one in bent)
        {
            browser.Cookies[name] = one;
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(login)).Status);
        }

        browser.Cookies[name] = value;
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(login)).Status);
    }

    [Fact]
    public async Task The_longest_request_comes_in_pieces_that_a_browser_takes()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var longest = LoginBrowser.Request(text: new('å', Limits.LoginTextLongest)) with
        {
            State = new('s', 2048),
            Nonce = new('n', 512),
        };

        var login = await browser.Start(longest);

        Assert.True(browser.Cookies.Count(cookie => cookie.Key.Contains($"{login:N}", StringComparison.Ordinal)) > 2);
        Assert.All(browser.Cookies, cookie => Assert.True(cookie.Key.Length + cookie.Value.Length < LongestCookie));
        await browser.TypeUserId(login, "nobody-1");
        var left = await browser.Press(login, "leave");
        Assert.Contains($"state={longest.State}", left.Location);
    }

    [Fact]
    public async Task R91_an_unknown_user_id_waits_under_an_id_that_nobody_has()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (one, two) = (new LoginBrowser(server), new LoginBrowser(server));

        var kept = await KeptLogins.Find(server.Database, await one.Wait("nobody-1"));
        var same = await KeptLogins.Find(server.Database, await two.Wait("Nobody-1"));
        var other = await KeptLogins.Find(server.Database, await two.Wait("nobody-2"));

        Assert.Equal(LoginStep.Waiting, kept!.Step);
        Assert.Equal(kept.PersonId, same!.PersonId);
        Assert.NotEqual(kept.PersonId, other!.PersonId);
    }

    [Fact]
    public async Task R92_another_user_id_forgets_no_wrong_number()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait("nobody-1");
        await LoginBoxTests.Change(server, login, seen => seen.AfterWrongNumber(server.Clock.GetUtcNow()));

        var token = await browser.TokenOf(login);
        await browser.Post($"/login/{login}/user-id", ("userId", "nobody-2"), ("token", token));

        Assert.Equal(1, (await KeptLogins.Find(server.Database, login))!.WrongNumbers);
    }

    [Fact]
    public async Task R97_the_names_of_two_logins_of_one_person_share_nothing()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var names = server.Parts.GetRequiredService<LoginNames>();
        var person = Guid.NewGuid();
        LoginKey one = new(person, Guid.NewGuid()),
            two = new(person, Guid.NewGuid());
        byte[] first = new byte[LoginNames.Bytes],
            second = new byte[LoginNames.Bytes];

        names.Write(one, first);
        names.Write(two, second);

        Assert.Equal(one, names.Read(first));
        Assert.Equal(two, names.Read(names.Text(two)));
        Assert.NotEqual(first[16..], second[16..]);
        Assert.DoesNotContain(Convert.ToHexString(person.ToByteArray(bigEndian: true)), Convert.ToHexString(first));
        Assert.Null(names.Read("short"));
    }
}
