using System.Collections.Concurrent;

namespace Segl.Server;

/// <summary>
/// Wakes who waits for something to change. A missed wake-up costs one re-read, never correctness: waiters read again
/// on their own every few seconds.
/// </summary>
public sealed class WakeUps
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiters = new();

    /// <summary>How long a waiter sleeps at most before it reads again.</summary>
    public static TimeSpan ReadAgain { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Told of every local wake-up, so that other nodes can be told; see <see cref="Listen"/>.</summary>
    public event Action<Guid>? Woken;

    /// <summary>Begins to listen before the state is read, so that no change falls between.</summary>
    public Task Listen(Guid id) =>
        waiters.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Waits for a wake-up that <see cref="Listen"/> began, or until the waiter should read again.</summary>
    public static async Task Wait(Task wakeUp, TimeProvider clock, TimeSpan longest, CancellationToken stop)
    {
        try
        {
            await wakeUp.WaitAsync(longest < ReadAgain ? longest : ReadAgain, clock, stop);
        }
        catch (TimeoutException)
        {
            // Nothing happened; the caller reads again.
        }
    }

    /// <summary>Wakes who waits for one of these, on this node and, where there are others, on those.</summary>
    public void Wake(params ReadOnlySpan<Guid> ids)
    {
        foreach (var id in ids)
        {
            WakeHere(id);
            Woken?.Invoke(id);
        }
    }

    /// <summary>Wakes on this node only.</summary>
    public void WakeHere(Guid id)
    {
        if (waiters.TryRemove(id, out var waiter))
        {
            waiter.TrySetResult();
        }
    }
}
