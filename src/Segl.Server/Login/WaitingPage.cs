using System.Threading.Tasks.Sources;
using Segl.Rules;
using Segl.Server.Network;

namespace Segl.Server.Login;

/// <summary>
/// One open waiting page: what its codes are made from, what it shows, and a bell that wakes its stream. There may be
/// ten thousand, so it holds nothing else, and ringing allocates nothing.
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

    /// <summary>By what it is counted.</summary>
    public OpenStream Stream { get; } = stream;

    /// <summary>Under whom the login is kept.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The instant from which the codes count seconds.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>What the codes are made from.</summary>
    public byte[] Secret { get; private set; } = [];

    /// <summary>R94: until when the login waits.</summary>
    public DateTimeOffset ValidUntil => StartedAt + Limits.LoginValid;

    /// <summary>What the page shows; null before the first event.</summary>
    public LoginView? Shown { get; set; }

    /// <summary>When the page next wants something: the codes to come, or to hear that its time is up.</summary>
    public DateTimeOffset WantsAt { get; set; }

    /// <summary>True when the login may stand elsewhere than the page shows.</summary>
    public bool MayHaveChanged { get; private set; }

    /// <summary>True when nobody reads the stream any more.</summary>
    public bool Left { get; private set; }

    /// <summary>The login was read; whatever was heard before that is part of it.</summary>
    /// <param name="begun">The login as its browser carries it.</param>
    /// <param name="personId">Under whom it is kept.</param>
    /// <param name="secret">What the codes are made from.</param>
    /// <param name="found">The login as it was found; null when it was not.</param>
    public void Begin(Rules.Login begun, Guid personId, byte[] secret, Rules.Login? found)
    {
        (StartedAt, PersonId, Secret) = (begun.StartedAt, personId, secret);
        lock (bell)
        {
            news = MayHaveChanged ? null : found;
            MayHaveChanged = true;
        }
    }

    /// <summary>The login stands elsewhere.</summary>
    /// <param name="known">Where; null where it is to be read.</param>
    public void Wake(Rules.Login? known)
    {
        lock (bell)
        {
            (news, MayHaveChanged) = (known, true);
        }

        Ring();
    }

    /// <summary>Where the login stands, if that was said; null where it is to be read. From now on the page knows
    /// it.</summary>
    public Rules.Login? TakeNews()
    {
        lock (bell)
        {
            var taken = news;
            (news, MayHaveChanged) = (null, false);
            return taken;
        }
    }

    /// <summary>The browser went away, or the server stops.</summary>
    public void Leave()
    {
        Left = true;
        Ring();
    }

    /// <summary>
    /// Wakes the stream, which writes on the thread that wakes it and does not block there; if it is awake, it
    /// does not fall asleep before it has looked once more.
    /// </summary>
    public void Ring()
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
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => sleep.OnCompleted(continuation, state, token, flags);
}
