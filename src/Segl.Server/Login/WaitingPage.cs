using System.Threading.Tasks.Sources;
using Segl.Rules;
using Segl.Server.Network;

namespace Segl.Server.Login;

/// <summary>
/// An open waiting page: the secret of its codes, its current view, and a signal for its stream. There may be ten
/// thousand, so it holds nothing else, and signalling allocates nothing.
/// </summary>
internal sealed class WaitingPage(Guid loginId, OpenStream stream) : IValueTaskSource
{
    private readonly Lock bell = new();
    private ManualResetValueTaskSourceCore<bool> sleep;
    private bool asleep;
    private bool rung;
    private Rules.Login? news;

    /// <summary>The login.</summary>
    public Guid LoginId { get; } = loginId;

    /// <summary>The keys by which the stream is counted.</summary>
    public OpenStream Stream { get; } = stream;

    /// <summary>The person with whom the login is stored.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The instant of second 0 of the codes.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The secret of the codes.</summary>
    public byte[] Secret { get; private set; } = [];

    /// <summary>R94: the expiry of the login.</summary>
    public DateTimeOffset ValidUntil => StartedAt + Limits.LoginValid;

    /// <summary>The view that the page shows; null before the first event.</summary>
    public LoginView? Shown { get; set; }

    /// <summary>When the next event is due: further codes, or the expiry.</summary>
    public DateTimeOffset NextEventAt { get; set; }

    /// <summary>True when the login may have changed since the page was updated.</summary>
    public bool MayHaveChanged { get; private set; }

    /// <summary>True when the browser has disconnected.</summary>
    public bool Left { get; private set; }

    /// <summary>Initialises the page after the login was read; earlier notifications are included in it.</summary>
    /// <param name="begun">The login from its browser's cookie.</param>
    /// <param name="personId">The person with whom it is stored.</param>
    /// <param name="secret">The secret of the codes.</param>
    /// <param name="found">The login as stored; null when it does not exist.</param>
    public void Begin(Rules.Login begun, Guid personId, byte[] secret, Rules.Login? found)
    {
        (StartedAt, PersonId, Secret) = (begun.StartedAt, personId, secret);
        lock (bell)
        {
            news = MayHaveChanged ? null : found;
            MayHaveChanged = true;
        }
    }

    /// <summary>Notifies the page of a change of the login.</summary>
    /// <param name="known">The new state; null when it must be read.</param>
    public void Wake(Rules.Login? known)
    {
        lock (bell)
        {
            (news, MayHaveChanged) = (known, true);
        }

        Signal();
    }

    /// <summary>Returns the login's new state, or null when it must be read, and resets the change.</summary>
    public Rules.Login? TakeChange()
    {
        lock (bell)
        {
            var taken = news;
            (news, MayHaveChanged) = (null, false);
            return taken;
        }
    }

    /// <summary>The browser has disconnected, or the server is stopping.</summary>
    public void Leave()
    {
        Left = true;
        Signal();
    }

    /// <summary>
    /// Signals the stream, which then writes on the signalling thread and does not block it; a running stream checks
    /// again before it waits.
    /// </summary>
    public void Signal()
    {
        bool wakes;
        lock (bell)
        {
            (wakes, asleep) = (asleep, false);
            rung |= !wakes;
        }

        if (wakes)
        {
            sleep.SetResult(true);
        }
    }

    /// <summary>Waits for a signal. Only one caller may wait.</summary>
    public ValueTask WaitForSignal()
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
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => sleep.OnCompleted(continuation, state, token, flags);
}
