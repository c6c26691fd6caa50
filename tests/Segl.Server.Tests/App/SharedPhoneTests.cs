using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>A tablet in the kitchen, or a work phone: several persons in one installation, each alone with what is
/// theirs (R26).</summary>
public sealed class SharedPhoneTests
{
    private static readonly byte[] Tablet = [.. Enumerable.Range(1, 16).Select(n => (byte)n)];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>Karla's login is claimed by nobody else, what she claimed is approved by nobody else, and another's PIN is
    /// a wrong one of hers.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R26_T51_nobody_approves_as_another_person(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var bo = (await server.Register()) with { Pin = "582913" };
        var (hers, his) = (await server.ActivatedPhone(karla, Tablet), await server.ActivatedPhone(bo, Tablet));
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var code = await browser.QrCode(login);
        await Refused(() => his.ClaimQr(code));
        var claimed = await hers.ClaimQr(code);

        await Refused(() => his.Approve(claimed, bo.Pin));
        await Refused(() => his.Approve(claimed, karla.Pin));
        Assert.Equal(nameof(Reason.PinWrong), await Refused(() => hers.Approve(claimed, bo.Pin)));
        Assert.Equal((1, 0), (await WrongPins(server, karla), await WrongPins(server, bo)));

        await hers.Approve(claimed, karla.Pin);
        Assert.StartsWith("https://shop.example/back", (await browser.Press(login, "finish")).Location);
    }

    /// <summary>Who types another's PIN wrongly suspends and blocks that app alone; its owner goes on elsewhere.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_R26_T53_wrong_pins_count_for_one_person_in_one_app(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var (hers, his) = (await server.ActivatedPhone(karla, Tablet), await server.ActivatedPhone(bo, Tablet));
        var spare = await server.ActivatedPhone(karla);

        await TypeWrongPins(hers, Limits.WrongPinsToSuspend);
        Assert.Equal("suspended", await StateOf(hers));
        for (var wrong = Limits.WrongPinsToSuspend; wrong < Limits.WrongPinsToBlock; wrong++)
        {
            server.Clock.Passes(Limits.PinSuspension);
            await TypeWrongPins(hers, 1);
        }

        Assert.Equal(("blocked", "active", "active"), (await StateOf(hers), await StateOf(his), await StateOf(spare)));
        Assert.Equal(0, await WrongPins(server, bo));
        await LogsIn(server, bo, his);
        await LogsIn(server, karla, spare);
    }

    /// <summary>The tablet is lost, or reset by whose it is: each blocks their own app from elsewhere, and nobody
    /// else's.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R11_R26_T54_one_persons_app_goes_and_the_others_works(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var (hers, his) = (await server.ActivatedPhone(karla, Tablet), await server.ActivatedPhone(bo, Tablet));
        var spare = await server.ActivatedPhone(karla);
        await Refused(() => spare.Offer(new { act = "delete-app", app = his.App }));

        await spare.Sign("delete-app", await spare.Offer(new { act = "delete-app", app = hers.App }), karla.Pin);

        await Refused(() => hers.Home());
        await LogsIn(server, bo, his);
        Assert.NotEmpty(await server.Told(karla, Happening.AppDeleted));
        Assert.Empty(await server.Told(bo, Happening.AppDeleted));
    }

    /// <summary>Three apps each on the same three phones; the fourth is refused to whose fourth it is. Each login has the
    /// level of its person.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_R26_T56_three_apps_and_the_level_are_a_persons_and_not_a_phones(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register(AssuranceLevel.Low));
        var phones = new List<(ScriptedPhone Hers, ScriptedPhone His)>();
        for (var phone = 0; phone < Limits.ActiveApps; phone++)
        {
            byte[] installation = [.. Tablet[1..], (byte)phone];
            phones.Add(
                (await server.ActivatedPhone(karla, installation), await server.ActivatedPhone(bo, installation))
            );
        }

        Assert.Equal(nameof(Reason.TooManyApps), await Refused(() => server.ActivatedPhone(karla, Tablet)));
        Assert.Equal(nameof(Reason.TooManyApps), await Refused(() => server.ActivatedPhone(bo, Tablet)));
        foreach (var (hers, his) in phones)
        {
            await LogsIn(server, karla, hers);
            Assert.Equal(nameof(Reason.LevelTooLow), await Refused(() => LogsIn(server, bo, his)));
        }
    }

    /// <summary>T-55: whoever has one's tablet as well is told nothing: notices go to the person's own channels, and a
    /// block from elsewhere works at once.</summary>
    [Fact]
    public async Task R26_T55_an_app_blocked_from_elsewhere_is_blocked_at_once_and_its_owner_alone_is_told()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (karla, bo) = (await server.Register(), await server.Register());
        var (hers, his) = (await server.ActivatedPhone(karla, Tablet), await server.ActivatedPhone(bo, Tablet));
        var elsewhere = await server.ActivatedPhone(karla);

        await elsewhere.Sign("block-app", await elsewhere.Offer(new { act = "block-app", app = hers.App }), karla.Pin);

        await Refused(() => hers.Sign("freeze", "", karla.Pin));
        Assert.NotEmpty(await server.Told(karla, Happening.AppBlocked));
        Assert.Empty(await server.Told(bo, Happening.AppBlocked));
        Assert.DoesNotContain(karla.UserId, (await his.Home()).GetRawText());
    }

    private static async Task LogsIn(TestServer server, Citizen citizen, ScriptedPhone phone)
    {
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(citizen.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), citizen.Pin);
        Assert.Contains("code=", (await browser.Press(login, "finish")).Location);
    }

    private static async Task TypeWrongPins(ScriptedPhone phone, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var payload = await phone.Offer(new { act = "number-approval", on = true });
            await Refused(() => phone.Sign("number-approval", payload, "000000"));
        }
    }

    private static async Task<string?> StateOf(ScriptedPhone phone) =>
        (await phone.Home()).GetProperty("state").GetString();

    private static Task<int> WrongPins(TestServer server, Citizen citizen) =>
        server.Database.Read(async session =>
            (
                await session.QueryAll(
                    "SELECT wrong_pins FROM app WHERE person_id = @person",
                    row => row.Int(),
                    ("person", citizen.Id)
                )
            ).Sum()
        );

    private static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
