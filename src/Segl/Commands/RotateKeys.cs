using System.CommandLine;
using Segl.Server.Keys;

namespace Segl.Commands;

/// <summary>
/// <c>segl rotate-keys</c>: creates the next key for signing tokens. It is published at once and signs an hour later; with
/// <c>--now</c>, for a key that leaked, it signs at once and the others are withdrawn.
/// </summary>
internal static class RotateKeys
{
    private static readonly Option<bool> Now = new("--now")
    {
        Description = "A key leaked: the new one signs at once, and signatures by all others are refused.",
    };

    /// <summary>Creates it.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "rotate-keys",
            "Make the next key that signs tokens; it signs an hour later.",
            (bench, typed) => Run(bench, typed.GetValue(Now))
        )
        {
            Now,
        };

    private static async Task<int> Run(Workbench bench, bool leaked)
    {
        using var keys = new SigningKeys(bench.Database, bench.Keys, TimeProvider.System);
        if (leaked)
        {
            var (signsNow, withdrawn) = await keys.Withdraw(bench.Now, CancellationToken.None);
            var (nodes, others) = (SigningKeys.ReadAgain.TotalSeconds, SigningKeys.KeptByOthers.TotalMinutes);
            await bench.Output.WriteLineAsync(
                $"""
                Key {signsNow} signs now; withdrawn: {string.Join(", ", withdrawn)}.
                All nodes know it in {nodes:0} seconds; relying parties may keep the old keys for {others:0} minutes.
                """
            );
            return 0;
        }

        var (keyId, signsFrom) = await keys.Rotate(bench.Now, CancellationToken.None);
        await bench.Output.WriteLineAsync($"Key {keyId} signs from {Workbench.Instant(signsFrom)} on.");
        return 0;
    }
}
