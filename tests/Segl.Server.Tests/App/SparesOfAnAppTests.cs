using System.Text.Json;
using Segl.Rules;
using Segl.Server.Tests.Devices;

namespace Segl.Server.Tests.App;

/// <summary>What the app's first screen knows about spares.</summary>
public sealed class SparesOfAnAppTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>With one app everything is open; what was ordered is to be activated; a device in use is a spare itself, and
    /// excludes another one (R12); three apps leave no place for a fourth (R10).</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R14_R112_home_names_the_spares_that_are_open_and_the_device_that_is_one(DatabaseKind kind)
    {
        await using var story = await DeviceStory.Begin(kind);
        var phone = await story.Server.ActivatedPhone(story.Citizen);
        Assert.Equal(["appByCopy", "appByCode", "codeDisplay", "audioReader"], Spares(await phone.Home()));

        await story.Ordered();
        Assert.Equal(["appByCopy", "appByCode", "orderedDevice"], Spares(await phone.Home()));
        Assert.False((await phone.Home()).TryGetProperty("device", out _));

        DeviceStory.Given(
            await story.Activate(DeviceStory.Given(await story.Prove(PskcMaker.Serial(0), await story.Codes())))
        );
        var home = await phone.Home();
        Assert.Equal(["appByCopy", "appByCode"], Spares(home));
        Assert.Equal("codeDisplay", home.GetProperty("device").GetProperty("kind").GetString());

        await story.Server.ActivatedPhone(story.Citizen);
        Assert.Empty(Spares(await phone.Home()));
    }

    private static string[] Spares(JsonElement home) =>
        [.. home.GetProperty("spares").EnumerateArray().Select(way => way.GetString()!)];
}
