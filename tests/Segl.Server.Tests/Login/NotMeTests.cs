using Segl.Phone;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>R94 before any claim: whoever is asked "Is it you?" says no, and what waits ends.</summary>
public sealed class NotMeTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_R100_not_me_before_the_claim_ends_what_waits_and_tells_page_and_owner_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var (one, other) = (new LoginBrowser(server), new LoginBrowser(server));
        var (first, second) = (await one.Wait(karla.UserId), await other.Wait(karla.UserId));
        using var page = await one.Events(first);
        await LoginBrowser.Until(page, "waiting");
        Assert.True((await phone.Home()).GetProperty("waiting").GetBoolean());

        await NotMe(phone);

        await LoginBrowser.Until(page, "refused");
        Assert.Contains("The login was stopped", (await one.Open(first)).Body);
        Assert.Contains("The login was stopped", (await other.Open(second)).Body);
        Assert.False((await phone.Home()).GetProperty("waiting").GetBoolean());
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.LoginRefused));
        Assert.Single(await server.Journal(karla), what => what is Happening.LoginRefused);
        Assert.Equal(nameof(Reason.LoginOver), await Refused(() => NotMe(phone)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_not_me_before_the_claim_leaves_what_an_app_holds_and_what_waits_for_others(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var phone = await server.ActivatedPhone(karla);
        var browser = new LoginBrowser(server);
        var held = await browser.Wait(karla.UserId);
        var claimed = await phone.ClaimQr(await browser.QrCode(held));
        var foreign = await new LoginBrowser(server).Wait(bo.UserId);
        var unknown = await new LoginBrowser(server).Wait("nobody-1");

        Assert.Equal(nameof(Reason.LoginOver), await Refused(() => NotMe(phone)));

        var waits = await new LoginBrowser(server).Wait(karla.UserId);
        await NotMe(phone);
        Assert.Equal(LoginStep.Refused, (await KeptLogins.Find(server.Database, waits))!.Step);
        Assert.Equal(LoginStep.Waiting, (await KeptLogins.Find(server.Database, foreign))!.Step);
        Assert.Equal(LoginStep.Waiting, (await KeptLogins.Find(server.Database, unknown))!.Step);
        await phone.Approve(claimed, karla.Pin);
        Assert.StartsWith("https://shop.example/back", (await browser.Press(held, "finish")).Location);
    }

    /// <summary>A stranger has no app of the person: another person's app signs in vain.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_R95_a_stranger_refuses_nothing(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var (phone, stranger) = (await server.ActivatedPhone(karla), await server.ActivatedPhone(bo));
        var login = await new LoginBrowser(server).Wait(karla.UserId);
        var offered = await phone.Offer(new { act = "refuse-waiting" });

        Assert.Equal(nameof(Reason.LoginOver), await Refused(() => NotMe(stranger)));
        Assert.Equal(
            nameof(Reason.StatementOver),
            await Refused(() => stranger.Sign("refuse-waiting", offered, pin: null))
        );

        Assert.Equal(LoginStep.Waiting, (await KeptLogins.Find(server.Database, login))!.Step);
        await phone.Sign("refuse-waiting", offered, pin: null);
        Assert.Equal(LoginStep.Refused, (await KeptLogins.Find(server.Database, login))!.Step);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R94_T71_in_a_flood_the_newest_end_and_then_the_rest(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        for (var n = 0; n < Limits.LoginsRefusedAtOnce + 1; n++)
        {
            await server.Database.WriteTogether(
                WaitingLoginStore.Add(
                    new(
                        new(Guid.NewGuid(), server.Clock.GetUtcNow(), LoginStep.Waiting, karla.Id),
                        "shop",
                        LoginBrowser.Request().ToJson(),
                        [1],
                        "192.0.2.9",
                        ""
                    )
                )
            );
        }

        await NotMe(phone);
        Assert.True((await phone.Home()).GetProperty("waiting").GetBoolean());
        await NotMe(phone);
        Assert.False((await phone.Home()).GetProperty("waiting").GetBoolean());
    }

    private static async Task NotMe(ScriptedPhone phone) =>
        await phone.Sign("refuse-waiting", await phone.Offer(new { act = "refuse-waiting" }), pin: null);

    private static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
