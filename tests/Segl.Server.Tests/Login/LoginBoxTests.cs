using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>A login from its start to its end, as the browser that started it sees it.</summary>
public sealed class LoginBoxTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R90_R92_who_scans_and_approves_is_led_back_with_a_code(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        using var events = await browser.Events(login);

        Assert.Equal("waiting", await LoginBrowser.Next(events, "step"));
        var claimed = await phone.ClaimQr((await LoginBrowser.Next(events, "qr")).Split(' ')[0]);
        Assert.Equal("claimed", await LoginBrowser.Next(events, "step"));
        await phone.Approve(claimed, karla.Pin);
        Assert.Equal("approved", await LoginBrowser.Next(events, "step"));

        var finished = await browser.Press(login, "finish");
        Assert.Equal(HttpStatusCode.SeeOther, finished.Status);
        var answer = QueryHelpers.ParseQuery(new Uri(finished.Location!).Query);
        Assert.StartsWith("https://shop.example/back?", finished.Location);
        Assert.NotEmpty(answer["code"].ToString());
        Assert.Equal("state-1", answer["state"]);
        Assert.Equal(TestServer.Origin, answer["iss"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R90_of_fifty_who_finish_at_once_one_gets_the_code(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var token = await browser.TokenOf(login);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => browser.Post($"/login/{login}/finish", ("token", token)))
        );

        Assert.Single(
            answers,
            answer => answer.Location!.StartsWith("https://shop.example/", StringComparison.Ordinal)
        );
        Assert.Equal(49, answers.Count(answer => answer.Location == $"/login/{login}"));
        Assert.Equal(LoginStep.Finished, (await Find(server, login)).Step);
    }

    [Fact]
    public async Task R92_the_codes_of_the_coming_seconds_are_taken_from_their_own_second_on()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        using var events = await browser.Events(login);
        var codes = (await LoginBrowser.Next(events, "qr")).Split(' ');

        Assert.Equal(Enumerable.Range(0, 4).Select(second => $"{second}"), codes.Select(code => code.Split('.')[1]));
        await AssertRefused(Reason.QrCodeExpired, () => phone.ClaimQr(codes[1]));
        server.Clock.Passes(TimeSpan.FromSeconds(1));
        await phone.ClaimQr(codes[1]);

        server.Clock.Passes(TimeSpan.FromSeconds(2));
        var later = (await LoginBrowser.Next(events, "qr")).Split(' ');
        Assert.Equal(Enumerable.Range(3, 5).Select(second => $"{second}"), later.Select(code => code.Split('.')[1]));
        // What was handed out in second 3 is worth nothing in second 13, whatever second it is of.
        server.Clock.Passes(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        await phone.ClaimQr(later[^1]);
        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await AssertRefused(Reason.QrCodeExpired, () => phone.ClaimQr(later[^1]));
    }

    [Fact]
    public async Task R91_T66_an_unknown_user_id_is_answered_like_a_known_one()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var (known, unknown) = (new LoginBrowser(server), new LoginBrowser(server));
        var (ofKnown, ofUnknown) = (await known.Start(), await unknown.Start());

        var answers = (
            Known: await known.TypeUserId(ofKnown, karla.UserId),
            Unknown: await unknown.TypeUserId(ofUnknown, "nobody-1")
        );
        var pages = (Known: await known.Open(ofKnown), Unknown: await unknown.Open(ofUnknown));

        Assert.Equal(answers.Known.Status, answers.Unknown.Status);
        Assert.Equal(Plain(pages.Known, ofKnown), Plain(pages.Unknown, ofUnknown));
        Assert.Contains("id=\"waiting\"", pages.Unknown.Body);
    }

    // The time itself is not measured: on a machine with two cores and thirty tests at once, medians of hundreds of pairs differ
    // by more than the statement that would tell. What makes the time is counted instead: statements here, hashes of passwords in
    // DeviceSecrecyTests.
    [Fact]
    public async Task R91_T66_the_same_statements_run_for_an_unknown_user_id()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        var karla = await server.Register();
        var browser = new LoginBrowser(server);

        // The first two make the database prepare what it will be asked.
        await Statements(server, browser, karla.UserId);
        await Statements(server, browser, "nobody-0");
        var known = await Statements(server, browser, karla.UserId);
        var unknown = await Statements(server, browser, "nobody-1");

        Assert.Contains(known, sql => sql.Contains("person_by_user_id", StringComparison.Ordinal));
        Assert.Contains(known, sql => sql.Contains("pushes_since_claim", StringComparison.Ordinal));
        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task R05_what_cannot_be_a_user_id_is_said_at_once_and_can_be_mended()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Start();

        var answer = await browser.TypeUserId(login, "<b>");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("value=\"&lt;b&gt;\"", answer.Body);
        Assert.Contains("role=\"alert\"", answer.Body);
        Assert.Null(await KeptLogins.Find(server.Database, login));
    }

    [Fact]
    public async Task A_user_id_is_remembered_if_wished_and_forgotten_if_not()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        await browser.TypeUserId(await browser.Start(), "karla-17", remember: true);

        var page = await browser.Open(await browser.Start());
        Assert.Contains("value=\"karla-17\"", page.Body);
        Assert.Contains("value=\"yes\" checked", page.Body);

        await browser.TypeUserId(await browser.Start(), "karla-17");
        Assert.DoesNotContain("karla-17", (await browser.Open(await browser.Start())).Body);
    }

    [Fact]
    public async Task R94_the_time_is_up_after_five_minutes_and_one_press_begins_again()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        server.Clock.Passes(Limits.LoginValid - Moment);
        Assert.Contains("id=\"waiting\"", (await browser.Open(login)).Body);

        server.Clock.Passes(Moment);
        Assert.Contains("The time is up", (await browser.Open(login)).Body);
        var again = await browser.Press(login, "again");

        var next = Guid.Parse(again.Location!.Split('/')[^1]);
        Assert.NotEqual(login, next);
        Assert.Contains("id=\"waiting\"", (await browser.Open(next)).Body);
        Assert.Equal(karla.Id, (await Find(server, next)).PersonId);
    }

    [Fact]
    public async Task R94_the_events_end_when_the_time_is_up()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait("nobody-1");
        using var events = await browser.Events(login);
        await LoginBrowser.Next(events, "qr");

        server.Clock.Passes(Limits.LoginValid);

        Assert.Equal("over", await LoginBrowser.Next(events, "step"));
        Assert.Equal("", (await events.ReadToEndAsync()).Trim());
    }

    [Fact]
    public async Task A_yes_given_in_time_stands_when_it_is_fetched_a_little_later()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        server.Clock.Passes(Limits.LoginValid - Moment);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);
        server.Clock.Passes(TimeSpan.FromMinutes(1));

        Assert.StartsWith("https://shop.example/", (await browser.Press(login, "finish")).Location);
    }

    [Fact]
    public async Task R94_this_was_not_me_ends_the_login_in_the_browser_too()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        using var events = await browser.Events(login);
        await phone.Refuse(await phone.ClaimQr(await browser.QrCode(login)));

        await LoginBrowser.Until(events, "refused");
        Assert.Contains("Nobody was logged in", (await browser.Open(login)).Body);
        Assert.Equal($"/login/{login}", (await browser.Press(login, "finish")).Location);
        Assert.Contains("error=access_denied", (await browser.Press(login, "leave")).Location);
    }

    [Fact]
    public async Task Cancel_ends_the_login_and_tells_the_relying_party()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var code = await browser.QrCode(login);

        var left = await browser.Press(login, "leave");

        var answer = QueryHelpers.ParseQuery(new Uri(left.Location!).Query);
        Assert.Equal(("access_denied", "state-1"), (answer["error"].ToString(), answer["state"].ToString()));
        await AssertRefused(Reason.LoginUnknown, () => phone.ClaimQr(code));
    }

    [Fact]
    public async Task R92_three_wrong_numbers_end_the_login_and_the_page_says_so()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait("nobody-1");
        var now = server.Clock.GetUtcNow();
        await Change(server, login, seen => seen.AfterWrongNumber(now).AfterWrongNumber(now).AfterWrongNumber(now));

        Assert.Contains("A wrong number was typed 3 times", (await browser.Open(login)).Body);
    }

    [Fact]
    public async Task A_script_is_told_where_to_go_and_a_form_is_led_by_303()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Start();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/login/{login}/leave")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("token", await browser.TokenOf(login))]),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.TryAddWithoutValidation("Cookie", browser.Cookies.Select(one => $"{one.Key}={one.Value}"));

        var answer = await server.NewClient().SendAsync(request);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            "\"next\":\"https://shop.example/back?error=access_denied",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task R110_a_page_speaks_both_languages_and_says_when_it_lacks_one()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Start(LoginBrowser.Request(language: "da"));

        Assert.Contains("Skriv dit bruger-id", (await browser.Open(login)).Body);
        Assert.Contains("Type your user ID", (await browser.Open($"/login/{login}?lang=en")).Body);
        Assert.Contains(
            "action=\"/login/" + login + "/user-id?lang=en\"",
            (await browser.Open($"/login/{login}?lang=en")).Body
        );
        var missing = (await browser.Open($"/login/{login}?lang=kl")).Body;
        Assert.Contains("lang=\"kl\"", missing);
        Assert.Contains($"/login/{login}?lang=da", missing);
        Assert.Contains($"/login/{login}?lang=en", missing);
    }

    [Fact]
    public async Task Every_page_is_guarded_and_shows_the_service_and_its_text_encoded()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var browser = new LoginBrowser(server);
        var login = await browser.Start(LoginBrowser.Request(text: "<script>alert(1)</script>"));

        var page = await browser.Open(login);

        Assert.Contains("Karl&#x27;s Shop &amp; Co", page.Body);
        Assert.Contains("&lt;script&gt;alert(1)", page.Body);
        var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("form-action 'self' https://shop.example;", policy);
        Assert.Equal("DENY", page.Response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("style=", page.Body);
    }

    internal static async Task AssertRefused(Reason reason, Func<Task> act) =>
        Assert.Equal(reason.ToString(), (await Assert.ThrowsAsync<Segl.Phone.PhoneRefusedException>(act)).Reason);

    internal static async Task<Rules.Login> Find(TestServer server, Guid login) =>
        (await KeptLogins.Find(server.Database, login))!;

    internal static Task Change(TestServer server, Guid login, Func<Rules.Login, Rules.Login> change) =>
        KeptLogins.Change(server.Database, login, change);

    // Everything that the database was asked while a user ID was typed and the waiting page opened, in order of text,
    // as the hint that a login waits is looked up beside the page.
    private static async Task<List<string>> Statements(TestServer server, LoginBrowser browser, string userId)
    {
        var login = await browser.Start();
        var token = await browser.TokenOf(login);
        using var asked = new AskedStatements(server);
        await browser.Post($"/login/{login}/user-id", ("userId", userId), ("token", token));
        await browser.Open(login);
        await asked.Hear("pushes_since_claim");
        return asked.InOrder;
    }

    // What differs between two logins by nature: ids, codes, numbers, tokens.
    internal static string Plain(Answered page, Guid login)
    {
        var code = LoginCodes.Of(login);
        var text = page
            .Body.Replace(login.ToString(), "LOGIN", StringComparison.Ordinal)
            .Replace(Crockford.InTwoGroups(code), "CODE", StringComparison.Ordinal)
            .Replace(string.Join(' ', code.ToCharArray()), "CODE", StringComparison.Ordinal);
        text = System.Text.RegularExpressions.Regex.Replace(
            text,
            "(value|data-code|href)=\"[^\"]*[0-9A-Za-z_-]{11}\"",
            "$1"
        );
        return System.Text.RegularExpressions.Regex.Replace(
            text,
            "<strong class=\"code\"( id=\"number-here\")?>[0-9]{4}</strong>",
            "NUMBER$1"
        );
    }
}
