using System.Collections.Concurrent;

namespace Segl.Server.Nodes;

/// <summary>That something changed.</summary>
/// <param name="Id">What changed: a login, a person or an activation.</param>
/// <param name="Login">The new state of a login; null when it must be read.</param>
public readonly record struct WakeUp(Guid Id, Rules.Login? Login = null)
{
    /// <summary>Of something whose state must be read.</summary>
    public static implicit operator WakeUp(Guid id) => new(id);

    /// <summary>Of a login, with its committed state.</summary>
    public static WakeUp To(Rules.Login login) => new(login.Id, login);
}

/// <summary>
/// Wakes those who wait for something to change. A missed wake-up costs one re-read, never correctness: waiters read again
/// on their own every few seconds.
/// </summary>
public sealed class WakeUps
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiters = new();

    /// <summary>How long a waiter sleeps at most before it reads again.</summary>
    public static TimeSpan ReadAgain { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Raised for every wake-up by this node, so that other nodes can be told.</summary>
    public event Action<Guid>? Woken;

    /// <summary>Raised for every wake-up on this node, also those of other nodes; for one who waits for many.</summary>
    public event Action<WakeUp>? Heard;

    /// <summary>Begins to listen before the state is read, so that no change is missed in between.</summary>
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

    /// <summary>Wakes those who wait for one of these, on this node and on all others.</summary>
    public void Wake(params ReadOnlySpan<WakeUp> wakeUps)
    {
        foreach (var wakeUp in wakeUps)
        {
            WakeHere(wakeUp);
            Woken?.Invoke(wakeUp.Id);
        }
    }

    /// <summary>Wakes on this node only.</summary>
    public void WakeHere(WakeUp wakeUp)
    {
        if (waiters.TryRemove(wakeUp.Id, out var waiter))
        {
            waiter.TrySetResult();
        }

        Heard?.Invoke(wakeUp);
    }
}
