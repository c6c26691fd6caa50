using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The short-range links of the phone app (R45, R46), between real browsers.</summary>
public sealed class ShortRangeLinkTests : IAsyncLifetime
{
    /// <summary>What a new phone broadcasts; which twenty bytes they are does not matter to a link.</summary>
    private static readonly int[] Broadcast = [.. Enumerable.Range(0, 20).Select(n => (31 * n + 7) % 256)];

    private readonly SimulatedRoom room = new();
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => server = await SeglServer.Start();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        room.Dispose();
    }

    /// <summary>
    /// What one browser plays goes through a simulated room (a small loudspeaker, echoes, noise, clipping, a clock that
    /// is 200 ppm off) into the microphone of another.
    /// </summary>
    [Theory]
    [InlineData("""{"to":44100,"rolloff":16e3,"reverberation":0.4,"noise":9,"colour":"pink","clip":0.5,"drift":200}""")]
    [InlineData("""{"to":48000,"rolloff":16000,"reverberation":0.3,"direct":3,"noise":6,"drift":-200,"seed":2}""")]
    public async Task R46_a_phone_hears_by_microphone_what_another_one_plays(string description)
    {
        await using (var newPhone = await Chromium.Start())
        {
            await Play(newPhone, description);
        }

        await using var oldPhone = await Chromium.Start(microphone: room.Heard);
        var phone = await Phone.New(oldPhone, server.PhoneA);
        await phone.Open();
        var heard = await phone.Page.EvaluateAsync<string>(
            """
            async () => {
              const { listenOn, offeredLinks } = await import('/device/link.js');
              const links = await offeredLinks(['sound']);
              const allowed = await links[0].ask('listen');
              const end = new AbortController();
              setTimeout(() => end.abort(), 40_000);
              const heard = await listenOn(links, () => true, end.signal);
              return `${links.length} ${allowed} ${heard?.kind} ${heard?.bytes}`;
            }
            """
        );
        Assert.Equal($"1 true sound {string.Join(',', Broadcast)}", heard);
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Noise and speech are not taken for a broadcast; the owner's stop ends the listening.</summary>
    [Fact]
    public async Task R46_what_chromium_beeps_is_no_broadcast()
    {
        await using var chromium = await Chromium.Start();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        var heard = await phone.Page.EvaluateAsync<string?>(
            """
            async () => {
              const { listenOn, offeredLinks } = await import('/device/link.js');
              const end = new AbortController();
              setTimeout(() => end.abort(), 3_000);
              return await listenOn(await offeredLinks(['bluetooth', 'sound']), () => true, end.signal);
            }
            """
        );
        Assert.Null(heard);
        Assert.Empty(phone.Complaints);
    }

    /// <summary>A browser has no Bluetooth that could advertise; a shell's comes before sound.</summary>
    [Fact]
    public async Task R45_bluetooth_is_there_when_a_shell_offers_it()
    {
        await using var chromium = await Chromium.Start();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        Assert.Equal("sound", await Offered(phone.Page.MainFrame));
        await phone.Page.AddInitScriptAsync(
            """
            window.seglDevice = { bluetooth: {
              kind: 'bluetooth', supported: () => true, permission: async () => 'granted', ask: async () => true,
              async broadcast() {}, async listen() {},
            } };
            """
        );
        await phone.Open();
        Assert.Equal("bluetooth,sound", await Offered(phone.Page.MainFrame));
    }

    private static Task<string> Offered(IFrame app) =>
        app.EvaluateAsync<string>(
            """
            async () => (await (await import('/device/link.js')).offeredLinks(['bluetooth', 'sound']))
              .map(link => link.kind).join()
            """
        );

    /// <summary>The app broadcasts as it does in a copy.</summary>
    private async Task Play(Chromium chromium, string description)
    {
        var phone = await Phone.New(chromium, server.PhoneB);
        await SimulatedRoom.GiveLoudspeaker(phone.Page);
        await phone.Open();
        await phone.Page.EvaluateAsync(
            """
            async bytes => {
              const { broadcastOn, offeredLinks } = await import('/device/link.js');
              const links = await offeredLinks(['sound']);
              await links[0].ask('broadcast');
              broadcastOn(links[0], Uint8Array.from(bytes), new AbortController().signal);
            }
            """,
            Broadcast
        );
        await room.Carry(phone.Page, description);
        Assert.Empty(phone.Complaints);
    }
}
