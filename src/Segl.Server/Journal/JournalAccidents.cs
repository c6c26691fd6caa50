using System.Text.Json;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>
/// Continuing after a proven accident: the findings are recorded in the journal itself, with the reason, and only
/// further findings are reported from then on.
/// </summary>
internal static class JournalAccidents
{
    private sealed record Facts(string Because, List<string> Found, string? Lost);

    /// <summary>Accepts the findings of a check.</summary>
    /// <param name="database">The database.</param>
    /// <param name="found">The findings.</param>
    /// <param name="lost">The checkpoint that only this node has stored; null when none was lost.</param>
    /// <param name="because">The proven cause, in the operator's words.</param>
    /// <param name="now">The instant.</param>
    public static async Task Accept(
        Database database,
        IReadOnlyList<JournalFault> found,
        KnownCheckpoint? lost,
        string because,
        DateTimeOffset now
    )
    {
        var people = new People(database);
        foreach (var fault in found.Where(fault => fault.PersonId is not null))
        {
            await people.Change(
                fault.PersonId!.Value,
                now,
                async change =>
                {
                    await change.GoOn(because, fault.ToString());
                    return true;
                }
            );
        }

        List<string> others = [.. found.Where(fault => fault.PersonId is null).Select(fault => fault.ToString())];
        var facts = new Facts(because, others, lost is null ? null : Convert.ToHexStringLower(lost.Hash));
        await database.Write(
            Durability.Durable,
            session => SchemeJournal.Record(session, SchemeEvent.AccidentAccepted, facts, now)
        );
    }

    /// <summary>The accepted findings, as they were reported.</summary>
    public static async Task<HashSet<string>> Accepted(Session session) =>
        [.. (await All(session)).SelectMany(facts => facts.Found)];

    /// <summary>Whether the loss of this checkpoint was accepted.</summary>
    public static async Task<bool> IsAcceptedLoss(Session session, byte[] hash) =>
        (await All(session)).Exists(facts => facts.Lost == Convert.ToHexStringLower(hash));

    /// <summary>The newest checkpoint in the database, from which a node continues that lost its own.</summary>
    public static async Task<KnownCheckpoint> NewestOf(Session session) =>
        await CheckpointStore.Newest(session) is { } newest
            ? new(newest.Hour, newest.Hash)
            : new(DateTimeOffset.UnixEpoch, JournalStore.Beginning);

    private static async Task<List<Facts>> All(Session session) =>
        (await SchemeJournal.Of(session, SchemeEvent.AccidentAccepted)).ConvertAll(line =>
            JsonSerializer.Deserialize<Facts>(line.Facts, PersonChange.FactsFormat)!
        );
}
