using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>A phone in a frame of the demo page, used by the words that are on it.</summary>
/// <param name="page">The demo page.</param>
/// <param name="phone">Which frame.</param>
/// <param name="words">The app's words, by their names.</param>
internal sealed class InFrame(IPage page, string phone, Func<string, string> words)
{
    private const float Patience = 30_000;
    private readonly IFrameLocator app = page.FrameLocator(phone);

    /// <summary>Waits for the screen with this heading.</summary>
    public Task Sees(string title) =>
        Assertions
            .Expect(
                app.GetByRole(
                    AriaRole.Heading,
                    new()
                    {
                        Level = 1,
                        Name = words(title),
                        Exact = true,
                    }
                )
            )
            .ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Presses one button after the other, each as soon as it is there.</summary>
    public async Task Press(params string[] buttons)
    {
        foreach (var button in buttons)
        {
            await app.GetByRole(AriaRole.Button, new() { Name = words(button), Exact = true }).ClickAsync();
        }
    }

    /// <summary>Types six digits on the large keys, and goes on.</summary>
    public async Task TypePin(string pin)
    {
        foreach (var digit in pin)
        {
            await app.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }

        await Press("next");
    }

    /// <summary>Waits for a screen, and ticks its box.</summary>
    public async Task Tick(string title)
    {
        await Sees(title);
        await app.GetByRole(AriaRole.Checkbox).CheckAsync();
    }

    /// <summary>Waits for a screen, types into a field of it, and goes on.</summary>
    public async Task Fill(string title, string label, string typed)
    {
        await Sees(title);
        await app.GetByLabel(words(label)).FillAsync(typed);
        await Press("next");
    }
}
