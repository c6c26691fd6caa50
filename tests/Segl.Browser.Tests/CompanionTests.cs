using Microsoft.Playwright;
using Segl.Companion;
using Segl.Companion.Tests;
using Segl.Passport;

namespace Segl.Browser.Tests;

/// <summary>The app's page and the card reader program, past the page's policy and the program's door.</summary>
public sealed class CompanionTests
{
    private const string App = "const { companion } = await import('/device/companion.js');";

    [Fact]
    public async Task A_page_is_paired_by_the_code_and_carries_a_whole_reading()
    {
        await using var server = await SeglServer.Start();
        // The site is a public one, so that Chromium guards this computer from it (Local Network Access).
        var site = new Uri(server.PhoneA);
        await using var chromium = await Chromium.Start(
            null,
            null,
            $"--ip-address-space-overrides=127.0.0.1:{site.Port}=public"
        );
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await Answer(phone, "granted");
        Assert.Equal("absent", await Pair(phone, "123456"));

        await using var door = new OpenDoor(server.PhoneA, Bounds.Ports);
        await Answer(phone, "denied");
        Assert.Equal("forbidden", await Pair(phone, door.Pairing.Code));
        await Answer(phone, "granted");
        door.Readers.Lay(InspectionSystem.Passport.Design);
        Assert.False(await IsAvailable(phone));
        Assert.Equal("wrongCode", await Pair(phone, door.Pairing.Code == "000000" ? "111111" : "000000"));
        Assert.Equal("paired", await Pair(phone, door.Pairing.Code));
        Assert.True(await IsAvailable(phone));

        await Connect(phone);
        Assert.IsType<PassportVerdict.Authentic>(
            await InspectionSystem.Read(InspectionSystem.Passport, (command, _) => Carry(phone, command))
        );
        door.Readers.TakeAway();
        var lost = await Assert.ThrowsAsync<PlaywrightException>(async () =>
            await Carry(phone, new byte[] { 0, 0xB0, 0, 0, 0 })
        );
        Assert.Contains("lost", lost.Message, StringComparison.Ordinal);

        // The same program is not there for the app of another site.
        var other = await Phone.New(chromium, server.PhoneB);
        await other.Open();
        await Answer(other, "granted");
        Assert.Equal("absent", await Pair(other, door.Pairing.Code));
    }

    // To the browser's question whether the page may reach programs on this computer; it holds as long as the tools do.
    private static async Task Answer(Phone phone, string answer)
    {
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var target = await tools.SendAsync("Target.getTargetInfo");
        await tools.SendAsync(
            "Browser.setPermission",
            new()
            {
                ["permission"] = new Dictionary<string, object> { ["name"] = "loopback-network" },
                ["setting"] = answer,
                ["origin"] = phone.Origin,
                ["browserContextId"] = target!
                    .Value.GetProperty("targetInfo")
                    .GetProperty("browserContextId")
                    .GetString()!,
            }
        );
    }

    private static Task<string> Pair(Phone phone, string code) =>
        phone.Page.EvaluateAsync<string>($"async code => {{ {App} return await companion.pair(code); }}", code);

    private static Task<bool> IsAvailable(Phone phone) =>
        phone.Page.EvaluateAsync<bool>($"async () => {{ {App} return await companion.available(); }}");

    private static async Task Connect(Phone phone) =>
        await phone.Page.EvaluateAsync(
            $"async () => {{ {App} window.chip = await companion.connect(new AbortController().signal); }}"
        );

    private static async ValueTask<byte[]> Carry(Phone phone, ReadOnlyMemory<byte> command) =>
        Convert.FromBase64String(
            await phone.Page.EvaluateAsync<string>(
                """
                async command => {
                  const bytes = Uint8Array.from(atob(command), one => one.charCodeAt(0));
                  return btoa(String.fromCharCode(...await window.chip.transmit(bytes)));
                }
                """,
                Convert.ToBase64String(command.Span)
            )
        );
}
