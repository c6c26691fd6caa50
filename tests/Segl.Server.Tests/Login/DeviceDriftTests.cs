using Segl.Rules;
using Segl.Server.Tests.Devices;

namespace Segl.Server.Tests.Login;

/// <summary>R65 at the login: the clock of a device, and what is used up.</summary>
public sealed class DeviceDriftTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public async Task R65_T36_oathtool_from_minus_3_to_plus_3_steps_of_what_was_learned(int late)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var shown = new List<bool>();
        for (var beside = -3; beside <= 3; beside++)
        {
            var device = await HeldDevice.Give(server, await server.Register(), $"D-{beside + 100}", late);
            var from = server.Clock.GetUtcNow() + ((beside - late) * Limits.DeviceInterval);
            var code = await Oathtool.Show(device.Totp.Secret.ToArray(), from, codes: 1);
            shown.Add(await device.GetsIn(code[0]));
        }

        Assert.Equal([false, false, true, true, true, false, false], shown);
    }

    [Fact]
    public async Task R65_drift_is_measured_step_to_step_and_not_from_the_middle()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var device = await HeldDevice.Give(server, await server.Register());
        server.Clock.Passes(TimeSpan.FromSeconds(29));
        for (var login = 0; login < 100; login++)
        {
            Assert.True(await device.GetsIn(device.Code()));
            server.Clock.Passes(Limits.DeviceInterval);
        }

        Assert.Equal((0, 0), ((await device.Stored()).Clock.Learned, (await device.Stored()).Clock.Highest));
    }

    [Fact]
    public async Task R65_T35_a_used_code_is_refused_alone_doubled_and_as_either_half_also_twenty_minutes_later()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var device = await HeldDevice.Give(server, await server.Register());
        server.Clock.Passes(Limits.DeviceInterval);
        var (before, used, after) = (device.Code(-1), device.Code(), device.Code(1));
        Assert.True(await device.GetsIn(used));

        foreach (var later in new[] { Limits.DeviceInterval, TimeSpan.FromMinutes(20) })
        {
            server.Clock.Passes(later);
            Assert.False(await device.GetsIn(used));
            Assert.False(await device.GetsIn(before, next: used));
            await device.ForgetWrong();
            Assert.False(await device.GetsIn(used, next: after));
        }

        await device.ForgetWrong();
        Assert.True(await device.GetsIn(device.Code(), next: device.Code(1)));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R65_two_codes_in_a_row_put_a_device_right_that_is_refused(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        // Its clock stood still for ten minutes, in the cold.
        var device = await HeldDevice.Give(server, karla);
        var browser = new LoginBrowser(server, HeldDevice.FreshAddress());
        var login = await browser.Wait(karla.UserId);
        Assert.DoesNotContain("two=yes", (await browser.Open($"/login/{login}/code")).Body);

        var refused = await HeldDevice.Type(browser, login, device.Code(-20), HeldDevice.Password);
        var page = (await browser.Open(refused.Location!)).Body;
        Assert.Contains($"href=\"/login/{login}/code?two=yes\"", page);
        Assert.Contains("name=\"next\"", (await browser.Open($"/login/{login}/code?two=yes")).Body);
        var same = await browser.Press(login, "code", ("code", device.Code(-20)), ("next", device.Code(-20)));
        Assert.Contains("That is the same code", same.Body);
        // The halves the wrong way round, and two that do not follow each other, are no better than a wrong code.
        Assert.False(await device.GetsIn(device.Code(-19), next: device.Code(-20)));

        var done = await HeldDevice.Type(browser, login, device.Code(-20), HeldDevice.Password, device.Code(-19));
        Assert.True(HeldDevice.IsIn(done));
        Assert.Equal(-19, (await device.Stored()).Clock.Learned);
        server.Clock.Passes(Limits.DeviceInterval * 2);
        Assert.True(await device.GetsIn(device.Code(-20)));
    }

    [Fact]
    public async Task R91_a_stranger_is_offered_two_codes_like_the_owner()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var device = await HeldDevice.Give(server, await server.Register());
        var browser = new LoginBrowser(server, HeldDevice.FreshAddress());
        var login = await browser.Wait("nobody-1");

        var refused = await HeldDevice.Type(browser, login, device.Code(), HeldDevice.Password);
        Assert.Contains($"href=\"/login/{login}/code?two=yes\"", (await browser.Open(refused.Location!)).Body);
        var again = await HeldDevice.Type(browser, login, device.Code(), HeldDevice.Password, device.Code(1));
        Assert.Equal($"/login/{login}/code", again.Location);
    }
}
