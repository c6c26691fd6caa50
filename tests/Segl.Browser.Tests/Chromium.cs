using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>Debian's Chromium, with a camera that films a file and a microphone that hears one.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Chromiums chromiums;
    private readonly bool isPlain;

    private Chromium(Chromiums chromiums, IBrowser browser, bool isPlain) =>
        (this.chromiums, Browser, this.isPlain) = (chromiums, browser, isPlain);

    /// <summary>The browser; each context in it is a phone or PC with storage of its own.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts a browser, or takes a plain one that an earlier test has left.</summary>
    /// <param name="camera">A .y4m file, read when the camera opens. Null: a test picture.</param>
    /// <param name="microphone">A .wav file, heard again and again. Null: a beep now and then.</param>
    /// <param name="switches">Further switches.</param>
    public static async Task<Chromium> Start(string? camera = null, string? microphone = null, params string[] switches)
    {
        // A machine that is busy takes its time; what never comes is a failure after a minute, too.
        Assertions.SetDefaultExpectTimeout(60_000);
        var chromiums = (await TestContext.Current.GetFixture<Chromiums>())!;
        string[] own =
        [
            .. camera is null ? Array.Empty<string>() : [$"--use-file-for-fake-video-capture={camera}"],
            .. microphone is null ? Array.Empty<string>() : [$"--use-file-for-fake-audio-capture={microphone}"],
            .. switches,
        ];
        var isPlain = own.Length == 0;
        return new(chromiums, isPlain ? await chromiums.TakePlain() : await chromiums.Launch(own), isPlain);
    }

    /// <summary>Closes what the test opened.</summary>
    public ValueTask DisposeAsync() => isPlain ? chromiums.GiveBack(Browser) : Browser.DisposeAsync();
}
