using Segl.Phone;
using Segl.Rules;
using static Segl.Server.Tests.Login.LoginBoxTests;

namespace Segl.Server.Tests.Login;

/// <summary>
/// T-16: the response to a claim counts like any other, though it is kept with the login, where a power cut may take
/// it, and not in the app's row.
/// </summary>
public sealed class CountedClaimsTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_token_that_a_claim_superseded_means_a_clone(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        await story.Phone.Offer(new { act = "freeze" });
        await story.Claim(story.Phone);

        await AssertRefused(Reason.AnswerTokenOld, () => story.Copied.Offer(new { act = "freeze" }));

        await AssertRefused(Reason.AnswerTokenOld, () => story.Phone.Offer(new { act = "freeze" }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_claims_alone_supersede_the_token_of_a_clone(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        await story.Claim(story.Phone);
        await story.Claim(story.Phone);

        await AssertRefused(Reason.AnswerTokenOld, () => story.Copied.Offer(new { act = "freeze" }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_claim_of_which_another_app_takes_the_login_still_counts(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        await story.Phone.Offer(new { act = "freeze" });
        var login = await story.Browser.Wait(story.Karla.UserId);
        await story.Phone.ClaimQr(await story.Browser.QrCode(login));
        var second = await story.Server.ActivatedPhone(story.Karla);
        await second.ClaimQr(await story.Browser.QrCode(login));

        await AssertRefused(Reason.AnswerTokenOld, () => story.Copied.Offer(new { act = "freeze" }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_power_cut_forgets_one_claim_at_most_and_suspends_nobody(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        for (var claim = 0; claim < 3; claim++)
        {
            await story.Claim(story.Phone);
        }

        await KeptLogins.LoseInPowerCut(story.Server.Database);

        await story.Phone.Offer(new { act = "freeze" });
        await AssertRefused(Reason.AnswerTokenOld, () => story.Copied.Offer(new { act = "freeze" }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_claim_whose_answer_was_lost_is_repeated_and_suspends_nobody(DatabaseKind kind)
    {
        await using var story = await Story.Start(kind);
        var login = await story.Browser.Wait(story.Karla.UserId);
        await story.Copied.ClaimQr(await story.Browser.QrCode(login));

        var claimed = await story.Phone.ClaimQr(await story.Browser.QrCode(login));

        Assert.Equal(story.Copied.LastAnswer, story.Phone.LastAnswer);
        await story.Phone.Approve(claimed, story.Karla.Pin);
    }

    /// <summary>A person with an app, whose browser profile somebody has copied.</summary>
    private sealed record Story(TestServer Server, Citizen Karla, ScriptedPhone Phone, ScriptedPhone Copied)
        : IAsyncDisposable
    {
        public LoginBrowser Browser { get; } = new(Server);

        public static async Task<Story> Start(DatabaseKind kind)
        {
            var server = await TestServer.Start(kind);
            var karla = await server.Register();
            var phone = await server.ActivatedPhone(karla);
            var clone = new ScriptedPhone(
                server.NewClient(),
                TestServer.Origin,
                phone.Keys,
                phone.App,
                phone.LastAnswer!
            );
            return new(server, karla, phone, clone);
        }

        /// <summary>A login of its own, which the app claims.</summary>
        public async Task Claim(ScriptedPhone phone) =>
            await phone.ClaimQr(await Browser.QrCode(await Browser.Wait(Karla.UserId)));

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
