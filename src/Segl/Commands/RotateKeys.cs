using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl rotate-keys</c>: makes the next key that signs tokens. It is published at once and signs an hour later.
/// </summary>
internal static class RotateKeys
{
    /// <summary>Makes it.</summary>
    public static async Task<int> Run(Workbench bench, Words words)
    {
        _ = words;
        using var keys = new SigningKeys(bench.Database, bench.Keys, TimeProvider.System);
        var (keyId, signsFrom) = await keys.Rotate(bench.Now, CancellationToken.None);
        await bench.Output.WriteLineAsync($"Key {keyId} signs from {Workbench.Instant(signsFrom)} on.");
        return 0;
    }
}
