namespace Segl.Storage;

/// <summary>One person's journal, verified line by line (R102).</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="Fault">Where something was taken out, added or changed; null when nothing was.</param>
public sealed record PersonJournal(IReadOnlyList<JournalLine> Lines, JournalFault? Fault)
{
    /// <summary>Reads and verifies it, up to the head in the person's row. All of it at one instant.</summary>
    public static async Task<PersonJournal> Of(Session session, Guid personId)
    {
        var found = await PersonStore.WithHead(session, personId);
        var lines = await JournalStore.Of(session, personId, 1, int.MaxValue);
        var walk = new PersonWalk(personId, session.JournalMacs);
        lines.ForEach(walk.AddLine);
        return new(
            lines,
            lines.Count == 0
                ? new($"person {personId}", "has no line at all; their journal was taken out.")
                : walk.FaultAgainst(
                    found?.Head,
                    found is { } there && session.JournalMacs.IsOurs(there.Head, there.Person)
                )
        );
    }
}
