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
}
