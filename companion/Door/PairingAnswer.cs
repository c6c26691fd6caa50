namespace Segl.Companion.Door;

/// <summary>What became of a code that was typed.</summary>
/// <param name="Key">What the page comes back with; null when the code was wrong.</param>
/// <param name="Reason">Why not; null when it was right.</param>
internal readonly record struct PairingAnswer(string? Key, No? Reason)
{
    /// <summary>The code is another one.</summary>
    public static readonly PairingAnswer WrongCode = new(null, No.WrongCode);

    /// <summary>Wrong too often: another code is shown now.</summary>
    public static readonly PairingAnswer NewCode = new(null, No.NewCode);

    /// <summary>The code was right.</summary>
    public static PairingAnswer Paired(string key) => new(key, null);
}
