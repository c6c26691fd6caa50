namespace Segl.Passport.Chips;

/// <summary>The corpus: every case, and the command that writes it.</summary>
public static class ChipCorpus
{
    /// <summary>Honest and odd ones first, then the liars.</summary>
    public static IReadOnlyList<CorpusCase> Cases { get; } =
    [
        .. HonestChips.All,
        .. Copies.All.Select(one => one with { Threat = "T-20" }),
        .. Forgeries.All.Select(one => one with { Threat = "T-21" }),
        .. Downgrades.All.Select(one => one with { Threat = "T-24" }),
        .. BrokenChips.All,
    ];

    /// <summary>Writes a file for each case.</summary>
    public static async Task Write(string folder)
    {
        foreach (var one in Cases)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{one.Name}.json"), (await CorpusFile.Of(one)).Write());
        }
    }
}
