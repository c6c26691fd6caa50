using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;
using static Segl.Server.Tests.Login.LoginBoxTests;

namespace Segl.Server.Tests.Login;

/// <summary>
/// R92 where the app's storage is not that of the browser that started the login: the owner carries a number to the app
/// and a code back. T74: so does an attacker who has the owner on the telephone, and gets no further than both.
/// </summary>
public sealed class ReturnCodeTests
{
    private const string LoggedIn = "https://shop.example/back?code=";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_number_and_return_code_finish_a_login_without_the_opt_in(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        using var events = await story.Browser.Events(story.Login);

        var code = await story.Approve();

        await LoginBrowser.Until(events, "return-code");
        Assert.Matches("^[0-9]{6}$", code);
        Assert.Contains("Type the code from the app", (await story.Browser.Open(story.Login)).Body);
        Assert.StartsWith(LoggedIn, await story.Type($" {code[..3]} {code[3..]} "));
        Assert.Equal(LoginStep.Finished, (await story.Kept()).Step);
    }

    [Fact]
    public async Task R92_without_the_opt_in_a_number_alone_claims_nothing()
    {
        await using var story = await Story.Start();

        await AssertRefused(Reason.NumberNotSwitchedOn, () => story.Phone.ClaimNumber(story.NumberOf(story.Login)));
    }

    [Fact]
    public async Task R92_T74_without_the_code_the_browser_that_waits_gets_nothing()
    {
        await using var story = await Story.Start();
        await story.Approve();

        Assert.Equal($"/login/{story.Login}", (await story.Browser.Press(story.Login, "finish")).Location);
        Assert.Equal(LoginStep.Approved, (await story.Kept()).Step);
    }

