using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>What a check of the journal found.</summary>
/// <param name="Lines">How many lines were read.</param>
/// <param name="Persons">Of how many persons.</param>
/// <param name="Newest">The newest checkpoint; kept elsewhere, its hash later proves that nothing before it was taken
/// out.</param>
/// <param name="Faults">Where the journal is not as it was written; the first one is the place to look.</param>
internal sealed record JournalReport(long Lines, long Persons, Checkpoint? Newest, IReadOnlyList<JournalFault> Faults);

/// <summary>
/// Checks every chain, then every checkpoint with its signature against the lines of its hour (R102). It reads the
/// database as it stands at one instant, so it may run beside a server.
/// </summary>
internal sealed class JournalCheck(Database database, CheckpointKeys keys)
{
    // A running server makes a checkpoint within a minute after it is due.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    /// <summary>Checks.</summary>
    /// <param name="now">The instant of the check.</param>
    /// <param name="knownHash">The hash of a checkpoint that was written down elsewhere; null if none was.</param>
    public Task<JournalReport> Check(DateTimeOffset now, byte[]? knownHash) =>
        database.ReadAtOneInstant(session => Check(session, now, knownHash));

    private async Task<JournalReport> Check(Session session, DateTimeOffset now, byte[]? knownHash)
    {
        var walk = new JournalWalk(session);
        await walk.Walk();
        var checkpoints = await CheckpointStore.All(session);
        var faults = new List<JournalFault>(walk.Faults);
        var previous = JournalStore.Beginning;
        foreach (var checkpoint in checkpoints)
        {
            if (await FaultOf(session, checkpoint, previous, walk.Hours.GetValueOrDefault(checkpoint.Hour)) is { } what)
            {
                faults.Add(new(Name(checkpoint.Hour), what));
            }

            previous = checkpoint.Hash;
        }

        faults.AddRange(Uncovered(walk.Hours.Keys, checkpoints, now));
        if (knownHash is not null && !checkpoints.Exists(one => one.Hash.AsSpan().SequenceEqual(knownHash)))
        {
            faults.Add(new("the checkpoint that you know", "is not there any more."));
        }

        return new(walk.Lines, walk.Persons, checkpoints.LastOrDefault(), faults);
    }

    private async Task<string?> FaultOf(Session session, Checkpoint checkpoint, byte[] previous, MerkleTree? tree)
    {
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
            _ when tree?.Leaves != checkpoint.Heads || !tree.Root().AsSpan().SequenceEqual(checkpoint.MerkleRoot) =>
                "has other lines than when its checkpoint was made.",
            _ => null,
        };
    }

    private static IEnumerable<JournalFault> Uncovered(
        IEnumerable<DateTimeOffset> hours,
        List<Checkpoint> checkpoints,
        DateTimeOffset now
    )
    {
        var covered = checkpoints.Select(one => one.Hour).ToHashSet();
        var newest = checkpoints.LastOrDefault()?.Hour;
        return hours
            .Order()
            .Where(hour => !covered.Contains(hour) && (hour < newest || now >= CheckpointStore.DueAt(hour) + Overdue))
            .Select(hour => new JournalFault(
                Name(hour),
                "has lines and no checkpoint: it was taken out, the lines were added later, or no server ran since."
            ));
    }

    private static string Name(DateTimeOffset hour) => $"the hour from {hour.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
