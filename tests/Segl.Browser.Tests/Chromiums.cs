using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Segl.Browser.Tests.Chromiums))]

namespace Segl.Browser.Tests;

/// <summary>
/// The browsers of this run, started by one driver. A browser without switches of its own is used by one test after the
/// other, each with contexts of its own: to start one takes as long as a short test.
/// </summary>
public sealed class Chromiums : IAsyncLifetime
{
    private readonly ConcurrentBag<IBrowser> unused = [];
    private IPlaywright driver = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => driver = await Playwright.CreateAsync();

    /// <summary>Starts a browser with further switches.</summary>
    internal Task<IBrowser> Launch(params string[] switches) =>
        driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    .. switches,
                ],
            }
        );

    /// <summary>A browser that nobody uses now, with nothing open in it.</summary>
    internal async Task<IBrowser> TakePlain() => unused.TryTake(out var browser) ? browser : await Launch();

    /// <summary>Closes all that is open in a browser, for the next test.</summary>
    internal async ValueTask GiveBack(IBrowser browser)
    {
        foreach (var context in browser.Contexts.ToArray())
        {
            await context.CloseAsync();
        }

        unused.Add(browser);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in unused)
        {
            await browser.DisposeAsync();
        }

        driver.Dispose();
    }
}
