using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>
/// Makes one signed checkpoint for each hour of the journal that has new lines, some minutes after the hour. Any node
/// may do it, and two nodes at once make the same one. An hour whose checkpoint this node has stored outside the
/// database is never sealed again.
/// </summary>
internal sealed partial class CheckpointMaker(
    Database database,
    CheckpointKeys keys,
    OutsideCheckpoint outside,
    TimeProvider clock,
    ILogger<CheckpointMaker> log
) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    // An hour of a whole country takes its time.
    private readonly Database database = database.WithoutHurry();

    private DateTimeOffset? lossTold;

    /// <summary>Makes all checkpoints that are due, oldest first.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeDue(DateTimeOffset now, CancellationToken stop = default)
    {
        var known = await Known(now, stop);
        for (var made = 0; ; made++)
        {
            var (hour, tree) = await database.Read(session => Next(session, known.Hour, now), stop);
            if (tree is null)
            {
                return made;
            }

            var isMine = false;
            var sealedHour = await database.Write(
                Durability.Durable,
                async session =>
                {
                    var hash = CheckpointStore.HashOf(hour, tree.Leaves, tree.Root(), known.Hash);
                    var (keyId, signature) = await keys.Sign(session, hash, now);
                    isMine = await CheckpointStore.Add(
                        session,
                        new(hour, tree.Leaves, tree.Root(), known.Hash, hash, keyId, signature)
                    );
                    return (await CheckpointStore.From(session, hour))[0];
                },
                stop
            );
            if (isMine)
            {
                LogMade(hour, sealedHour.Heads, Convert.ToHexStringLower(sealedHour.Hash));
            }

            // Another node may have sealed other lines, if one was committed late; the checkpoint in the database is
            // the valid one.
            known = new(hour, sealedHour.Hash);
            outside.Write(known);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await MakeDue(clock.GetUtcNow(), stoppingToken);
            }
            catch (DatabaseAwayException)
            {
                // The watch tells it, and the checkpoint is made when the database is back.
            }
            catch (Exception late) when (late is not OperationCanceledException)
            {
                // It is made at the next interval, or by another node.
                LogLate(late);
            }
        }
    }

    // The checkpoint that the next one follows. Checkpoints made by others since are accepted as far as they are
    // chained to the known one.
    private async Task<KnownCheckpoint> Known(DateTimeOffset now, CancellationToken stop)
    {
        var known = outside.Read() ?? new(DateTimeOffset.UnixEpoch, JournalStore.Beginning);
        var (newest, isLost) = await database.Read(session => Follow(session, known), stop);
        if (isLost && lossTold is not { } told)
        {
            LogLost(known.Hour, Convert.ToHexStringLower(known.Hash));
            lossTold = now;
        }

        if (newest != known)
        {
            outside.Write(newest);
        }

        return newest;
    }

    private async Task<(KnownCheckpoint Newest, bool IsLost)> Follow(Session session, KnownCheckpoint known)
    {
        var newest = known;
        var isThere = known.Hour == DateTimeOffset.UnixEpoch;
        foreach (var one in await CheckpointStore.From(session, known.Hour))
        {
            if (!isThere && one.Hour == known.Hour && one.Hash.AsSpan().SequenceEqual(known.Hash))
            {
                isThere = true;
            }
            else if (
                isThere
                && one.PreviousHash.AsSpan().SequenceEqual(newest.Hash)
                && await keys.IsSigned(session, one)
            )
            {
                newest = new(one.Hour, one.Hash);
            }
        }

        return isThere ? (newest, false)
            : await JournalAccidents.IsAcceptedLoss(session, known.Hash)
                ? (await JournalAccidents.NewestOf(session), false)
            : (known, true);
    }

    // The next hour that is due, with its tree; no tree when none is due.
    private static async Task<(DateTimeOffset Hour, MerkleTree? Tree)> Next(
        Session session,
        DateTimeOffset after,
        DateTimeOffset now
    ) =>
        await CheckpointStore.NextHour(session, after) is { } hour && now >= CheckpointStore.DueAt(hour)
            ? (hour, await CheckpointStore.TreeOf(session, hour))
            : default;

    [LoggerMessage(LogLevel.Information, "Checkpoint of the hour from {Hour:O}: {Heads} heads, {Hash}")]
    private partial void LogMade(DateTimeOffset hour, long heads, string hash);

    [LoggerMessage(
        LogLevel.Error,
        "The checkpoint of the hour from {Hour:O}, {Hash}, is not in the database any more. Nothing up to it is sealed "
            + "again; run segl verify-journal"
    )]
    private partial void LogLost(DateTimeOffset hour, string hash);

    [LoggerMessage(LogLevel.Warning, "A checkpoint of the journal is late")]
    private partial void LogLate(Exception late);
}
