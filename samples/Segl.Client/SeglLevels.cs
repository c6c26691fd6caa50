namespace Segl.Client;

/// <summary>The levels of assurance, lowest first. Segl names them in full or by their last word.</summary>
public static class SeglLevels
{
    /// <summary>The level of a login for which none is requested.</summary>
    public const string Usual = "Substantial";

    private static readonly string[] LowestFirst = ["Low", Usual, "High"];

    /// <summary>Whether a login at one level satisfies a requested level. An unknown level satisfies none.</summary>
    public static bool Reaches(string level, string asked) => Rank(asked) is >= 0 and var least && Rank(level) >= least;

    private static int Rank(string level) => Array.IndexOf(LowestFirst, level[(level.LastIndexOf('/') + 1)..]);
}
