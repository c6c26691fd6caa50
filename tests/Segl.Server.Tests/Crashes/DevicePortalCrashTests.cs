using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// T-67: the server is killed (SIGKILL) between and in the middle of the steps by which a citizen orders and activates a device
/// in the portal, and started again on what it left behind.
/// </summary>
public sealed partial class DevicePortalCrashTests
{
    private const string Devices = "/my/devices";
    private const string Password = "kvaj og sylt";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T32_T67_a_device_is_ordered_and_activated_once_whatever_is_killed(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        await server.ImportStock();
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(server.Karla.UserId, await server.ActivationCode(), server.TemporaryPin, server.Karla.Pin);
        var citizen = new AtThePortal(server, phone, new(server.Http));
        await citizen.Browser.Open(await citizen.Approve(await citizen.Browser.Post("/my/log-in")));

        await citizen.UntilDone(
            "SELECT COUNT(*) FROM device_order WHERE person_id = @person",
            () => citizen.Press($"{Devices}/order", $"{Devices}/order", ("kind", "CodeDisplay"), ("how", "pick-up"))
        );
        var order = await server.Database.Read(session => DeviceOrderStore.Open(session, server.Karla.Id), Stop);
        await using (var packed = server.Segl("orders", "pack", $"{order!.Id}", "SE-000000"))
        {
            await packed.Line(line => line.Contains("</html>", StringComparison.Ordinal));
        }

        await citizen.Press($"{Devices}/activate", $"{Devices}/activate/serial", ("serial", "SE-000000"));
        await server.Crash();
        var codes = await Oathtool.Show(PskcMaker.Seed(0), DateTimeOffset.UtcNow - Limits.DeviceInterval, codes: 2);
        (string, string)[] typed = [("first", codes[0]), ("second", codes[1])];
        await server.Lose(() => citizen.Press($"{Devices}/activate", $"{Devices}/activate/codes", typed));
        await citizen.Press($"{Devices}/activate", $"{Devices}/activate/codes", typed);
        await server.Crash();
        await citizen.UntilDone(
            "SELECT COUNT(*) FROM device WHERE person_id = @person AND state = 'Active'",
            () =>
                citizen.Press(
                    $"{Devices}/activate",
                    $"{Devices}/activate/password",
                    ("password", Password),
                    ("again", Password)
                )
        );

        Assert.Equal(1, await server.Count("SELECT COUNT(*) FROM device WHERE person_id = @person"));
        Assert.Equal(1, await server.Count("SELECT COUNT(*) FROM device_order WHERE person_id = @person"));
        Assert.Equal(1, await server.Count("SELECT COUNT(*) FROM password WHERE person_id = @person"));
        foreach (var what in (Happening[])[Happening.DeviceOrdered, Happening.DeviceActivated])
        {
            var of = $"person_id = @person AND what = '{what}'";
            Assert.Equal(1, await server.Count($"SELECT COUNT(*) FROM journal WHERE {of}"));
            Assert.Equal(2, await server.Count($"SELECT COUNT(*) FROM notice WHERE {of}"));
        }
    }

    /// <summary>A citizen with a phone and a browser at the portal.</summary>
    private sealed partial record AtThePortal(CrashingServer Server, ScriptedPhone Phone, LoginBrowser Browser)
    {
        public async Task<Answered> Press(string page, string action, params (string, string)[] fields)
        {
            var token = TokenField().Match((await Browser.Open(page)).Body).Groups[1].Value;
            return await Browser.Post(action, [.. fields, ("token", token)]);
        }

        /// <summary>From the redirect to <c>/authorize</c> to the address at which the portal gets its answer.</summary>
        public async Task<string> Approve(Answered toLogin)
        {
            var login = await Browser.Authorize(PathOf(toLogin));
            await Browser.TypeUserId(login, Server.Karla.UserId);
            await Phone.Approve(await Phone.ClaimQr(await Browser.QrCode(login)), Server.Karla.Pin);
            return PathOf(await Browser.Press(login, "finish"));
        }

        /// <summary>Asks, approves, and loses the answer, until it is done; done again it would be done twice.</summary>
        public async Task UntilDone(string done, Func<Task<Answered>> ask)
        {
            for (var tries = 0; tries < 5 && await Server.Count(done) == 0; tries++)
            {
                var back = await Approve(await ask());
                await Server.Crash();
                await Server.Lose(() => Browser.Open(back));
                // Whoever did not see an answer presses "reload".
                await Browser.Open(back);
            }

            Assert.Equal(1, await Server.Count(done));
        }

        private static string PathOf(Answered answered) =>
            answered.Location!.StartsWith("http", StringComparison.Ordinal)
                ? new Uri(answered.Location).PathAndQuery
                : answered.Location;

        [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
        private static partial Regex TokenField();
    }
}
