using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl notices</c>: lists the notices that wait (R101), with the cause of the last failure, so that a gateway that
/// is down is seen without telemetry.
/// </summary>
internal static class WaitingNotices
{
    private const int Shown = 1000;

    /// <summary>Lists them, oldest first.</summary>
    public static DatabaseCommand Command { get; } =
        new("notices", "List the notices that wait to be sent, and why.", (bench, _) => List(bench));

    private static async Task<int> List(Workbench bench)
    {
        var waiting = await new Outbox(bench.Database).Waiting(Shown, bench.Now);
        foreach (var notice in waiting)
        {
            await bench.Output.WriteLineAsync(
                $"{notice.Id}  {Workbench.Instant(notice.MadeAt)}  {notice.Channel, -5}  {notice.Address}  "
                    + $"{notice.What}  {Tries(notice)}"
            );
        }

        await bench.Output.WriteLineAsync(
            waiting.Count == Shown ? $"The oldest {Shown} are shown." : $"{waiting.Count} wait."
        );
        return 0;
    }

    private static string Tries(WaitingNotice notice) =>
        notice.Tries == 0
            ? "not tried yet"
            : $"tried {notice.Tries} times, next at {Workbench.Instant(notice.NextTryAt)}: "
                + (notice.Error ?? "under way.");
}
