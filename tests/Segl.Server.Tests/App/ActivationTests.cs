using System.Net;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary>Activating an app by activation code: one story that goes well, then one thing bent at a time.</summary>
public sealed class ActivationTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R30_R34_an_app_is_activated_by_code_and_temporary_pin(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();

        var phone = await server.ActivatedPhone(karla);

        var home = await phone.Home();
        Assert.Equal("active", home.GetProperty("state").GetString());
        Assert.Equal(karla.UserId, home.GetProperty("userId").GetString());
        Assert.Single(home.GetProperty("apps").EnumerateArray());
        Assert.Equal(
            [Happening.Registered, Happening.TemporaryPinSent, Happening.AppActivated],
            await server.Journal(karla)
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_R11_a_fourth_app_is_refused_until_one_is_deleted(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var first = await server.ActivatedPhone(karla);
        await server.ActivatedPhone(karla);
        await server.ActivatedPhone(karla);

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => server.ActivatedPhone(karla));
        Assert.Equal(nameof(Reason.TooManyApps), no.Reason);

        await first.Sign("delete-app", await first.Offer(new { act = "delete-app", app = first.App }), karla.Pin);
        await server.ActivatedPhone(karla);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_an_activation_code_works_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var code = await server.ActivationCode(karla);
        await server.NewPhone().Activate(karla.UserId, code, () => server.TemporaryPin(karla), karla.Pin);

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            server.NewPhone().Activate(karla.UserId, code, () => server.TemporaryPin(karla), karla.Pin)
        );

        Assert.Equal(nameof(Reason.CodeOrUserIdWrong), no.Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_T25_after_three_wrong_codes_an_installation_waits_15_minutes(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var code = await server.ActivationCode(karla);
        var installation = new byte[16];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(nameof(Reason.CodeOrUserIdWrong), await Refused("00000 00000"));
        }

        Assert.Equal(nameof(Reason.TooManyWrongCodes), await Refused(code));
        server.Clock.Passes(TimeSpan.FromMinutes(15));
        await server.NewPhone().Activate(karla.UserId, code, () => server.TemporaryPin(karla), karla.Pin, installation);

        async Task<string> Refused(string typed) =>
            (
                await Assert.ThrowsAsync<PhoneRefusedException>(() =>
                    server
                        .NewPhone()
                        .Activate(karla.UserId, typed, () => server.TemporaryPin(karla), karla.Pin, installation)
                )
            ).Reason;
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_a_right_code_is_no_wrong_one_when_something_else_stands_in_the_way(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        for (var i = 0; i < Limits.ActiveApps; i++)
        {
            await server.ActivatedPhone(karla);
        }

        for (var i = 0; i <= Limits.WrongCodesBeforeWaiting; i++)
        {
            var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => server.ActivatedPhone(karla));
            Assert.Equal(nameof(Reason.TooManyApps), no.Reason);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R34_after_three_wrong_temporary_pins_it_is_dead_and_sending_again_does_not_help(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = server.NewPhone();
        var path = await AtTemporaryPin(server, karla, phone);

        for (var left = 2; left >= 0; left--)
        {
            var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
                phone.Ask($"{path}/temporary-pin", new { temporaryPin = "00000000" })
            );
            Assert.Equal(left > 0 ? nameof(Reason.TemporaryPinWrong) : nameof(Reason.TemporaryPinDead), no.Reason);
        }

        var right = await server.TemporaryPin(karla);
        var dead = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            phone.Ask($"{path}/temporary-pin", new { temporaryPin = right })
        );
        Assert.Equal(nameof(Reason.TemporaryPinDead), dead.Reason);
        var again = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            phone.Ask($"{path}/temporary-pin/again", new { })
        );
        Assert.Equal(nameof(Reason.TemporaryPinDead), again.Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_abandoned_activation_dies_after_15_minutes_and_leaves_nothing_usable(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = server.NewPhone();
        var path = await AtTemporaryPin(server, karla, phone);

        server.Clock.Passes(TimeSpan.FromMinutes(15));

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            phone.Ask($"{path}/temporary-pin", new { temporaryPin = "00000000" })
        );
        Assert.Equal(nameof(Reason.ActivationOver), no.Reason);
        Assert.Equal(HttpStatusCode.Gone, no.Status);
        Assert.DoesNotContain(Happening.AppActivated, await server.Journal(karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_a_number_changed_less_than_five_days_ago_gets_no_code(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        await server.People.Change(
            karla.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { Phone = "+4587654321", PhoneChangedAt = change.Now });
                return Task.FromResult(true);
            }
        );

        server.Clock.Passes(TimeSpan.FromDays(5) - TimeSpan.FromMilliseconds(1));
        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => server.ActivatedPhone(karla));
        Assert.Equal(nameof(Reason.PhoneNumberTooNew), no.Reason);

        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await server.ActivatedPhone(karla);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R07_without_the_terms_no_activation_begins(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            server
                .NewPhone()
                .Ask(
                    "/api/activations",
                    new
                    {
                        installation = "AAAAAAAAAAAAAAAAAAAAAA",
                        model = "Phone",
                        language = "en",
                        terms = "none",
                    }
                )
        );

        Assert.Equal(nameof(Reason.TermsNotAccepted), no.Reason);
    }

    private static async Task<string> AtTemporaryPin(TestServer server, Citizen citizen, ScriptedPhone phone)
    {
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = citizen.UserId, code = await server.ActivationCode(citizen) });
        return path;
    }
}
