using System.Collections.Concurrent;

namespace Segl.Server.Nodes;

/// <summary>A notification of a change.</summary>
/// <param name="Id">The id of what changed: a login, a person or an activation.</param>
/// <param name="Login">The new state of a login; null when it must be read.</param>
public readonly record struct WakeUp(Guid Id, Rules.Login? Login = null)
{
    /// <summary>For a change whose new state must be read.</summary>
    public static implicit operator WakeUp(Guid id) => new(id);

    /// <summary>For a login, with its committed state.</summary>
    public static WakeUp To(Rules.Login login) => new(login.Id, login);
}

/// <summary>
/// Notifies waiters of changes. A missed notification costs one re-read, never correctness: waiters read again every
/// few seconds.
/// </summary>
public sealed class WakeUps
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiters = new();

    /// <summary>How long a waiter waits at most before it reads again.</summary>
    public static TimeSpan ReadAgain { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Raised for every wake-up from this node, so that it is sent to the others.</summary>
    public event Action<Guid>? Woken;

    /// <summary>Raised for every wake-up on this node, including those from other nodes, for subscribers to many
    /// ids.</summary>
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
            // Time-out: the caller reads again.
        }
    }

    /// <summary>Notifies the waiters of these ids, on all nodes.</summary>
    public void Wake(params ReadOnlySpan<WakeUp> wakeUps)
    {
        foreach (var wakeUp in wakeUps)
        {
            WakeHere(wakeUp);
            Woken?.Invoke(wakeUp.Id);
        }
    }

    /// <summary>Notifies on this node only.</summary>
    public void WakeHere(WakeUp wakeUp)
    {
        if (waiters.TryRemove(wakeUp.Id, out var waiter))
        {
            waiter.TrySetResult();
        }

        Heard?.Invoke(wakeUp);
    }
}
