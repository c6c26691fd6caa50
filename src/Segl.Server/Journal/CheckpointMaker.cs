using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>
/// Seals each hour of the journal that has new lines with one signed checkpoint, some minutes after the hour. Any node
/// may do it, and two that do it at once make the same one.
/// </summary>
internal sealed partial class CheckpointMaker(
    Database database,
    CheckpointKeys keys,
    TimeProvider clock,
    ILogger<CheckpointMaker> log
) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    /// <summary>Makes every checkpoint that is due, oldest first.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeDue(DateTimeOffset now, CancellationToken stop = default)
    {
        for (var made = 0; ; made++)
        {
            var (newest, hour, tree) = await database.Read(session => Next(session, now), stop);
            if (tree is null)
            {
                return made;
            }

            await database.Write(
                Durability.Durable,
                async session =>
                {
                    var (root, previous) = (tree.Root(), newest?.Hash ?? JournalStore.Beginning);
                    var hash = CheckpointStore.HashOf(hour, tree.Leaves, root, previous);
                    var (keyId, signature) = await keys.Sign(session, hash, now);
                    CheckpointStore.Add(session, new(hour, tree.Leaves, root, previous, hash, keyId, signature));
                },
                stop
            );
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
            catch (Exception late) when (late is not OperationCanceledException)
            {
                // It is made at the next interval, or by another node.
                LogLate(late);
            }
        }
    }

    // The next hour that is due, with its tree; no tree when none is.
    private static async Task<(Checkpoint? Newest, DateTimeOffset Hour, MerkleTree? Tree)> Next(
        Session session,
        DateTimeOffset now
    )
    {
        var newest = await CheckpointStore.Newest(session);
        return await CheckpointStore.NextHour(session, newest?.Hour) is { } hour && now >= CheckpointStore.DueAt(hour)
            ? (newest, hour, await CheckpointStore.TreeOf(session, hour))
            : (newest, default, null);
    }

    [LoggerMessage(LogLevel.Warning, "A checkpoint of the journal is late")]
    private partial void LogLate(Exception late);
}
