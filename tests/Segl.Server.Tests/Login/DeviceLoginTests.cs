using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>Logging in with a code display or audio code reader: user ID, code, password.</summary>
public sealed class DeviceLoginTests
{
    private const string Wrong = "The code or the password is wrong";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R68_R96_user_id_code_and_password_lead_back_with_a_code(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);

        Assert.Contains($"href=\"/login/{login}/code\"", (await browser.Open(login)).Body);
        Assert.Contains("autocomplete=\"one-time-code\"", (await browser.Open($"/login/{login}/code")).Body);
        var typed = await browser.Press(login, "code", ("code", device.Code()));
        Assert.Equal($"/login/{login}/password", typed.Location);
        var page = (await browser.Open(typed.Location!)).Body;
        Assert.Contains("autocomplete=\"current-password\"", page);
        Assert.DoesNotContain(device.Code(), page);
        var done = await browser.Press(login, "password", ("password", HeldDevice.Password));

        Assert.True(HeldDevice.IsIn(done));
        var kept = await KeptLogins.Find(server.Database, login);
        Assert.Equal((LoginStep.Finished, Means.DeviceAndPassword, null), (kept!.Step, kept.Means, kept.AppId));
        Assert.Equal(device.Serial, kept.Serial);
        Assert.Contains(Happening.LoginApproved, await server.Journal(karla));
        Assert.Equal(server.Clock.GetUtcNow(), (await device.Stored()).LastUsedAt);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R65_T35_of_fifty_who_type_one_code_at_once_one_gets_in(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);

