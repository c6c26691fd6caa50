using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>
/// T-71: who knows a user ID starts logins for it by the hundred. Its owner logs in all the same, no number means a
/// stranger's login, and no messages rain down.
/// </summary>
public sealed class FloodTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_R95_T71_among_120_logins_the_number_ends_nothing_and_the_code_finds_the_owners(
        DatabaseKind kind
    )
    {
        await using var story = await Story.Start(kind);
        var own = await story.Browser.Wait(story.Karla.UserId);
        var strangers = new List<Guid>();
        for (var n = 0; n < 120; n++)
        {
            strangers.Add(await new LoginBrowser(story.Server).Wait(story.Karla.UserId));
        }

        Assert.Equal(Reason.LoginCodeNeeded, await story.ReasonOf(() => story.Phone.ClaimNumber(story.NumberOf(own))));
        Assert.Equal(Reason.LoginCodeNeeded, await story.ReasonOf(() => story.Phone.ClaimNumber("0000")));
        Assert.Empty(await story.Server.Told(story.Karla, Happening.LoginEndedByWrongNumbers));
        Assert.All(
            await Task.WhenAll(strangers.Select(login => KeptLogins.Find(story.Server.Database, login))),
            login => Assert.Equal((LoginStep.Waiting, 0), (login!.Step, login.WrongNumbers))
        );

        var claimed = await story.Phone.ClaimCode(LoginCodes.Of(own));
        Assert.Equal(own, claimed.Login);
        await story.Phone.Approve(claimed, story.Karla.Pin);
        Assert.StartsWith("https://shop.example/back", (await story.Browser.Press(own, "finish")).Location);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_the_number_counts_again_when_three_wait(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var own = await story.Browser.Wait(story.Karla.UserId);
        for (var n = 0; n < Limits.LoginsForANumber - 1; n++)
        {
            await story.Another(unlike: own);
        }

        Assert.Equal(own, (await story.Phone.ClaimNumber(story.NumberOf(own))).Login);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R92_T71_where_two_logins_show_one_number_neither_is_claimed(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var (one, other) = await story.TwoWithOneNumber();

        Assert.Equal(Reason.LoginCodeNeeded, await story.ReasonOf(() => story.Phone.ClaimNumber(story.NumberOf(one))));

        Assert.Equal(0, (await KeptLogins.Find(story.Server.Database, one))!.WrongNumbers);
        Assert.Equal(other, (await story.Phone.ClaimCode(LoginCodes.Of(other))).Login);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R100_T71_three_logins_that_end_by_one_wrong_number_are_one_message_a_channel(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var logins = new List<Guid>();
        for (var n = 0; n < Limits.LoginsForANumber; n++)
        {
            logins.Add(await new LoginBrowser(story.Server).Wait(story.Karla.UserId));
        }

        var wrong = Enumerable
            .Range(0, 10)
            .Select(n => $"000{n}")
            .First(typed => !logins.Exists(login => story.NumberOf(login) == typed));
        for (var n = 0; n < Limits.WrongLoginNumbers; n++)
        {
            Assert.Equal(Reason.NumberWrong, await story.ReasonOf(() => story.Phone.ClaimNumber(wrong)));
        }

        Assert.All(
            await Task.WhenAll(logins.Select(login => KeptLogins.Find(story.Server.Database, login))),
            login => Assert.Equal(LoginStep.Refused, login!.Step)
        );
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.LoginEndedByWrongNumbers));
        Assert.Single(await story.Server.Journal(story.Karla), what => what is Happening.LoginEndedByWrongNumbers);
    }

    [Fact]
    public async Task R92_a_code_is_taken_without_the_opt_in_for_a_return_code_only()
    {
        await using var story = await Story.Start(DatabaseKind.Sqlite, switchedOn: false);
        var own = await story.Browser.Wait(story.Karla.UserId);
        var code = LoginCodes.Of(own);

        Assert.Equal(Reason.NumberNotSwitchedOn, await story.ReasonOf(() => story.Phone.ClaimCode(code)));
        Assert.Equal(own, (await story.Phone.ClaimCodeHere(code)).Login);
    }

    [Fact]
    public async Task R92_a_code_of_nobody_or_of_another_person_claims_nothing_and_counts_for_nothing()
    {
        await using var story = await Story.Start(DatabaseKind.Sqlite);
        var own = await story.Browser.Wait(story.Karla.UserId);
        var other = await story.Server.Register();
        var foreign = await new LoginBrowser(story.Server).Wait(other.UserId);

        foreach (var code in new[] { "00000000", "nonsense", "", LoginCodes.Of(foreign) })
        {
            Assert.Equal(Reason.LoginUnknown, await story.ReasonOf(() => story.Phone.ClaimCode(code)));
        }

        Assert.Equal(0, (await KeptLogins.Find(story.Server.Database, own))!.WrongNumbers);
    }

    [Theory]
    [InlineData("en", "I cannot scan, or the app asks for a code")]
    [InlineData("da", "Jeg kan ikke scanne, eller appen kræver en kode")]
    public async Task R92_R110_the_code_is_always_on_the_page_and_read_out_letter_by_letter(
        string language,
        string says
    )
    {
        await using var story = await Story.Start(DatabaseKind.Sqlite);
        var own = await story.Browser.Wait(story.Karla.UserId);
        var code = LoginCodes.Of(own);

        var page = (await story.Browser.Open($"/login/{own}?lang={language}")).Body;

        Assert.Contains(says, page);
        Assert.Contains($">{Crockford.InTwoGroups(code)}<", page);
        Assert.Contains($">{string.Join(' ', code.ToCharArray())}<", page);
    }

    [Theory]
    [InlineData("en", "Does the app ask for a code instead of the number?")]
    [InlineData("da", "Beder appen om en kode i stedet for nummeret?")]
    public async Task R92_T71_for_an_app_on_the_home_screen_the_page_shows_number_and_code(string language, string says)
    {
        await using var story = await Story.Start(DatabaseKind.Sqlite, switchedOn: false);
        var own = await story.Browser.Wait(story.Karla.UserId);
        for (var n = 0; n < Limits.LoginsForANumber; n++)
        {
            await story.Another(unlike: own);
        }

        var page = (await story.Browser.Open($"/login/{own}?lang={language}")).Body;
        var box = page[page.IndexOf("home-screen", StringComparison.Ordinal)..];
        box = box[..box.IndexOf("</details>", StringComparison.Ordinal)];

        Assert.Contains($">{story.NumberOf(own)}<", box);
        Assert.Contains(says, box);
        Assert.Contains($">{Crockford.InTwoGroups(LoginCodes.Of(own))}<", box);
        Assert.Equal(
            Reason.LoginCodeNeeded,
            await story.ReasonOf(() => story.Phone.ClaimNumberHere(story.NumberOf(own)))
        );
        Assert.Equal(own, (await story.Phone.ClaimCodeHere(LoginCodes.Of(own))).Login);
    }

    // An owner whose app takes numbers, and the owner's browser.
    private sealed record Story(TestServer Server, Citizen Karla, ScriptedPhone Phone, LoginBrowser Browser)
        : IAsyncDisposable
    {
        public static async Task<Story> Start(DatabaseKind kind, bool switchedOn = true)
        {
            var server = await TestServer.Start(kind);
            var karla = await server.Register();
            var phone = await server.ActivatedPhone(karla);
            if (switchedOn)
            {
                await phone.Sign(
                    "number-approval",
                    await phone.Offer(new { act = "number-approval", on = true }),
                    karla.Pin
                );
            }

            return new(server, karla, phone, new LoginBrowser(server));
        }

        public string NumberOf(Guid login) =>
            LoginProofs.Number(Server.Parts.GetRequiredService<LoginProofs>().SecretOf(login));

        // A login that shows another number: by chance it may be the same.
        public async Task Another(Guid unlike)
        {
            var login = await new LoginBrowser(Server).Start();
            while (NumberOf(login) == NumberOf(unlike))
            {
                login = await new LoginBrowser(Server).Start();
            }

            await Add(login);
        }

        // Of the logins that could have been, two that show one number.
        public async Task<(Guid One, Guid Other)> TwoWithOneNumber()
        {
            var seen = new Dictionary<string, Guid>();
            while (true)
            {
                var login = Guid.NewGuid();
                if (!seen.TryAdd(NumberOf(login), login))
                {
                    var one = seen[NumberOf(login)];
                    await Add(one);
                    await Add(login);
                    return (one, login);
                }
            }
        }

        public async Task<Reason> ReasonOf(Func<Task> asked) =>
            Enum.Parse<Reason>((await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason);

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        private Task<LoginAdded?> Add(Guid login) =>
            Server.Database.WriteTogether(
                WaitingLoginStore.Add(
                    new(
                        new(login, Server.Clock.GetUtcNow(), LoginStep.Waiting, Karla.Id),
                        "shop",
                        LoginBrowser.Request().ToJson(),
                        [1],
                        "192.0.2.9",
                        ""
                    )
                )
            );
    }
}
