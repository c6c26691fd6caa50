using System.Data.Common;

namespace Segl.Storage;

/// <summary>Whether the database takes writes just now.</summary>
public sealed partial class Database
{
    /// <summary>What is known to be wrong with it: while it is away or hangs, nobody waits to hear that.</summary>
    public DatabaseFault? KnownFault { get; set; }

    /// <summary>
    /// Tries a write that changes nothing, reaches the disk and takes room on it for a moment. Whenever that fails, the
    /// connections that nobody uses just now are closed, so that the next citizen meets none that is dead or leads to a
    /// standby.
    /// </summary>
    /// <returns>What is wrong with the database; null when a write works.</returns>
    public async Task<DatabaseFault?> TryWrite(TimeSpan within)
    {
        try
        {
            await (
                postgres is null ? Task.Run(() => TryFile(within)).WaitAsync(within) : WriteProbe.Run(probes!, within)
            );
            return null;
        }
        catch (DatabaseAwayException away)
        {
            ForgetConnections();
            return away.Fault;
        }
        catch (TimeoutException)
        {
            return DatabaseFault.Hung;
        }
        catch (Exception failed) when (failed is DbException or IOException or UnauthorizedAccessException)
        {
            // A mount that is gone; or a code that says nothing of the kind, and yet the write did not work.
            ForgetConnections();
            return DatabaseFaults.Of(failed) ?? (failed is DbException ? DatabaseFault.ReadOnly : DatabaseFault.Away);
        }
    }

    /// <summary>Closes the connections of the pool: those in use when they are given back.</summary>
    public void ForgetConnections()
    {
        postgres?.Clear();
        waitsForDisk?.Clear();
        probes?.Clear();
    }

    private async Task TryFile(TimeSpan within)
    {
        // A log that was long once takes writes for a while after the disk is full, and then no more.
        if (new DriveInfo(File!).AvailableFreeSpace < WriteProbe.Room)
        {
            throw new DatabaseAwayException(DatabaseFault.Full, null);
        }

        if (!await sqliteWriter.WaitAsync(within))
        {
            throw new DatabaseAwayException(DatabaseFault.Hung, null);
        }

        try
        {
            using var line = sqlite!.Take(within);
            await using var session = new Session(line, writes: true, CancellationToken.None);
            session.Defer(WriteProbe.NoRow);
            await session.Commit();
        }
        finally
        {
            sqliteWriter.Release();
        }
    }
}
