using Segl.Server.App.Copying;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl stop-copy</c>: support stops a copy on a citizen's call (R42).</summary>
internal static class StopCopying
{
    /// <summary>Stops the person's copy that is under way.</summary>
    public static PersonCommand Command { get; } =
        new("stop-copy", "Stop the copy of an app that is under way.", (bench, person, _) => Run(bench, person));

    private static async Task<int> Run(Workbench bench, Guid personId)
    {
        var stopped = await bench.People.Change(
            personId,
            bench.Now,
            async change =>
                await CopyStore.Current(change.Session, personId) is { } stored
                && stored.Copy.IsUnderWay(bench.Now)
                && CopyStops.Stop(change, stored, "segl").IsGranted(out _, out _)
        );
        await bench.Output.WriteLineAsync(stopped ? "The copy is stopped." : "No copy is under way.");
        return stopped ? 0 : 1;
    }
}
