namespace Segl.Rules;

/// <summary>A temporary PIN sent by SMS. Only its keyed digest is stored (R36), by the store.</summary>
/// <param name="ValidUntil">It works while now is before this instant.</param>
/// <param name="Tries">Tries used, over all resends.</param>
/// <param name="Resends">How often it was sent again.</param>
public sealed record TemporaryPin(DateTimeOffset ValidUntil, int Tries = 0, int Resends = 0)
{
    /// <summary>R34: lives 10 minutes.</summary>
    public static TemporaryPin Issue(DateTimeOffset now) => new(now + Limits.TemporaryPinValid);

    /// <summary>R34: how often it may still be sent again.</summary>
    public int SendsLeft => Limits.TemporaryPinResends - Resends;

    /// <summary>R34: may be sent again three times; a new PIN with a new life, but the tries used stay used.</summary>
    public Outcome<TemporaryPin> SendAgain(DateTimeOffset now) =>
        this switch
        {
            { Tries: >= Limits.TemporaryPinTries } => new Refusal(Reason.TemporaryPinDead),
            { Resends: >= Limits.TemporaryPinResends } => new Refusal(Reason.TemporaryPinSentTooOften),
            _ => this with { ValidUntil = now + Limits.TemporaryPinValid, Resends = Resends + 1 },
        };

    /// <summary>R34: why none may be tried now; null if one may.</summary>
    public Refusal? WhyNotTry(DateTimeOffset now) =>
        Tries >= Limits.TemporaryPinTries || now >= ValidUntil ? new(Reason.TemporaryPinDead) : null;

    /// <summary>R34: the count rises before the PIN is compared; this state is saved when the PIN is wrong.</summary>
    public TemporaryPin Raised() => this with { Tries = Tries + 1 };

    /// <summary>The refusal of a wrong temporary PIN, when this is the state after it.</summary>
    public Refusal AnswerToWrong() =>
        Tries >= Limits.TemporaryPinTries
            ? new(Reason.TemporaryPinDead)
            : new(Reason.TemporaryPinWrong, TriesLeft: Limits.TemporaryPinTries - Tries);
}
