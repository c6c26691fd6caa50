using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Segl.Storage;

/// <summary>A SQLite file with pooled connections that keep their statements prepared, since opening and preparing
/// cost more than most reads.</summary>
internal sealed class SqliteFile(string path) : IDisposable
{
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = false,
    }.ConnectionString;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<SqliteLine> free = [];

    /// <summary>A connection that nobody else uses until it is given back by disposing.</summary>
    /// <param name="patience">How long it waits at most for another program that writes the file.</param>
    /// <exception cref="DatabaseAwayException">The file cannot be opened.</exception>
    public SqliteLine Take(TimeSpan patience)
    {
        try
        {
            var line = free.TryTake(out var kept) ? kept : new(connectionString, free.Add);
            line.WaitAtMost(patience < LongestWait ? patience : LongestWait);
            return line;
        }
        catch (SqliteException failed) when (DatabaseFaults.Of(failed) is { } fault)
        {
            throw new DatabaseAwayException(fault, failed);
        }
    }

    /// <summary>
    /// Creates the file, or changes its mode, so that only its owner can read it. SQLite gives its auxiliary files,
    /// such as the log, the same mode.
    /// </summary>
    public static void KeepToItsOwner(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // An existing file is not opened: closing it would release the locks that SQLite holds on it in this process.
        if (!File.Exists(path))
        {
            var owners = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            };
            File.Open(path, owners).Dispose();
        }

        foreach (var one in new[] { path, $"{path}-wal", $"{path}-shm" })
        {
            if (File.Exists(one) && File.GetUnixFileMode(one) != OwnerOnly)
            {
                File.SetUnixFileMode(one, OwnerOnly);
            }
        }
    }

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public void Dispose()
    {
        while (free.TryTake(out var line))
        {
            line.Close();
        }
    }
}

/// <summary>A connection whose settings make a commit survive a power cut.</summary>
internal sealed class SqliteLine : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Action<SqliteLine> giveBack;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public SqliteLine(string connectionString, Action<SqliteLine> giveBack)
    {
        this.giveBack = giveBack;
        connection = new(connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText =
            "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; "
            + "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
        settings.ExecuteNonQuery();
    }

    /// <summary>How long it waits for another program that writes the file.</summary>
    public void WaitAtMost(TimeSpan patience)
    {
        raw.sqlite3_busy_timeout(connection.Handle, (int)patience.TotalMilliseconds);
        // The library would go on trying for half a minute.
        connection.DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds);
    }

    /// <summary>False also after an error, such as a full disk, upon which SQLite itself undid everything.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The command of a statement; it is prepared on its first use on this connection.</summary>
    public SqliteCommand Prepared(string sql)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }

        command.CommandTimeout = connection.DefaultTimeout;
        return command;
    }

    /// <summary>A command for one execution.</summary>
    public SqliteCommand Script(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Closes the connection.</summary>
    public void Close() => connection.Dispose();

    /// <summary>Returns it to the pool.</summary>
    public void Dispose() => giveBack(this);
}
