namespace Segl.Storage;

/// <summary>One person's journal, or a part of it, verified line by line (R102).</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="Fault">Where something was taken out, added or changed; null when nothing was.</param>
public sealed record PersonJournal(IReadOnlyList<JournalLine> Lines, JournalFault? Fault)
{
    /// <summary>Reads and verifies all of it, up to the head in the person's row. All of it at one instant.</summary>
    public static Task<PersonJournal> Of(Session session, Guid personId) =>
        Of(session, personId, long.MaxValue, int.MaxValue - 1);

    /// <summary>
    /// Reads and verifies a part of it: the lines before a sequence number. Each is chained to the one before it, and the last
    /// to the line that follows, or to the head in the person's row. All of it at one instant.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="personId">The person.</param>
    /// <param name="beforeSeq">The line that follows; more than there are for the newest.</param>
    /// <param name="most">How many lines at most.</param>
    public static async Task<PersonJournal> Of(Session session, Guid personId, long beforeSeq, int most)
    {
        var lines = await JournalStore.Before(session, personId, beforeSeq, most + 1);
        lines.Reverse();
        JournalLine? anchor = null;
        if (lines.Count > most)
        {
            anchor = lines[0];
            lines.RemoveAt(0);
        }

        var walk = new PersonWalk(personId, session.JournalMacs, anchor);
        lines.ForEach(walk.AddLine);
        var following = await JournalStore.Of(session, personId, beforeSeq, 1);
        following.ForEach(walk.AddLine);
        if (following.Count > 0)
        {
            return new(lines, walk.Fault);
        }

        var found = await PersonStore.WithHead(session, personId);
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
