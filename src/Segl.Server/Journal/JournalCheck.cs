using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>The result of checking the journal.</summary>
/// <param name="Lines">How many lines were read.</param>
/// <param name="Persons">The number of persons.</param>
/// <param name="Newest">The newest checkpoint; its hash, recorded elsewhere, later proves that nothing before it was
/// removed.</param>
/// <param name="Faults">The places where the journal was altered; start with the first one.</param>
/// <param name="Accepted">Faults found earlier and accepted in the journal itself.</param>
/// <param name="NotSealed">The hours that no checkpoint covers yet.</param>
internal sealed record JournalReport(
    long Lines,
    long Persons,
    Checkpoint? Newest,
    IReadOnlyList<JournalFault> Faults,
    IReadOnlyList<JournalFault> Accepted,
    IReadOnlyList<DateTimeOffset> NotSealed
);

/// <summary>
/// Verifies every chain and the rows beside it, then every checkpoint and its signature against the lines of its hour
/// (R102). It reads from one snapshot of the database, so it may run beside a server.
/// </summary>
internal sealed class JournalCheck(Database database, KeyEncryptionKey secrets)
{
    private const string OtherLines = "has other lines than when its checkpoint was made";

    private readonly CheckpointKeys keys = new(secrets);

    /// <summary>Runs the check.</summary>
    /// <param name="known">Hashes of checkpoints that were recorded outside the database.</param>
    public Task<JournalReport> Check(params IReadOnlyList<byte[]> known) =>
        database.ReadAtOneInstant(session => Check(session, known));

    private async Task<JournalReport> Check(Session session, IReadOnlyList<byte[]> known)
    {
        var walk = new JournalWalk(session);
        await walk.Walk();
        var checkpoints = await CheckpointStore.All(session);
        var faults = new List<JournalFault>(walk.Faults);
        faults.AddRange(await new WrappedCheck(secrets).Check(session));
        var previous = JournalStore.Beginning;
        foreach (var checkpoint in checkpoints)
        {
            if (await FaultOf(session, checkpoint, previous, walk) is { } what)
            {
                faults.Add(new(Name(checkpoint.Hour), what));
            }

            previous = checkpoint.Hash;
        }

        var newest = checkpoints.LastOrDefault();
        var open = walk.Hours.Keys.Except(checkpoints.Select(one => one.Hour)).Order().ToList();
        faults.AddRange(
            open.Where(hour => hour < newest?.Hour)
                .Select(hour => new JournalFault(
                    Name(hour),
                    "has lines and no checkpoint, and a later hour has one: it was taken out, or the lines came late."
                ))
        );
        faults.AddRange(
            known
                .Where(hash => !checkpoints.Exists(one => one.Hash.AsSpan().SequenceEqual(hash)))
                .Select(hash => new JournalFault(
                    $"the checkpoint {Convert.ToHexStringLower(hash)}, which is known outside the database,",
                    "is not there any more."
                ))
        );
        var accepted = (await JournalAccidents.Accepted(session)).Select(WithoutCause).ToHashSet();
        return new(
            walk.Lines,
            walk.Persons,
            newest,
            faults.FindAll(fault => !accepted.Contains(WithoutCause(fault.ToString()))),
            [.. walk.Accepted, .. faults.Where(fault => accepted.Contains(WithoutCause(fault.ToString())))],
            open.FindAll(hour => newest is null || hour > newest.Hour)
        );
    }

    private async Task<string?> FaultOf(Session session, Checkpoint checkpoint, byte[] previous, JournalWalk walk)
    {
        var tree = walk.Hours.GetValueOrDefault(checkpoint.Hour);
        var hash = CheckpointStore.HashOf(
            checkpoint.Hour,
            checkpoint.Heads,
            checkpoint.MerkleRoot,
            checkpoint.PreviousHash
        );
        return checkpoint switch
        {
            _ when !hash.AsSpan().SequenceEqual(checkpoint.Hash) => "has a checkpoint that was changed.",
            _ when !previous.AsSpan().SequenceEqual(checkpoint.PreviousHash) =>
                "has a checkpoint that does not follow the one before; one was taken out or added.",
            _ when !await keys.IsSigned(session, checkpoint) => "has a checkpoint that none of our keys signed.",
            _ when tree is null || tree.Leaves < checkpoint.Heads =>
                "has fewer lines than when its checkpoint was made; some were taken out.",
            _ when tree.Root().AsSpan().SequenceEqual(checkpoint.MerkleRoot) && tree.Leaves == checkpoint.Heads => null,
            _ when walk.IsWhole(checkpoint.Hour) =>
                $"{OtherLines}, all of them this server's: a line came late, or an earlier state was put back.",
            _ => $"{OtherLines}.",
        };
    }

    // Whether all lines are this server's may change when a person is erased; what was accepted stays accepted.
    private static string WithoutCause(string fault) =>
        fault.IndexOf(OtherLines, StringComparison.Ordinal) is >= 0 and var at
            ? fault[..(at + OtherLines.Length)]
            : fault;

    private static string Name(DateTimeOffset hour) => $"the hour from {hour.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
