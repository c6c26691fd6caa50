namespace Segl.Rules;

/// <summary>The step of a document check.</summary>
public enum CheckStep
{
    /// <summary>It may be read.</summary>
    Started,

    /// <summary>A connection reads it; no second one may.</summary>
    Reading,

    /// <summary>All three parts agree: it gives once what it was asked for.</summary>
    Granted,

    /// <summary>It failed, or its connection ended.</summary>
    Refused,

    /// <summary>It gave.</summary>
    Given,
}

/// <summary>R70: the check of one passport or ID card. It says nothing about the document but its kind (R74).</summary>
/// <param name="Purpose">What it is asked for.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Step">How far it is.</param>
/// <param name="DecidedAt">When it was granted; null before.</param>
/// <param name="Kind">The kind of document; null before.</param>
public sealed record DocumentCheck(
    CheckPurpose Purpose,
    DateTimeOffset StartedAt,
    CheckStep Step = CheckStep.Started,
    DateTimeOffset? DecidedAt = null,
    CheckedDocument? Kind = null
)
{
    /// <summary>
    /// R06: a document that was read and a face that was compared, without an officer, are evidence for Substantial, as a photo
    /// document is that one officer saw.
    /// </summary>
    public const AssuranceLevel Evidence = AssuranceLevel.Substantial;

    /// <summary>R70: when the reading must be over.</summary>
    public DateTimeOffset ReadUntil => StartedAt + Limits.DocumentReading;

    /// <summary>R70: begins the reading, with the ticket that the start gave; once.</summary>
    public Outcome<DocumentCheck> Read(DateTimeOffset now) =>
        Step is CheckStep.Started && now < StartedAt + Limits.DocumentTicketValid
            ? this with
            {
                Step = CheckStep.Reading,
            }
            : new Refusal(Reason.DocumentCheckOver);

    /// <summary>R70: all three parts agree.</summary>
    public Outcome<DocumentCheck> Grant(CheckedDocument kind, DateTimeOffset now) =>
        Step is CheckStep.Reading && now < ReadUntil
            ? this with
            {
                Step = CheckStep.Granted,
                DecidedAt = now,
                Kind = kind,
            }
            : new Refusal(Reason.DocumentCheckOver);

    /// <summary>R31, R08, R23: gives what it was asked for, once.</summary>
    /// <param name="purpose">What is asked for now.</param>
    /// <param name="now">The instant of the request.</param>
    public Outcome<DocumentCheck> Give(CheckPurpose purpose, DateTimeOffset now) =>
        Step is CheckStep.Granted && Purpose == purpose && now < DecidedAt + Limits.DocumentCheckGives
            ? this with
            {
                Step = CheckStep.Given,
            }
            : new Refusal(Reason.DocumentCheckOver);

    /// <summary>R37: why a freeze ends it; null if it does not. Whoever froze the identity since the check began may have done so
    /// because of it, also where the freeze has ended again.</summary>
    /// <param name="lastFrozen">When the identity was last frozen; null when it never was.</param>
    public Refusal? WhyNotAfterFreeze(DateTimeOffset? lastFrozen) =>
        lastFrozen >= StartedAt ? new(Reason.DocumentCheckOver) : null;

    /// <summary>R06, T-48: the level of the identity once a check gave access to it: never above the evidence, and never
    /// raised.</summary>
    /// <param name="level">The level before.</param>
    public static AssuranceLevel LevelAfter(AssuranceLevel level) => level < Evidence ? level : Evidence;

    /// <summary>R08: why a check ends no freeze; null if it does.</summary>
    /// <param name="frozenAt">When the identity was frozen; null when it is not.</param>
    /// <param name="endedAt">When the identity ended, for good (R09); null when it has not.</param>
    public static Refusal? WhyNotEndFreeze(DateTimeOffset? frozenAt, DateTimeOffset? endedAt) =>
        frozenAt is null ? new(Reason.NotFrozen)
        : endedAt is not null ? Identities.WhyNotUse(frozenAt)
        : null;
}
