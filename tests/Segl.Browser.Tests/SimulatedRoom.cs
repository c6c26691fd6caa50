using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// The way of a sound from the loudspeaker of one browser to the microphone of another, through a simulated room
/// (<c>bench/sound/channel.mjs</c>): a small loudspeaker, echoes, noise, clipping, a clock that is off.
/// </summary>
internal sealed class SimulatedRoom : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-sound-").FullName;

    /// <summary>What the microphone hears. Chromium reads the file whenever a page opens the microphone.</summary>
    public string Heard => Path.Combine(folder, "heard.wav");

    private string Played => Path.Combine(folder, "played.f32");

    /// <summary>
    /// Gives a page a loudspeaker that keeps what it plays to the last sample, on a machine of any speed: six seconds.
    /// Before the page is opened.
    /// </summary>
    public static Task GiveLoudspeaker(IPage page) =>
        page.AddInitScriptAsync(
            """
            globalThis.AudioContext = class extends OfflineAudioContext {
              constructor() { super(1, 6 * 48_000, 48_000); globalThis.loudspeaker = this; }
              get state() { return 'running'; }
              async resume() {}
              async suspend() {}
            };
            const { start } = AudioBufferSourceNode.prototype;
            AudioBufferSourceNode.prototype.start = function (...when) {
              globalThis.sounds = true;
              return start.apply(this, when);
            };
            """
        );

    /// <summary>Waits until a page sounds, and puts what it plays into the room.</summary>
    /// <param name="page">A page with such a loudspeaker.</param>
    /// <param name="room">The room, as <c>channel.mjs</c> describes it.</param>
    public async Task Carry(IPage page, string room)
    {
        await page.WaitForFunctionAsync("() => globalThis.sounds");
        var sound = await page.EvaluateAsync<string>(
            """
            async () => {
              const played = (await globalThis.loudspeaker.startRendering()).getChannelData(0);
              const raw = new Uint8Array(played.buffer);
              let text = '';
              for (let at = 0; at < raw.length; at += 4096) {
                text += String.fromCharCode(...raw.subarray(at, at + 4096));
              }
              return btoa(text);
            }
            """
        );
        await File.WriteAllBytesAsync(Played, Convert.FromBase64String(sound));
        var script = Path.Combine(Gallery.Repository, "bench", "sound", "room.mjs");
        using var node = Process.Start("node", [script, Played, Heard, room]);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"The room ended with {node.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