    [Fact]
    public async Task R90_T74_without_the_cookie_the_code_gets_nothing()
    {
        await using var story = await Story.Start();
        var other = new LoginBrowser(story.Server);
        var foreign = await other.TokenOf(await other.Start());
        var code = await story.Approve();

        var path = $"/login/{story.Login}/return-code";
        var stolen = await other.Post(path, ("code", code), ("token", foreign));
        var forged = await story.Browser.Post(path, ("code", code), ("token", foreign));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (stolen.Status, forged.Status));
        Assert.Equal(LoginStep.Approved, (await story.Kept()).Step);
    }

    [Fact]
    public async Task R92_T74_the_code_of_one_login_is_not_that_of_another()
    {
        await using var story = await Story.Start();
        var attacker = new LoginBrowser(story.Server);
        var relayed = await attacker.Wait(story.Karla.UserId);
        await story.Phone.ApproveForReturnCode(
            await story.Phone.ClaimNumberHere(story.NumberOf(relayed)),
            story.Karla.Pin
        );
        var code = await story.Approve();

        Assert.Equal($"/login/{relayed}", (await attacker.Press(relayed, "return-code", ("code", code))).Location);
        Assert.Equal(1, (await Find(story.Server, relayed)).WrongReturnCodes);
        Assert.StartsWith(LoggedIn, await story.Type(code));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T74_the_third_wrong_code_ends_the_login_and_the_owner_is_told(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var code = await story.Approve();

        await story.Type(Other(code));
        Assert.Contains("You have 2 tries left", (await story.Browser.Open(story.Login)).Body);
        await story.Type("12");
        await story.Type(Other(code));
        Assert.Contains("You have 1 try left", (await story.Browser.Open(story.Login)).Body);
        await story.Type(Other(code));

        Assert.Contains("A wrong code was typed 3 times", (await story.Browser.Open(story.Login)).Body);
        await story.Type(code);
        await AssertEndedByWrongCodes(story);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T74_fifty_wrong_codes_at_once_are_three(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var code = await story.Approve();

        Assert.All(await story.TypeAtOnce(Other(code)), where => Assert.Equal($"/login/{story.Login}", where));
        await AssertEndedByWrongCodes(story);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T74_the_right_code_fifty_times_at_once_is_redeemed_once(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);

        var led = await story.TypeAtOnce(await story.Approve());

        Assert.Single(led, where => where!.StartsWith(LoggedIn, StringComparison.Ordinal));
        Assert.Equal(LoginStep.Finished, (await story.Kept()).Step);
    }

    [Fact]
    public async Task R92_an_app_on_the_home_screen_that_the_link_opened_has_both_ways_back()
    {
        await using var story = await Story.Start();
        var claimed = await story.Phone.ClaimLinkHere(await story.Browser.Link(story.Login));

        var answered = await story.Phone.Sign("approve", claimed.Approve, story.Karla.Pin);

        Assert.StartsWith($"{TestServer.Origin}/login/back#", answered.GetProperty("back").GetString());
        Assert.StartsWith(LoggedIn, await story.Type(answered.GetProperty("returnCode").GetString()!));
    }

    [Fact]
    public async Task R92_a_qr_code_leads_to_no_return_code()
    {
        await using var story = await Story.Start();
        var (phone, qr) = (story.Phone, await story.Browser.QrCode(story.Login));

        await AssertRefused(
            Reason.Malformed,
            () => phone.Ask($"/api/apps/{phone.App}/claims", new { qr, returnCode = true })
        );
        await phone.ClaimNumberHere(story.NumberOf(story.Login));
        var answered = await phone.Sign("approve", (await phone.ClaimQr(qr)).Approve, story.Karla.Pin);

        Assert.False(answered.TryGetProperty("returnCode", out _));
        Assert.StartsWith(LoggedIn, (await story.Browser.Press(story.Login, "finish")).Location);
    }

    /// <summary>Two browsers, one of them the attacker's, and an owner who does what a caller says but for the
    /// code.</summary>
    [Fact]
    public async Task T74_a_relayed_number_lets_nobody_in_and_the_owners_own_login_goes_on()
    {
        await using var story = await Story.Start();
        var attacker = new LoginBrowser(story.Server);
        var relayed = await attacker.Wait(story.Karla.UserId);
        var claimed = await story.Phone.ClaimNumberHere(story.NumberOf(relayed));
        Assert.Equal(relayed, claimed.Login);
        var code = await story.Phone.ApproveForReturnCode(claimed, story.Karla.Pin);

        for (var guess = 0; guess < Limits.WrongReturnCodes; guess++)
        {
            await attacker.Press(relayed, "return-code", ("code", Other(code)));
        }

        await attacker.Press(relayed, "return-code", ("code", code));
        Assert.Equal(LoginStep.Refused, (await Find(story.Server, relayed)).Step);
        Assert.StartsWith(LoggedIn, await story.Type(await story.Approve()));
    }

    [Fact]
    public async Task R92_a_way_back_in_the_owners_other_browser_ends_nothing_and_is_told_nobody()
    {
        await using var story = await Story.Start();
        var claimed = await story.Phone.ClaimLinkHere(await story.Browser.Link(story.Login));
        var answered = await story.Phone.Sign("approve", claimed.Approve, story.Karla.Pin);
        var back = answered.GetProperty("back").GetString()!.Split('#')[1];

        using var beside = story.Server.NewClient(LoginBrowser.Address);
        var opened = await new LoginBrowser(beside).Post($"/login/{story.Login}/back", ("back", back));

        Assert.Equal(HttpStatusCode.Forbidden, opened.Status);
        Assert.Contains("Go back to where you began", opened.Body);
        Assert.DoesNotContain(Happening.LoginOpenedElsewhere, await story.Server.Journal(story.Karla));
        Assert.StartsWith(LoggedIn, await story.Type(answered.GetProperty("returnCode").GetString()!));
    }

    private static async Task AssertEndedByWrongCodes(Story story)
    {
        var kept = await story.Kept();
        Assert.Equal((LoginStep.Refused, Limits.WrongReturnCodes), (kept.Step, kept.WrongReturnCodes));
        Assert.Single(await story.Server.Journal(story.Karla), what => what is Happening.LoginEndedByWrongReturnCodes);
    }

    // An owner with an app, a browser, and a login that waits in it.
    private sealed record Story(TestServer Server, Citizen Karla, ScriptedPhone Phone, LoginBrowser Browser, Guid Login)
        : IAsyncDisposable
    {
        public static async Task<Story> Start(DatabaseKind kind = DatabaseKind.Sqlite)
        {
            var server = await TestServer.Start(kind);
            var karla = await server.Register();
            var phone = await server.ActivatedPhone(karla);
            var browser = new LoginBrowser(server);
            return new(server, karla, phone, browser, await browser.Wait(karla.UserId));
        }

        /// <summary>The digits on the page of a login.</summary>
        public string NumberOf(Guid login) =>
            LoginProofs.Number(Server.Parts.GetRequiredService<LoginProofs>().SecretOf(login));

        /// <summary>The owner types the page's number into the app, approves, and has the code.</summary>
        public async Task<string> Approve() =>
            await Phone.ApproveForReturnCode(await Phone.ClaimNumberHere(NumberOf(Login)), Karla.Pin);

        /// <summary>The owner types a code into the page.</summary>
        public async Task<string?> Type(string code) =>
            (await Browser.Press(Login, "return-code", ("code", code))).Location;

        /// <summary>The same many times at once.</summary>
        public async Task<string?[]> TypeAtOnce(string code)
        {
            var token = await Browser.TokenOf(Login);
            var racers = Enumerable
                .Range(0, 50)
                .Select(_ => new LoginBrowser(Server, Browser))
                .Select(racer =>
                    Task.Run(async () =>
                        (await racer.Post($"/login/{Login}/return-code", ("code", code), ("token", token))).Location
                    )
                );
            return await Task.WhenAll(racers.ToList());
        }

        public Task<Rules.Login> Kept() => Find(Server, Login);

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    // Another code than the right one.
    private static string Other(string code) => code == "000000" ? "000001" : "000000";
}
