namespace Segl.Commands;

/// <summary>The progress of an import: a bar on a terminal, and the totals at the end.</summary>
/// <param name="file">The file, whose position is the progress.</param>
/// <param name="errors">Where the bar and the totals are written.</param>
/// <param name="clock">Limits how often the bar is redrawn; null without a terminal: no bar.</param>
internal sealed class ImportProgress(FileStream file, TextWriter errors, TimeProvider? clock)
{
    private readonly ProgressBar bar = new(file, errors, clock);
    private long registered,
        alreadyThere,
        bad;

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
    public void Show() => bar.Show(registered + alreadyThere + bad, "lines");

    /// <summary>Writes the totals.</summary>
    public void End()
    {
        bar.End();
        errors.WriteLine(Sum);
    }
}
