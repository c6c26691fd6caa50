namespace Segl.Storage;

/// <summary>Adds the first MACs to the journals of a database that is older than the MACs.</summary>
public static class JournalHeads
{
    private const int PersonsAtOnce = 200;

    /// <summary>
    /// Runs once: every head without a MAC gets one, page by page, so that an interrupted start continues from there;
    /// finally a line of the scheme's journal records it. After that line no head gets a MAC in this way.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="mayBegin">False where a record outside the database says that it already had MACs.</param>
    /// <param name="clock">Gives the instant of the line, which follows a pass that may take minutes.</param>
    public static async Task AddMissing(Database database, bool mayBegin, TimeProvider clock)
    {
        if (!mayBegin || await HasBegun(database))
        {
            return;
        }

        var (persons, after) = (0L, Guid.Empty);
        while (true)
        {
            var page = await database.Read(session => PersonStore.After(session, after, PersonsAtOnce));
            persons += await database.Write(Durability.Repairable, session => AddMissing(session, page));
            if (page.Count < PersonsAtOnce)
            {
                break;
            }

            after = page[^1].Person.Id;
        }

        await database.Write(
            Durability.Durable,
            session => SchemeJournal.Record(session, SchemeEvent.JournalMacsBegan, new { persons }, clock.GetUtcNow())
        );
    }

    private static async Task<bool> HasBegun(Database database) =>
        (await database.Read(session => SchemeJournal.Of(session, SchemeEvent.JournalMacsBegan))).Count > 0;

    // Only where the row is still as it was read: a concurrent change added the MAC itself.
    private static Task<long> AddMissing(Session session, List<(Person Person, JournalHead Head)> page)
    {
        var missing = page.FindAll(one => one.Head.Mac is null);
        foreach (var (person, head) in missing)
        {
            session.Defer(
                """
                UPDATE person
                SET journal_mac = @mac
                WHERE person_id = @person AND journal_seq = @seq AND journal_mac IS NULL
                """,
                ("mac", session.JournalMacs.OfHead(person, head.Seq, head.Hash)),
                ("person", person.Id),
                ("seq", head.Seq)
            );
        }

        return Task.FromResult((long)missing.Count);
    }
}
