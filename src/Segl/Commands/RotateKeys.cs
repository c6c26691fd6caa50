using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl rotate-keys</c>: creates the next key for signing tokens. It is published at once and signs an hour later.
/// </summary>
internal static class RotateKeys
{
    /// <summary>Creates it.</summary>
    public static DatabaseCommand Command { get; } =
        new("rotate-keys", "Make the next key that signs tokens; it signs an hour later.", (bench, _) => Run(bench));

    private static async Task<int> Run(Workbench bench)
    {
        using var keys = new SigningKeys(bench.Database, bench.Keys, TimeProvider.System);
        var (keyId, signsFrom) = await keys.Rotate(bench.Now, CancellationToken.None);
        await bench.Output.WriteLineAsync($"Key {keyId} signs from {Workbench.Instant(signsFrom)} on.");
        return 0;
    }
}
