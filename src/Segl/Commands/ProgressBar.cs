namespace Segl.Commands;

/// <summary>How far a file was read, on a terminal.</summary>
/// <param name="file">The file, whose position is the progress.</param>
/// <param name="errors">Where the bar is written.</param>
/// <param name="clock">Limits how often the bar is redrawn; null without a terminal: no bar.</param>
internal sealed class ProgressBar(FileStream file, TextWriter errors, TimeProvider? clock)
{
    private const int BarWidth = 30;
    private static readonly TimeSpan BetweenShows = TimeSpan.FromMilliseconds(200);

    private readonly long began = clock?.GetTimestamp() ?? 0;
    private long shown;

    /// <summary>Redraws the bar.</summary>
    /// <param name="count">How many were read.</param>
    /// <param name="unit">Of what.</param>
    public void Show(long count, string unit)
    {
        if (clock is not null && clock.GetElapsedTime(shown) >= BetweenShows)
        {
            shown = clock.GetTimestamp();
            var part = file.Length == 0 ? 1 : (double)file.Position / file.Length;
            var speed = count / Math.Max(clock.GetElapsedTime(began).TotalSeconds, 0.001);
            var bar = new string('#', (int)(part * BarWidth)).PadRight(BarWidth, '.');
            errors.Write($"\r[{bar}] {part, 4:P0}  {count:N0} {unit}, {speed:N0} a second   ");
        }
    }

    /// <summary>Ends its line.</summary>
    public void End()
    {
        if (clock is not null)
        {
            errors.WriteLine();
        }
    }
}
