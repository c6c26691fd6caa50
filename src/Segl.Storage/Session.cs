using System.Data.Common;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection in use, inside a transaction or not. The only way a value gets into SQL is as a named parameter.
/// Writes whose result nobody waits for are kept back and go to the database in one round trip before the commit.
/// </summary>
public sealed class Session(DbConnection connection, DbTransaction? transaction, CancellationToken stop) : IAsyncDisposable
{
    private readonly List<(string Sql, (string Name, object? Value)[] Values)> waiting = [];

    /// <summary>Cancelled when the caller has gone.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The first row, read by <paramref name="read"/>; null if there is none.</summary>
    public async Task<T?> One<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
        where T : class
    {
        await WriteWhatWaits();
        await using var command = Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(stop);
        return await rows.ReadAsync(stop) ? read(rows) : null;
    }

    /// <summary>All rows, in the order of the statement.</summary>
    public async Task<List<T>> All<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
    {
        await WriteWhatWaits();
        await using var command = Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var all = new List<T>();
        while (await rows.ReadAsync(stop))
        {
            all.Add(read(rows));
        }

        return all;
    }

    /// <summary>Runs a statement now.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> Do(string sql, params (string Name, object? Value)[] values)
    {
        await WriteWhatWaits();
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Keeps a statement back until the next read or the commit, whichever comes first.</summary>
    public void Later(string sql, params (string Name, object? Value)[] values) => waiting.Add((sql, values));

    /// <summary>Sends what was kept back, on PostgreSQL in one round trip.</summary>
    public async Task WriteWhatWaits()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        if (connection is NpgsqlConnection postgres)
        {
            await using var batch = new NpgsqlBatch(postgres, (NpgsqlTransaction?)transaction);
            foreach (var (sql, values) in waiting)
            {
                var command = new NpgsqlBatchCommand(sql);
                Fill(command.Parameters, values, static () => new NpgsqlParameter());
                batch.BatchCommands.Add(command);
            }

            waiting.Clear();
            await batch.ExecuteNonQueryAsync(stop);
            return;
        }

        foreach (var (sql, values) in waiting)
        {
            await using var command = Command(sql, values);
            await command.ExecuteNonQueryAsync(stop);
        }

        waiting.Clear();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        waiting.Clear();
        return ValueTask.CompletedTask;
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        Fill(command.Parameters, values, command.CreateParameter);
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
