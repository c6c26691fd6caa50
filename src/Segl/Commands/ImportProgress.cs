namespace Segl.Commands;

/// <summary>The progress of an import: a bar on a terminal, and the totals at the end.</summary>
/// <param name="file">The file, whose position is the progress.</param>
/// <param name="errors">Where the bar and the totals are written.</param>
/// <param name="clock">Limits how often the bar is redrawn; null without a terminal: no bar.</param>
internal sealed class ImportProgress(FileStream file, TextWriter errors, TimeProvider? clock)
{
    private const int BarWidth = 30;
    private static readonly TimeSpan BetweenShows = TimeSpan.FromMilliseconds(200);

    private readonly long began = clock?.GetTimestamp() ?? 0;
    private long registered,
        alreadyThere,
        bad,
        shown;

    /// <summary>True when no line was bad and nobody was registered before.</summary>
    public bool AllRegistered => alreadyThere == 0 && bad == 0;

    /// <summary>What became of the lines so far, in one sentence.</summary>
    public string Sum => $"{registered:N0} registered, {alreadyThere:N0} registered before, {bad:N0} bad.";

    /// <summary>A person was registered.</summary>
    public void Registered() => registered++;

    /// <summary>A person was registered before.</summary>
    public void AlreadyThere() => alreadyThere++;

    /// <summary>A line was bad.</summary>
    public void Bad() => bad++;

    /// <summary>Redraws the bar.</summary>
    public void Show()
    {
        if (clock is not null && clock.GetElapsedTime(shown) >= BetweenShows)
        {
            shown = clock.GetTimestamp();
            var part = file.Length == 0 ? 1 : (double)file.Position / file.Length;
            var lines = registered + alreadyThere + bad;
            var speed = lines / Math.Max(clock.GetElapsedTime(began).TotalSeconds, 0.001);
            var bar = new string('#', (int)(part * BarWidth)).PadRight(BarWidth, '.');
            errors.Write($"\r[{bar}] {part, 4:P0}  {lines:N0} lines, {speed:N0} a second   ");
        }
    }

    /// <summary>Writes the totals.</summary>
    public void End()
    {
        if (clock is not null)
        {
            errors.WriteLine();
        }

        errors.WriteLine(Sum);
    }
}
