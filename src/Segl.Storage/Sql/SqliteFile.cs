using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Segl.Storage;

/// <summary>A SQLite file: connections stay open and keep their statements prepared, since both cost more than most
/// reads.</summary>
internal sealed class SqliteFile(string path) : IDisposable
{
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = false,
    }.ConnectionString;

    private readonly ConcurrentBag<SqliteLine> free = [];

    /// <summary>A connection that nobody else uses until it is given back by disposing.</summary>
    public SqliteLine Take() => free.TryTake(out var line) ? line : new(connectionString, free.Add);

    /// <summary>
    /// The file is made, or made narrower, so that its owner alone can read it. SQLite gives the files beside it, its
    /// log among them, the same mode.
    /// </summary>
    public static void KeepToItsOwner(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A file that is there is not opened: closing it would end the locks that SQLite holds on it in this process.
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

/// <summary>One connection, with the settings that make a commit survive a power cut.</summary>
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
            + "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        settings.ExecuteNonQuery();
    }

    /// <summary>False also after an error, such as a full disk, upon which SQLite itself undid everything.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The command of a statement; its text is prepared the first time that it runs here.</summary>
    public SqliteCommand Prepared(string sql)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }

        return command;
    }

    /// <summary>A command that runs once.</summary>
    public SqliteCommand Script(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Closes it for good.</summary>
    public void Close() => connection.Dispose();

    /// <summary>Gives it back.</summary>
    public void Dispose() => giveBack(this);
}
