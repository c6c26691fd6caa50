using System.Text.Json;

namespace Segl.Browser.Tests.Engines;

/// <summary>A window of an engine, used as a person uses it: by what is on the screen, with finger and keyboard.</summary>
internal sealed class EngineWindow(IEngine engine, string handle)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Opens one.</summary>
    public static async Task<EngineWindow> Open(IEngine engine) => new(engine, await engine.Open());

    /// <summary>Leads it to an address.</summary>
    public Task Go(string address) => engine.Go(handle, address);

    /// <summary>Where it is.</summary>
    public Task<string> Address() => engine.Run(handle, "() => location.href");

    /// <summary>Waits for the heading.</summary>
    public Task Sees(string heading) =>
        Until($"() => document.querySelector('h1')?.innerText.replace(/\\s+/g, ' ') === {Quoted(heading)}", heading);

    /// <summary>Waits until the page says this somewhere.</summary>
    public Task Says(string words) =>
        Until($"() => document.body.innerText.replace(/\\s+/g, ' ').includes({Quoted(words)})", words);

    /// <summary>What stands somewhere on the page.</summary>
    public async Task<string> Text(string selector)
    {
        await Until($"() => Boolean(document.querySelector({Quoted(selector)})?.innerText)", selector);
        return await engine.Run(handle, $"() => document.querySelector({Quoted(selector)}).innerText");
    }

    /// <summary>An attribute of something on the page.</summary>
    public async Task<string> Attribute(string selector, string name)
    {
        await Until($"() => document.querySelector({Quoted(selector)}) !== null", selector);
        return await engine.Run(
            handle,
            $"() => document.querySelector({Quoted(selector)}).getAttribute({Quoted(name)})"
        );
    }

    /// <summary>Presses a button, link or summary by its words.</summary>
    public Task Press(string words) =>
        Touch(
            $$"""
            [...document.querySelectorAll('button, a, summary')].find(one => !one.disabled &&
              (one.getAttribute('aria-label') ?? one.innerText).replace(/\s+/g, ' ').trim() === {{Quoted(words)}})
            """,
            words
        );

    /// <summary>Presses something else.</summary>
    public Task PressOn(string selector) => Touch($"document.querySelector({Quoted(selector)})", selector);

    /// <summary>Types into a field.</summary>
    public async Task Type(string selector, string text)
    {
        await PressOn(selector);
        await Until($"() => document.activeElement === document.querySelector({Quoted(selector)})", selector);
        await engine.Act(
            handle,
            new object[]
            {
                new
                {
                    type = "key",
                    id = "keyboard",
                    actions = text.SelectMany(letter =>
                        new[]
                        {
                            new { type = "keyDown", value = letter.ToString() },
                            new { type = "keyUp", value = letter.ToString() },
                        }
                    ),
                },
            }
        );
        await Until($"() => document.querySelector({Quoted(selector)})?.value === {Quoted(text)}", text);
    }

    /// <summary>Types six digits on the large keys and confirms them.</summary>
    public async Task TypePin(string pin, string confirm)
    {
        foreach (var digit in pin)
        {
            await Press(digit.ToString());
        }

        await Press(confirm);
    }

    /// <summary>Keeps a picture.</summary>
    public async Task Picture(string path) => await File.WriteAllBytesAsync(path, await engine.Picture(handle));

    /// <summary>Waits until it is so.</summary>
    /// <param name="function">Gives true or false.</param>
    /// <param name="what">What is waited for, in the words of a failure.</param>
    public async Task Until(string function, string what)
    {
        var end = DateTime.UtcNow + Patience;
        while (await Ask($"async () => String(await ({function})())") != "true")
        {
            if (DateTime.UtcNow > end)
            {
                var page = await engine.Run(handle, "() => location.href + '\\n' + document.body.innerText");
                throw new TimeoutException($"Never came: {what}\n{page}");
            }

            await Task.Delay(100);
        }
    }

    // Once it stands still and nothing lies over it, a finger touches its middle.
    private async Task Touch(string found, string what)
    {
        await Until(
            $$"""
            async () => {
              const middle = () => {
                const one = {{found}};
                if (!one) { return null; }
                one.scrollIntoView({ block: 'center' });
                const { x, y, width, height } = one.getBoundingClientRect();
                const [left, top] = [Math.floor(x + width / 2), Math.floor(y + height / 2)];
                const there = document.elementFromPoint(left, top);
                return width > 0 && (one.contains(there) || there?.contains(one)) ? [left, top].join() : null;
              };
              const before = middle();
              await new Promise(resolve => setTimeout(resolve, 60));
              window.touchedAt = middle();
              return before !== null && before === window.touchedAt;
            }
            """,
            what
        );
        var at = (await engine.Run(handle, "() => window.touchedAt")).Split(',').Select(int.Parse).ToArray();
        await engine.Act(
            handle,
            new object[]
            {
                new
                {
                    type = "pointer",
                    id = "finger",
                    parameters = new { pointerType = "mouse" },
                    actions = new object[]
                    {
                        new
                        {
                            type = "pointerMove",
                            x = at[0],
                            y = at[1],
                            duration = 0,
                        },
                        new { type = "pointerDown", button = 0 },
                        new { type = "pointerUp", button = 0 },
                    },
                },
            }
        );
    }

    // A page that is being left answers nothing; it is asked again.
    private async Task<string> Ask(string function)
    {
        try
        {
            return await engine.Run(handle, function);
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
