namespace Segl.Client;

/// <summary>The levels of assurance, lowest first. Segl names them in full or by their last word.</summary>
public static class SeglLevels
{
    /// <summary>What a login reaches when no level is asked for.</summary>
    public const string Usual = "Substantial";

    private static readonly string[] LowestFirst = ["Low", Usual, "High"];

    /// <summary>True when a login at one level is as good as another asks for. An unknown level reaches
    /// none.</summary>
    public static bool Reaches(string level, string asked) => Rank(asked) is >= 0 and var least && Rank(level) >= least;

    private static int Rank(string level) => Array.IndexOf(LowestFirst, level[(level.LastIndexOf('/') + 1)..]);
}