        var gotIn = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => device.GetsIn(device.Code())));

        Assert.Equal(1, gotIn.Count(isIn => isIn));
        Assert.Single(await server.Journal(karla), what => what is Happening.LoginApproved);
    }

    [Fact]
    public async Task R65_T35_a_used_code_and_the_one_before_it_are_refused()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var (used, before) = (device.Code(), device.Code(-1));

        Assert.True(await device.GetsIn(used));
        Assert.False(await device.GetsIn(used));
        Assert.False(await device.GetsIn(before));
        server.Clock.Passes(Limits.DeviceInterval);
        Assert.False(await device.GetsIn(used));
        // Three wrong ones in a row suspend the device.
        server.Clock.Passes(Limits.DeviceSuspension);
        Assert.True(await device.GetsIn(device.Code()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R66_T34_a_hundred_guesses_at_once_count_one_by_one(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);

        // Fifty at a time, which is less than may wait for a hash: each is judged.
        bool[] gotIn =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => device.GetsIn(HeldDevice.WrongCode))),
            .. await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => device.GetsIn(HeldDevice.WrongCode))),
        ];

        // The third suspends it, and what is suspended judges nothing: of a hundred guesses three were worth anything.
        Assert.DoesNotContain(true, gotIn);
        var codes = (await device.Stored()).Codes;
        Assert.Equal(Limits.WrongDeviceCodesToSuspend, codes.Wrong);
        Assert.Equal(server.Clock.GetUtcNow() + Limits.DeviceSuspension, codes.SuspendedUntil);
        Assert.Single(await server.Journal(karla), what => what is Happening.DeviceSuspended);
        Assert.False(await device.GetsIn(device.Code()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R66_R100_the_tenth_wrong_code_blocks_the_device_for_good_and_the_owner_is_told(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);

        for (var wrong = 1; wrong <= Limits.WrongDeviceCodesToBlock; wrong++)
        {
            Assert.False(await device.GetsIn(HeldDevice.WrongCode));
            server.Clock.Passes((await device.Stored()).Codes.SuspendedUntil - server.Clock.GetUtcNow() ?? default);
        }

        Assert.Equal(DeviceState.Blocked, (await device.Stored()).State);
        server.Clock.Passes(TimeSpan.FromDays(100));
        Assert.False(await device.GetsIn(device.Code()));
        var told = await Told(server, karla);
        Assert.Equal(2, told.Count(what => what == nameof(Happening.DeviceBlocked)));
        Assert.Equal(2 * 7, told.Count(what => what == nameof(Happening.DeviceSuspended)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R69_R100_wrong_passwords_beside_right_codes_suspend_and_then_block_the_password(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);

        for (var wrong = 1; wrong <= Limits.WrongPasswordsToBlock; wrong++)
        {
            // A right code beside a wrong password is not used up.
            Assert.False(await device.GetsIn(device.Code(), "hest og vogn"));
            Assert.Equal(wrong, (await device.WrongPasswords()).Wrong);
            server.Clock.Passes((await device.WrongPasswords()).SuspendedUntil - server.Clock.GetUtcNow() ?? default);
        }

        Assert.False(await device.GetsIn(device.Code()));
        var told = await Told(server, karla);
        Assert.Equal(2, told.Count(what => what == nameof(Happening.PasswordBlocked)));
        Assert.Equal(2 * 5, told.Count(what => what == nameof(Happening.PasswordSuspended)));
        Assert.Equal(new DeviceCounter(), (await device.Stored()).Codes);
    }

    [Fact]
    public async Task R66_R95_T38_a_stranger_who_knows_the_user_id_touches_nothing_of_its_owner()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var phone = await server.ActivatedPhone(karla);
        var stranger = new LoginBrowser(server, HeldDevice.FreshAddress());

        for (var wrong = 1; wrong <= Limits.WrongCodesBeforeWaiting; wrong++)
        {
            Assert.False(HeldDevice.IsIn(await device.TryFrom(stranger, HeldDevice.WrongCode, "hest og vogn")));
        }

        // Now even what is right is not judged there, and the page says how long.
        var waits = await device.TryFrom(stranger, device.Code(), HeldDevice.Password);
        Assert.Contains("Try again in 15 minutes", (await stranger.Open(waits.Location!)).Body);
        Assert.Equal(new DeviceCounter(), (await device.Stored()).Codes);
        Assert.Equal(new PasswordCounter(), await device.WrongPasswords());
        Assert.DoesNotContain(await Told(server, karla), what => what.Contains("Suspended", StringComparison.Ordinal));
        Assert.True(await device.GetsIn(device.Code()));
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);
        server.Clock.Passes(Limits.WrongCodesWait);
        Assert.True(HeldDevice.IsIn(await device.TryFrom(stranger, device.Code(), HeldDevice.Password)));
    }

    [Fact]
    public async Task R66_whichever_half_is_wrong_the_browser_waits_as_long()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (karla, lars) = (await server.Register(), await server.Register());
        var (ofKarla, ofLars) = (await HeldDevice.Give(server, karla), await HeldDevice.Give(server, lars, "D-101"));
        var (one, other) = (
            new LoginBrowser(server, HeldDevice.FreshAddress()),
            new LoginBrowser(server, HeldDevice.FreshAddress())
        );
        for (var wrong = 1; wrong <= 4; wrong++)
        {
            var answers = (
                Code: await ofKarla.TryFrom(one, HeldDevice.WrongCode, HeldDevice.Password),
                Password: await ofLars.TryFrom(other, ofLars.Code(), "hest og vogn")
            );
            var pages = (
                Code: (await one.Open(answers.Code.Location!)).Body,
                Password: (await other.Open(answers.Password.Location!)).Body
            );
            var expected = wrong <= Limits.WrongCodesBeforeWaiting ? Wrong : "Try again in 15 minutes";
            Assert.Contains(expected, pages.Code);
            Assert.Contains(expected, pages.Password);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_a_frozen_identity_is_told_so_once_it_has_proven_itself(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        await Freeze(server, karla);
        var browser = new LoginBrowser(server);

        var refused = await device.TryFrom(browser, device.Code(), HeldDevice.Password);
        Assert.Contains("frozen", (await browser.Open(refused.Location!)).Body);
        server.Clock.Passes(Limits.DeviceInterval);
        var wrong = await device.TryFrom(browser, device.Code(), "hest og vogn");
        Assert.Contains(Wrong, (await browser.Open(wrong.Location!)).Body);
    }

    [Fact]
    public async Task R69_a_hash_with_weaker_parameters_is_made_anew_at_a_login_that_is_right_in_both_halves()
    {
        var weak = PasswordHash.Of(HeldDevice.Password, memoryKiB: 8 * 1024, passes: 1).ToPhc();
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        await device.SetHash(weak);

        Assert.False(await device.GetsIn(HeldDevice.WrongCode));
        Assert.False(await device.GetsIn(device.Code(), "wrong password"));
        Assert.Equal(weak, await device.Hash());

        server.Clock.Passes(Limits.DeviceInterval);
        Assert.True(await device.GetsIn(device.Code()));
        var renewed = await device.Hash();
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", renewed);
        server.Clock.Passes(Limits.DeviceInterval);
        Assert.True(await device.GetsIn(device.Code()));
        Assert.Equal(renewed, await device.Hash());
    }

    [Fact]
    public async Task R69_a_password_that_is_changed_while_it_is_hashed_is_hashed_again()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var browser = new LoginBrowser(server);
        var login = await browser.Wait(karla.UserId);
        var token = await browser.TokenOf(login);
        await browser.Post($"/login/{login}/code", ("code", device.Code()), ("token", token));
        // Others wait for a hash, about a second of them.
        var stop = TestContext.Current.CancellationToken;
        var hashes = server.Parts.GetRequiredService<PasswordHashes>();
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        var others = Enumerable.Range(0, 70 * threads).Select(_ => hashes.Check(null, "x", stop)).ToList();

        var typing = browser.Post($"/login/{login}/password", ("password", "hest og vogn"), ("token", token));
        await Eventually.Is(async () => await InFlight(server) == 2);
        await Task.Delay(100, stop);
        await device.ChangePassword("hest og vogn");

        Assert.True(HeldDevice.IsIn(await typing));
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task R95_whoever_leaves_before_anything_was_judged_counts_for_nothing()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var counts = new WrongCodeCounts(server.Database);
        byte[][] sources =
        [
            [1, 2, 3],
            [4, 5, 6],
        ];
        var now = server.Clock.GetUtcNow();

        for (var left = 0; left < 5; left++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() =>
                counts.Judge<string>(
                    sources,
                    now,
                    () => throw new OperationCanceledException(),
                    (counted, _) => counted.After(now)
                )
            );
        }

        Assert.Equal(0, await InFlight(server));
    }

    private static async Task<long> InFlight(TestServer server) =>
        (
            await server.Database.Read(session =>
                session.QueryAll("SELECT CAST(SUM(in_flight) AS BIGINT) FROM wrong_codes", row => row.LongOrNull())
            )
        )[0]
        ?? 0;

    [Fact]
    public async Task R91_while_no_hash_can_be_made_nothing_is_judged_or_counted()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var device = await HeldDevice.Give(server, karla);
        var before = await device.Stored();
        server.Parts.GetRequiredService<PasswordHashes>().Dispose();

        var busy = await device.TryFrom(new(server), device.Code(), HeldDevice.Password);
        var wrong = await device.TryFrom(new(server), HeldDevice.WrongCode, "hest og vogn");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Equal(TimeSpan.FromSeconds(2), busy.Response.Headers.RetryAfter?.Delta);
        Assert.Contains("Nothing was counted", busy.Body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, wrong.Status);
        Assert.Equal(before.Clock, (await device.Stored()).Clock);
        Assert.Equal(
            [0, 0, 0],
            await server.Database.Read(session =>
                session.QueryAll("SELECT wrong + wrong_this_hour + in_flight FROM wrong_codes", row => row.Int())
            )
        );
    }

    private static Task<bool> Freeze(TestServer server, Citizen citizen) =>
        server.People.Change(
            citizen.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { FrozenAt = change.Now });
                return Task.FromResult(true);
            }
        );

    private static Task<List<string>> Told(TestServer server, Citizen citizen) =>
        server.Database.Read(session =>
            session.QueryAll(
                "SELECT what FROM notice WHERE person_id = @person AND channel <> 'App'",
                row => row.Text(),
                ("person", citizen.Id)
            )
        );
}
