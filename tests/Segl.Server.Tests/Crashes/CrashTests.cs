using System.Buffers.Text;
using System.Web;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// The server is killed (SIGKILL) after and in the middle of every step, and started again on what it left behind: what
/// was answered has happened, what was not answered has happened wholly or not at all, and the flow goes on.
/// </summary>
public sealed class CrashTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_an_activation_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var karla = server.Karla;
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);

        var path = await phone.Begin();
        await server.Crash();
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code = await server.ActivationCode() });
        await server.Crash();
        await phone.Ask($"{path}/temporary-pin", new { temporaryPin = await server.TemporaryPin() });
        await server.Crash();
        var offered = await phone.Ask(
            $"{path}/pin",
            new { pinKey = Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, karla.Pin)) }
        );
        await server.Crash();
        var activate = phone.Keys.Statement("activate", phone.App, offered.GetProperty("statement").GetString()!);
        // In the middle of the last step: the answer is lost, so the phone says it again.
        await server.Lose(() =>
            phone.Send(HttpMethod.Post, $"{path}/activate", new { statement = activate }, proof: false)
        );
        using var again = await phone.Send(HttpMethod.Post, $"{path}/activate", new { statement = activate }, false);
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync(Stop));
        await server.Crash();

        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        await server.InvariantsHold(activeApps: 1);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_a_login_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var karla = server.Karla;
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(karla.UserId, await server.ActivationCode(), server.TemporaryPin, karla.Pin);
        var shop = await CrashingShop.Add(server);
        var browser = new LoginBrowser(server.Http);

        var login = await browser.Authorize(shop.Authorize);
        await server.Crash();
        await browser.TypeUserId(login, karla.UserId);
        await server.Crash();
        var claimed = await phone.ClaimQr(await browser.QrCode(login));
        await server.Crash();
        // In the middle of the approval: the answer is lost, so the phone says it again.
        await server.Lose(() => phone.Approve(claimed, karla.Pin));
        var stored = await KeptLogins.Find(server.Database, login);
        if (stored!.Step is not LoginStep.Approved)
        {
            await phone.Approve(claimed, karla.Pin);
        }

        await server.Crash();
        var back = (await browser.Press(login, "finish")).Location!;
        Assert.StartsWith(Redirect, back);
        await server.Crash();
        var code = HttpUtility.ParseQueryString(new Uri(back).Query)["code"]!;
        var tokens = await shop.Redeem(code);
        await server.Crash();

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        asked.Headers.Authorization = new("Bearer", tokens.GetProperty("access_token").GetString());
        using var told = await server.Http.SendAsync(asked, Stop);
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync(Stop));
        await server.InvariantsHold(activeApps: 1);
        Assert.Equal(
            1,
            await server.Count("SELECT count(*) FROM journal WHERE person_id = @person AND what = 'LoginApproved'")
        );
        Assert.Equal(1, await server.Count("SELECT count(*) FROM login WHERE person_id = @person"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_T67_a_wrong_pin_stays_counted_after_a_crash(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var karla = server.Karla;
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(karla.UserId, await server.ActivationCode(), server.TemporaryPin, karla.Pin);

        for (var left = Limits.WrongPinsToSuspend - 1; left > 0; left--)
        {
            var payload = await phone.Offer(new { act = "number-approval", on = true });
            var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
                phone.Sign("number-approval", payload, "846193")
            );
            Assert.Equal(left, no.TriesLeft);
            await server.Crash();
        }

        var last = await phone.Offer(new { act = "number-approval", on = true });
        var suspended = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            phone.Sign("number-approval", last, "846193")
        );
        Assert.Equal(nameof(Reason.AppSuspended), suspended.Reason);
        await server.InvariantsHold(activeApps: 1);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
