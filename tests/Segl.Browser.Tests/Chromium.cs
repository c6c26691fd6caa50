using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>Debian's Chromium, with a camera that films a file and a microphone that hears one.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    /// <summary>The browser; each context in it is a phone or PC with storage of its own.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts a browser.</summary>
    /// <param name="camera">A .y4m file, read when the camera opens. Null: a test picture.</param>
    /// <param name="microphone">A .wav file, heard again and again. Null: a beep now and then.</param>
    /// <param name="switches">Further switches.</param>
    public static async Task<Chromium> Start(string? camera = null, string? microphone = null, params string[] switches)
    {
        // A machine that is busy takes its time; what never comes is a failure after a minute, too.
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    .. camera is null ? Array.Empty<string>() : [$"--use-file-for-fake-video-capture={camera}"],
                    .. microphone is null ? Array.Empty<string>() : [$"--use-file-for-fake-audio-capture={microphone}"],
                    .. switches,
                ],
            }
        );
        return new(playwright, browser);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
