using System.Collections.Concurrent;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Cancels commands that nobody waits for any more. To cancel one, Npgsql asks the server on another connection and
/// waits for it with the thread it was called on, four seconds where the server hangs: twenty commands keep the thread
/// pool of two cores from all other work for nine seconds. So that is done here, on a thread of its own, one after the
/// other; and no command has a time-out of Npgsql's or a caller's token, which would cancel on threads of the pool.
/// </summary>
internal static class AbandonedCommands
{
    private static readonly BlockingCollection<(NpgsqlBatch Command, Action Free)> all = [];

    static AbandonedCommands() => new Thread(CancelAll) { IsBackground = true, Name = "abandoned commands" }.Start();

    /// <summary>Cancels a command, unless it has ended meanwhile.</summary>
    /// <param name="command">The command.</param>
    /// <param name="free">Called when it will not be touched any more.</param>
    public static void Cancel(NpgsqlBatch command, Action free) => all.Add((command, free));

    private static void CancelAll()
    {
        foreach (var (command, free) in all.GetConsumingEnumerable())
        {
            try
            {
                command.Cancel();
            }
            catch (Exception gone) when (gone is InvalidOperationException or NpgsqlException)
            {
                // It ended, or its connection broke, in this very moment.
            }

            free();
        }
    }
}
