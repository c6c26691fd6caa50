using System.Threading.Tasks.Sources;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// One open waiting page: what its codes are made from, what it shows, and a bell that wakes its stream. There may be
/// ten thousand, so it holds nothing else, and ringing allocates nothing.
/// </summary>
internal sealed class WaitingPage(StoredLogin stored) : IValueTaskSource
{
    private readonly Lock bell = new();
    private ManualResetValueTaskSourceCore<bool> sleep = new() { RunContinuationsAsynchronously = true };
    private bool asleep;
    private bool rung;

    /// <summary>The login.</summary>
    public Guid LoginId { get; } = stored.Login.Id;

    /// <summary>The instant from which the codes count seconds.</summary>
    public DateTimeOffset StartedAt { get; } = stored.Login.StartedAt;

    /// <summary>What the codes are made from.</summary>
    public byte[] Secret { get; } = stored.Secret;

    /// <summary>R94: until when the login waits.</summary>
    public DateTimeOffset ValidUntil => StartedAt + Limits.LoginValid;

    /// <summary>What the page shows; null before the first event.</summary>
    public LoginView? Shown { get; set; }

    /// <summary>Until when the page has codes.</summary>
    public DateTimeOffset CodesUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>True when the login may stand elsewhere, so that its row should be read.</summary>
    public bool MayHaveChanged { get; set; } = true;

    /// <summary>True when nobody reads the stream any more.</summary>
    public bool Left { get; private set; }

    /// <summary>The login may stand elsewhere.</summary>
    public void Wake()
    {
        MayHaveChanged = true;
        Ring();
    }

    /// <summary>The browser went away, or the server stops.</summary>
    public void Leave()
    {
        Left = true;
        Ring();
    }

    /// <summary>Wakes the stream; if it is awake, it does not fall asleep before it has looked once more.</summary>
    public void Ring()
    {
        lock (bell)
        {
            if (asleep)
            {
                asleep = false;
                sleep.SetResult(true);
            }
            else
            {
                rung = true;
            }
        }
    }

    /// <summary>Sleeps until somebody rings. One sleeper at a time.</summary>
    public ValueTask Sleep()
    {
        lock (bell)
        {
            if (rung)
            {
                rung = false;
                return ValueTask.CompletedTask;
            }

            sleep.Reset();
            asleep = true;
            return new(this, sleep.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => sleep.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => sleep.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        sleep.OnCompleted(continuation, state, token, flags);
}
