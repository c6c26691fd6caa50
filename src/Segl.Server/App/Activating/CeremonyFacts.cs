using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>
/// What each step of an activation judges beside the step itself: the identity, and when it is a copy, the copy and the
/// app that it is made from. Stopping, freezing or blocking then ends all that is left of it.
/// </summary>
/// <param name="Copy">The copy; null when the activation goes by activation code.</param>
/// <param name="Old">The app from which it is made.</param>
/// <param name="Frozen">When the identity was last frozen, for an activation by document: it has no code that a freeze
/// could use up.</param>
internal sealed record CeremonyFacts(
    QueryResult<StoredCopy?>? Copy,
    QueryResult<StoredApp?>? Old,
    QueryResult<List<DateTimeOffset>>? Frozen = null
)
{
    /// <summary>Defers the reads, so that they are made while the person's row is taken.</summary>
    public static CeremonyFacts QueryFor(Session session, Activation activation) =>
        activation switch
        {
            { CopyId: { } copy, PersonId: { } person } => QueryFor(session, person, copy),
            { Through: ActivatedThrough.Document, PersonId: { } person } => new(
                null,
                null,
                session.DeferQuery(JournalStore.LastOf(person, Happening.Frozen))
            ),
            _ => new(null, null),
        };

    /// <inheritdoc cref="QueryFor(Session, Activation)"/>
    public static CeremonyFacts QueryFor(Session session, Guid person, Guid copy) =>
        new(session.DeferQuery(CopyStore.Of(person, copy)), session.DeferQuery(AppStore.CopiedBy(person, copy)));

    /// <summary>R08, R46: why a copy may not begin or go on; null if it may, or if there is none. The steps of the copy
    /// itself are judged by its transitions.</summary>
    public Refusal? WhyNotCopy(Person person, DateTimeOffset now) =>
        Identities.WhyNotUse(person.FrozenAt) is { } frozen ? frozen
        : Copy is null ? null
        : Copy.Value is not { } stored ? new(Reason.QrCodeExpired)
        : Old?.Value is not { } old || old.Standing.WhyNotVouch(null, now) is not null ? new(Reason.CopyOver)
        : person.PhoneChangedAt > stored.Copy.StartedAt ? new(Reason.CopyOver)
        : null;

    /// <summary>R35, R37, R45-R47: why an activation may not go on from the temporary PIN; null if it may. What was sent to a
    /// number does not count once there is another.</summary>
    public Refusal? WhyNotGoOn(PersonChange change, Activation activation) =>
        Copy?.Value?.Copy.WhyNoUserId(activation.Id, change.Now)
        ?? WhyNotCopy(change.Person, change.Now)
        ?? (change.Person.PhoneChangedAt > activation.StartedAt ? new Refusal(Reason.ActivationOver) : null)
        ?? (Frozen?.Value is [var last] && last >= activation.StartedAt ? new Refusal(Reason.ActivationOver) : null);
}
