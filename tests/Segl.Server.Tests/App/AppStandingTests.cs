using System.Net;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.App;

/// <summary>
/// An app that may not act any longer: nothing that rests on it goes on, at once and for good, whatever the reason.
/// </summary>
public sealed class AppStandingTests
{
    public enum Ended
    {
        SeemsCloned,
        SuspendedByWrongPins,
        BlockedByWrongPins,
        BlockedByOwner,
        DeletedByOwner,
        Frozen,
    }

    public static MatrixTheoryData<Ended, DatabaseKind> All =>
        new(Enum.GetValues<Ended>(), Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(All))]
    public async Task R08_R11_T16_nothing_rests_on_an_app_that_may_not_act(Ended ended, DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var other = await server.ActivatedPhone(karla);
        var website = await Plain(server);
        var tokens = await website.Login(karla);
        var code = await website.Code(karla);
        var browser = new LoginBrowser(server);
        var approved = await browser.Wait(karla.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(approved)), karla.Pin);
        Assert.Equal(HttpStatusCode.OK, (await website.UserInfo(Access(tokens))).StatusCode);

        await End(ended, server, karla, phone, other);

        Assert.DoesNotContain("code=", (await browser.Press(approved, "finish")).Location ?? "");
        await IsError(await website.Token(code), "invalid_grant");
        await IsError(await website.Refresh(Refresh(tokens)), "invalid_grant");
        Assert.Equal(HttpStatusCode.Unauthorized, (await website.UserInfo(Access(tokens))).StatusCode);
        foreach (var token in new[] { Access(tokens), Refresh(tokens) })
        {
            var told = await Json(await website.Post("/introspect", new() { ["token"] = token }));
            Assert.False(told.GetProperty("active").GetBoolean());
        }

        await Assert.ThrowsAsync<PhoneRefusedException>(async () =>
            await phone.Sign("start-copy", await phone.Offer(new { act = "start-copy" }), karla.Pin)
        );
        await Assert.ThrowsAsync<PhoneRefusedException>(async () =>
        {
            var next = await browser.Wait(karla.UserId);
            await phone.Approve(await phone.ClaimQr(await browser.QrCode(next)), karla.Pin);
        });
        server.Clock.Passes(Limits.PinSuspension);
        await IsError(await website.Refresh(Refresh(tokens)), "invalid_grant");
    }

    private static async Task End(
        Ended ended,
        TestServer server,
        Citizen karla,
        ScriptedPhone phone,
        ScriptedPhone other
    )
    {
        switch (ended)
        {
            case Ended.SeemsCloned:
                var clone = new ScriptedPhone(
                    server.NewClient(),
                    TestServer.Origin,
                    phone.Keys,
                    phone.App,
                    phone.LastAnswer!
                );
                await phone.Offer(new { act = "freeze" });
                await phone.Offer(new { act = "freeze" });
                await Assert.ThrowsAsync<PhoneRefusedException>(() => clone.Offer(new { act = "freeze" }));
                break;
            case Ended.SuspendedByWrongPins:
                await WrongPins(phone, Limits.WrongPinsToSuspend);
                break;
            case Ended.BlockedByWrongPins:
                await WrongPins(phone, Limits.WrongPinsToSuspend);
                while ((await phone.Home()).GetProperty("state").GetString() != "blocked")
                {
                    server.Clock.Passes(Limits.PinSuspension);
                    await WrongPins(phone, 1);
                }

                break;
            case Ended.BlockedByOwner:
                await other.Sign("block-app", await other.Offer(new { act = "block-app", app = phone.App }), karla.Pin);
                break;
            case Ended.DeletedByOwner:
                await phone.Sign(
                    "delete-app",
                    await phone.Offer(new { act = "delete-app", app = phone.App }),
                    karla.Pin
                );
                break;
            case Ended.Frozen:
                await other.Sign("freeze", await other.Offer(new { act = "freeze" }), karla.Pin);
                break;
        }
    }

    private static async Task WrongPins(ScriptedPhone phone, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var payload = await phone.Offer(new { act = "number-approval", on = true });
            await Assert.ThrowsAsync<PhoneRefusedException>(() => phone.Sign("number-approval", payload, "000000"));
        }
    }

    private static string Access(JsonElement tokens) => tokens.GetProperty("access_token").GetString()!;

    private static string Refresh(JsonElement tokens) => tokens.GetProperty("refresh_token").GetString()!;
}
