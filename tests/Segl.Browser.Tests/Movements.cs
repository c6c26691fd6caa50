using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// Records every button, link and field that moves while nobody touches the page. What arrives late (an answer of the
/// server, a hint, a notice) moves nothing that somebody may be about to press.
/// </summary>
internal sealed class Movements
{
    private const string Prefix = "moved late: ";
    private readonly List<string> seen = [];

    private Movements() { }

    /// <summary>What moved, and by how much.</summary>
    public IReadOnlyList<string> Seen => seen;

    /// <summary>Watches all pages of a browser, from their next opening on.</summary>
    public static async Task<Movements> Watch(IBrowserContext context)
    {
        var movements = new Movements();
        context.Console += (_, said) =>
        {
            if (said.Text.StartsWith(Prefix, StringComparison.Ordinal))
            {
                movements.seen.Add(said.Text[Prefix.Length..]);
            }
        };
        await context.AddInitScriptAsync(Script);
        return movements;
    }

    // Each frame is compared with the one before, by element. What is drawn within the event that touched the page is no
    // movement, nor is scrolling or a window of another size; a press shrinks a button by less than the slack.
    private const string Script = """
        (() => {
          const slack = 4;
          const controls = 'button, a[href], summary, select, textarea, input:not(.spoken):not([type=hidden])';
          let [before, view, resting] = [new Map(), '', 1];
          const touch = frames => () => { resting = Math.max(resting, frames); };
          for (const kind of ['pointerdown', 'pointerup', 'click', 'keydown', 'input', 'change', 'toggle']) {
            addEventListener(kind, touch(1), { capture: true, passive: true });
          }
          addEventListener('resize', touch(5));
          const look = () => {
            const now = new Map();
            for (const one of document.querySelectorAll(controls)) {
              if (one.checkVisibility({ visibilityProperty: true })) {
                const { x, y } = one.getBoundingClientRect();
                now.set(one, { x, y, left: x + scrollX, top: y + scrollY });
              }
            }
            const seen = [innerWidth, document.documentElement.clientWidth, innerHeight, scrollX, scrollY].join();
            for (const [one, at] of resting > 0 || seen !== view ? [] : now) {
              const was = before.get(one) ?? at;
              const [x, y] = [at.x - was.x, at.y - was.y];
              if (Math.hypot(x, y) > slack && Math.hypot(at.left - was.left, at.top - was.top) > slack) {
                const name = (one.getAttribute('aria-label') ?? one.textContent).trim() || one.id;
                const under = document.querySelector('h1')?.textContent;
                console.info(`moved late: "${name}" by ${Math.round(x)}, ${Math.round(y)} under "${under}"`);
              }
            }
            [before, view, resting] = [now, seen, Math.max(0, resting - 1)];
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;
}
