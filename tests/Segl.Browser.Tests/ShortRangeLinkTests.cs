using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The short-range links of the phone app (R45, R46), between real browsers.</summary>
public sealed class ShortRangeLinkTests : IAsyncLifetime
{
    /// <summary>What a new phone broadcasts; which twenty bytes they are does not matter to a link.</summary>
    private static readonly int[] Broadcast = [.. Enumerable.Range(0, 20).Select(n => (31 * n + 7) % 256)];

    private readonly string folder = Directory.CreateTempSubdirectory("segl-sound-").FullName;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => server = await SeglServer.Start();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// What one browser plays goes through a simulated room (a small loudspeaker, echoes, noise, clipping, a clock that
    /// is 200 ppm off) into the microphone of another.
    /// </summary>
    [Theory]
    [InlineData("""{"to":44100,"rolloff":16e3,"reverberation":0.4,"noise":9,"colour":"pink","clip":0.5,"drift":200}""")]
    [InlineData("""{"to":48000,"rolloff":16000,"reverberation":0.3,"direct":3,"noise":6,"drift":-200,"seed":2}""")]
    public async Task R46_a_phone_hears_by_microphone_what_another_one_plays(string room)
    {
        await using (var newPhone = await Chromium.Start())
        {
            await Play(newPhone);
        }

        await PutIntoRoom(room);
        await using var oldPhone = await Chromium.Start(microphone: Heard);
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
            """);
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
              return await listenOn(await offeredLinks(['bluetooth', 'sound', 'demo']), () => true, end.signal);
            }
            """);
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
            """);
        await phone.Open();
        Assert.Equal("bluetooth,sound", await Offered(phone.Page.MainFrame));
    }

    /// <summary>In the demo the page that holds both phones hands on what one says to the other.</summary>
    [Fact]
    public async Task The_demos_phones_hear_each_other_through_the_page_that_holds_them()
    {
        await using var chromium = await Chromium.Start();
        var page = await (await chromium.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(server.Issuer);
        var (old, fresh) = (await FrameOf(page, "#phone-a"), await FrameOf(page, "#phone-b"));
        Assert.Equal("demo,sound", await Offered(old));
        var listening = old.EvaluateAsync<string>(
            """
            async () => {
              const { listenOn, offeredLinks } = await import('/device/link.js');
              const end = new AbortController();
              setTimeout(() => end.abort(), 20_000);
              const heard = await listenOn(await offeredLinks(['demo']), () => true, end.signal);
              return `${heard?.kind} ${heard?.bytes}`;
            }
            """);
        await fresh.EvaluateAsync(
            """
            async bytes => {
              const { broadcastOn, offeredLinks } = await import('/device/link.js');
              broadcastOn((await offeredLinks(['demo']))[0], Uint8Array.from(bytes), new AbortController().signal);
            }
            """,
            Broadcast);
        Assert.Equal($"demo {string.Join(',', Broadcast)}", await listening);
    }

    private string Played => Path.Combine(folder, "played.f32");

    private string Heard => Path.Combine(folder, "heard.wav");

    private static async Task<IFrame> FrameOf(IPage demo, string phone)
    {
        var frame = (await (await demo.QuerySelectorAsync(phone))!.ContentFrameAsync())!;
        await frame.WaitForLoadStateAsync();
        return frame;
    }

    private static Task<string> Offered(IFrame app) => app.EvaluateAsync<string>(
        """
        async () => (await (await import('/device/link.js')).offeredLinks(['bluetooth', 'sound', 'demo']))
          .map(link => link.kind).join()
        """);

    /// <summary>
    /// The app broadcasts for six seconds. Its loudspeaker is an offline one, so that what it plays can be kept to the
    /// last sample on a machine of any speed.
    /// </summary>
    private async Task Play(Chromium chromium)
    {
        var phone = await Phone.New(chromium, server.PhoneB);
        await phone.Open();
        var sound = await phone.Page.EvaluateAsync<string>(
            """
            async bytes => {
              let loudspeaker;
              globalThis.AudioContext = class extends OfflineAudioContext {
                constructor() { super(1, 6 * 48_000, 48_000); loudspeaker = this; }
                get state() { return 'running'; }
                async resume() {}
                async suspend() {}
              };
              const { broadcastOn, offeredLinks } = await import('/device/link.js');
              const end = new AbortController();
              const links = await offeredLinks(['sound']);
              await links[0].ask('broadcast');
              const broadcast = broadcastOn(links[0], Uint8Array.from(bytes), end.signal);
              await import('/device/sound/playing.js').then(() => new Promise(resolve => setTimeout(resolve, 200)));
              const played = (await loudspeaker.startRendering()).getChannelData(0);
              end.abort();
              await broadcast;
              const raw = new Uint8Array(played.buffer);
              let text = '';
              for (let at = 0; at < raw.length; at += 4096) {
                text += String.fromCharCode(...raw.subarray(at, at + 4096));
              }
              return btoa(text);
            }
            """,
            Broadcast);
        Assert.Empty(phone.Complaints);
        await File.WriteAllBytesAsync(Played, Convert.FromBase64String(sound));
    }

    private async Task PutIntoRoom(string room)
    {
        var script = Path.Combine(Repository(), "bench", "sound", "room.mjs");
        using var node = Process.Start("node", [script, Played, Heard, room]);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(
            node.ExitCode == 0, $"The room ended with {node.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Segl.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a clone.");
        }

        return folder.FullName;
    }
}
