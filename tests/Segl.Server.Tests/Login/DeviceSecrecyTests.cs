using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>R66, R91: what a stranger learns from a login with a device: nothing.</summary>
public sealed class DeviceSecrecyTests
{
    /// <summary>Every kind of wrong.</summary>
    public enum Kind
    {
        UnknownUserId,
        NoDevice,
        BothWrong,
        CodeWrong,
        PasswordWrong,
        DeviceSuspended,
        DeviceBlocked,
        PasswordBlocked,
    }

    [Fact]
    public async Task R66_R91_T66_every_kind_of_wrong_takes_the_same_statements_and_one_hash_and_gets_the_same_page()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        var told = new Dictionary<Kind, Seen>();
        // The first round makes the database prepare what it will be asked.
        for (var round = 1; round <= 2; round++)
        {
            foreach (var kind in Enum.GetValues<Kind>())
            {
                told[kind] = await Try(server, kind, $"D-{round}{(int)kind}");
            }
        }

        var expected = told[Kind.UnknownUserId];
        Assert.Equal(1, expected.Hashes);
        Assert.Contains("The code or the password is wrong", expected.Page);
        Assert.Contains(expected.Statements, sql => sql.Contains("UPDATE device", StringComparison.Ordinal));
        Assert.All(
            told,
            one =>
            {
                Assert.Equal(expected.Statements, one.Value.Statements);
                Assert.Equal((expected.Hashes, expected.Page), (one.Value.Hashes, one.Value.Page));
            }
        );
    }

    [Fact]
    public async Task R36_T60_neither_code_nor_password_is_written_anywhere()
    {
        using var log = new LogListener();
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, log);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var code = device.Code();

        Assert.False(await device.GetsIn(code, "hest og vogn"));
        Assert.True(await device.GetsIn(code));

        string[] secrets = [code, HeldDevice.Password, "hest og vogn", "hest+og+vogn", "kvaj+og+sylt"];
        var written = string.Join('\n', log.Lines);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, written));
        var journal = await server.Database.Read(session => JournalStore.Of(session, karla.Id, 1, 100));
        Assert.All(journal, line => Assert.DoesNotContain(code, line.Facts));
    }

    private static readonly string[] TablesOfTheLogin = ["wrong_codes", "password", "device", "waiting_login"];

    // What runs in the background comes when it comes.
    private static bool IsOfTheLogin(string sql) =>
        TablesOfTheLogin.Any(sql.Contains) && !sql.Contains("SET LOCAL work_mem", StringComparison.Ordinal);

    private sealed record Seen(List<string> Statements, long Hashes, string Page);

    private static async Task<Seen> Try(TestServer server, Kind kind, string serial)
    {
        var citizen = await server.Register();
        var device = await HeldDevice.Give(server, citizen, serial);
        await Prepare(server, citizen, device, kind);
        var hashes = server.Parts.GetRequiredService<PasswordHashes>();
        var browser = new LoginBrowser(server, HeldDevice.FreshAddress());
        var login = await Wait(server, browser, kind is Kind.UnknownUserId ? $"nobody-{serial}" : citizen.UserId);
        var code = kind is Kind.CodeWrong or Kind.BothWrong ? HeldDevice.WrongCode : device.Code();
        var password = kind is Kind.PasswordWrong or Kind.BothWrong ? "hest og vogn" : HeldDevice.Password;
        var token = await browser.TokenOf(login);
        await browser.Post($"/login/{login}/code", ("code", code), ("token", token));
        var before = hashes.Made;
        using var asked = new AskedStatements(server);
        var refused = await browser.Post($"/login/{login}/password", ("password", password), ("token", token));
        var statements = asked.InOrder.FindAll(IsOfTheLogin);
        var page = (await browser.Open(refused.Location!)).Body;
        return new(statements, hashes.Made - before, Plain(page, login));
    }

    // Comes back once the user ID has had all its effects, also in the background.
    private static async Task<Guid> Wait(TestServer server, LoginBrowser browser, string userId)
    {
        using var asked = new AskedStatements(server);
        var login = await browser.Wait(userId);
        await asked.Hear("pushes_since_claim");
        return login;
    }

    private static Task<bool> Prepare(TestServer server, Citizen citizen, HeldDevice device, Kind kind) =>
        server.People.Change(
            citizen.Id,
            server.Clock.GetUtcNow(),
            async change =>
            {
                var stored = await DeviceStore.Find(change.Session, citizen.Id, device.Serial);
                var password = await PasswordStore.Of(change.Session, citizen.Id);
                var later = change.Now + TimeSpan.FromMinutes(1);
                switch (kind)
                {
                    case Kind.NoDevice:
                        DeviceStore.Move(change.Session, stored!, DeviceState.Replaced);
                        PasswordStore.Remove(change.Session, citizen.Id);
                        break;
                    case Kind.DeviceSuspended:
                        DeviceStore.Save(change.Session, stored! with { Codes = new(3, later) });
                        break;
                    case Kind.DeviceBlocked:
                        DeviceStore.Move(change.Session, stored!, DeviceState.Blocked);
                        break;
                    case Kind.PasswordBlocked:
                        PasswordStore.Save(change.Session, password! with { Counter = new(10, later) });
                        break;
                    case Kind.UnknownUserId or Kind.BothWrong or Kind.CodeWrong or Kind.PasswordWrong:
                        break;
                }

                return true;
            }
        );

    private static string Plain(string page, Guid login) =>
        System.Text.RegularExpressions.Regex.Replace(
            page.Replace($"{login}", "LOGIN", StringComparison.Ordinal),
            "name=\"token\" value=\"[^\"]*\"",
            ""
        );
}
