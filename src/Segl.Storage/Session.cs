using System.Data;
using System.Data.Common;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection in use, inside a transaction or not. The only way a value gets into SQL is as a named parameter.
/// Writes whose result nobody waits for are kept back. On PostgreSQL they travel with the next statement in one round
/// trip, and so do the words that begin and end the transaction; a transaction that only keeps back is one round trip.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private enum Phase
    {
        /// <summary>Reads only, or SQLite's transaction object decides.</summary>
        Outside,

        /// <summary>PostgreSQL's transaction begins with the next statement.</summary>
        NotBegun,

        /// <summary>PostgreSQL's transaction is open.</summary>
        Begun,
    }

    private sealed record Statement(string Sql, (string Name, object? Value)[] Values);

    private static readonly Statement Begin = new("BEGIN", []);
    private static readonly Statement End = new("COMMIT", []);

    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly CancellationToken stop;
    private readonly List<Statement> waiting = [];
    private Phase phase = Phase.Outside;

    /// <summary>Reads outside any transaction, or reads and writes inside SQLite's.</summary>
    internal Session(DbConnection connection, DbTransaction? transaction, CancellationToken stop) =>
        (this.connection, this.transaction, this.stop) = (connection, transaction, stop);

    /// <summary>Reads and writes in a transaction of PostgreSQL that begins with the first statement.</summary>
    internal Session(NpgsqlConnection connection, CancellationToken stop)
        : this(connection, null, stop) => phase = Phase.NotBegun;

    /// <summary>Cancelled when the caller has gone.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The first row, read by <paramref name="read"/>; null if there is none.</summary>
    public Task<T?> One<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
        where T : class =>
        Execute(new(sql, values), async rows => await rows.ReadAsync(stop) ? read(rows) : null);

    /// <summary>All rows, in the order of the statement.</summary>
    public Task<List<T>> All<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values) =>
        Execute(new(sql, values), async rows =>
        {
            var all = new List<T>();
            while (await rows.ReadAsync(stop))
            {
                all.Add(read(rows));
            }

            return all;
        });

    /// <summary>Runs a statement now.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> Do(string sql, params (string Name, object? Value)[] values)
    {
        var statement = new Statement(sql, values);
        if (connection is NpgsqlConnection postgres && (phase is Phase.NotBegun || waiting.Count > 0))
        {
            await using var batch = BatchWith(postgres, statement);
            await batch.ExecuteNonQueryAsync(stop);
            return batch.BatchCommands[^1].RecordsAffected;
        }

        await WriteOneByOne();
        await using var command = Command(statement);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Keeps a statement back until the next one that is waited for, or the commit, whichever comes first.</summary>
    public void Later(string sql, params (string Name, object? Value)[] values) => waiting.Add(new(sql, values));

    /// <summary>Commits, with what was kept back.</summary>
    internal async Task Commit()
    {
        if (connection is not NpgsqlConnection postgres)
        {
            await WriteOneByOne();
            await transaction!.CommitAsync(CancellationToken.None);
            return;
        }

        // Never begun: what was kept back is one batch, and a batch is a transaction by itself.
        if (waiting.Count > 0 || phase is Phase.Begun)
        {
            var end = phase is Phase.Begun ? End : null;
            phase = Phase.Begun;
            await using var batch = BatchWith(postgres, end);
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }

        phase = Phase.Outside;
    }

    /// <summary>Undoes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Clear();
        if (phase is Phase.Begun && connection.State is ConnectionState.Open)
        {
            phase = Phase.Outside;
            await using var command = Command(new("ROLLBACK", []));
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task<T> Execute<T>(Statement statement, Func<DbDataReader, Task<T>> read)
    {
        if (connection is NpgsqlConnection postgres && (phase is Phase.NotBegun || waiting.Count > 0))
        {
            await using var batch = BatchWith(postgres, statement);
            await using var found = await batch.ExecuteReaderAsync(stop);
            return await read(found);
        }

        await WriteOneByOne();
        await using var command = Command(statement);
        await using var rows = await command.ExecuteReaderAsync(stop);
        return await read(rows);
    }

    // Begins if it must, then what was kept back, then the statement that is waited for.
    private NpgsqlBatch BatchWith(NpgsqlConnection postgres, Statement? last)
    {
        var batch = new NpgsqlBatch(postgres);
        if (phase is Phase.NotBegun)
        {
            Add(batch, Begin);
            phase = Phase.Begun;
        }

        waiting.ForEach(statement => Add(batch, statement));
        waiting.Clear();
        if (last is not null)
        {
            Add(batch, last);
        }

        return batch;
    }

    private static void Add(NpgsqlBatch batch, Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        Fill(command.Parameters, statement.Values, static () => new NpgsqlParameter());
        batch.BatchCommands.Add(command);
    }

    private async Task WriteOneByOne()
    {
        foreach (var statement in waiting)
        {
            await using var command = Command(statement);
            await command.ExecuteNonQueryAsync(stop);
        }

        waiting.Clear();
    }

    private DbCommand Command(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        command.Transaction = transaction;
        Fill(command.Parameters, statement.Values, command.CreateParameter);
        return command;
    }

    private static void Fill(DbParameterCollection parameters, (string Name, object? Value)[] values, Func<DbParameter> make)
    {
        foreach (var (name, value) in values)
        {
            var parameter = make();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                Enum word => word.ToString(),
                _ => value,
            };
            parameters.Add(parameter);
        }
    }
}

/// <summary>Reads columns as the rules want them.</summary>
public static class Columns
{
    extension(DbDataReader row)
    {
        /// <summary>An instant kept as milliseconds since 1970.</summary>
        public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

        /// <summary>An instant, or null.</summary>
        public DateTimeOffset? InstantOrNull(int column) => row.IsDBNull(column) ? null : row.Instant(column);

        /// <summary>A text, or null.</summary>
        public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        /// <summary>An id, or null.</summary>
        public Guid? IdOrNull(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

        /// <summary>Bytes.</summary>
        public byte[] Bytes(int column) => row.GetFieldValue<byte[]>(column);

        /// <summary>Bytes, or null.</summary>
        public byte[]? BytesOrNull(int column) => row.IsDBNull(column) ? null : row.Bytes(column);

        /// <summary>A word of an enum; a row with an unknown word is damaged and throws.</summary>
        public T Word<T>(int column)
            where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

        /// <summary>A word of an enum, or null.</summary>
        public T? WordOrNull<T>(int column)
            where T : struct, Enum => row.IsDBNull(column) ? null : row.Word<T>(column);
    }
}
