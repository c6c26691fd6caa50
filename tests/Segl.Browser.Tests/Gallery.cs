using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// Looks at every screen: a picture into <c>artifacts/screens</c>, axe at 320 px, and no sideways scrolling at 320 px
/// nor with text of twice the size. What is wrong is collected, so that one run tells all. One that only takes pictures
/// is for screens that another run judges. A phone's page is not taken whole: Chromium forgets meanwhile that it is touched.
/// </summary>
internal sealed class Gallery(IPage page, string folder, bool judges = true, bool whole = true)
{
    private const int Narrow = 320;
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly List<string> findings = [];

    /// <summary>The folder of the pictures.</summary>
    public string Where => folder;

    /// <summary>What was wrong, screen by screen.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Looks at what the page shows now.</summary>
    public async Task Look(string screen)
    {
        var size = page.ViewportSize!;
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(folder, $"{screen}.png"),
                FullPage = whole,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
        if (!judges)
        {
            return;
        }

        await page.WaitForTimeoutAsync(400); // the seal closes within it
        await SeeThatItFits(screen, "with text of twice the size", "225%");
        await page.SetViewportSizeAsync(Narrow, size.Height);
        await SeeThatItFits(screen, "at 320 px", "");
        findings.AddRange((await Violations()).Select(wrong => $"{screen}: {wrong}"));
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await SeeThatRedIsLast(screen);
    }

    // Point 4.3: a red button is the last press of what takes something away; the ones that lead there have a red edge.
    private async Task SeeThatRedIsLast(string screen)
    {
        var red = await page.EvaluateAsync<string[]>(
            """
            () => {
              const seal = document.createElement('i');
              seal.style.color = 'var(--seal)';
              document.body.append(seal);
              const { color } = getComputedStyle(seal);
              seal.remove();
              return [...document.querySelectorAll('button, .button')]
                .filter(one => getComputedStyle(one).backgroundColor === color && !one.matches('.harm.final'))
                .map(one => one.textContent.trim());
            }
            """
        );
        findings.AddRange(red.Select(button => $"{screen}: \"{button}\" is red"));
    }

    // In the page itself, and axe is kept there: the package's own run opens a further page for each look.
    private async Task<string[]> Violations()
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(
              ({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(node => node.html).join('; ')}`)
            """
        );
    }

    private async Task SeeThatItFits(string screen, string how, string textSize)
    {
        var over = await page.EvaluateAsync<int>(
            """
            size => {
              const root = document.documentElement;
              root.style.fontSize = size;
              const over = root.scrollWidth - root.clientWidth;
              root.style.fontSize = '';
              return over;
            }
            """,
            textSize
        );
        if (over > 0)
        {
            findings.Add($"{screen}: {over} px too wide {how}");
        }
    }

    /// <summary>The folder for the pictures of one language and theme, made when it is missing.</summary>
    public static string Folder(string name) =>
        Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "screens", name)).FullName;

    /// <summary>The folder of the clone that the tests run in.</summary>
    public static string Repository { get; } = FindRepository();

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Segl.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a clone.");
        }

        return folder.FullName;
    }

    /// <summary>How folders name a theme.</summary>
    public static string NameOf(ColorScheme theme) => theme is ColorScheme.Dark ? "dark" : "light";

    /// <summary>The app's own words in a language, out of the file that it loads.</summary>
    public static Task<Func<string, string>> Words(IPage page, string language) => Words(page.MainFrame, language);

    /// <summary>The same where the app is in a frame.</summary>
    public static async Task<Func<string, string>> Words(IFrame app, string language)
    {
        var texts = JsonSerializer.Deserialize<JsonElement>(
            await app.EvaluateAsync<string>(
                """
                async language => {
                  const [texts, limits] = await Promise.all([import(`/texts/${language}.js`), fetch('/limits.json')]);
                  return JSON.stringify(texts[language](await limits.json()));
                }
                """,
                language
            )
        );
        return path => path.Split('.').Aggregate(texts, (part, name) => part.GetProperty(name)).GetString()!;
    }
}
