using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection in use, for reading or for one transaction. The only way a value gets into SQL is as a named parameter.
/// Writes whose result nobody waits for are kept back and go with the next statement. On PostgreSQL that is one round
/// trip, in which the words that begin and end the transaction travel too; a transaction that only keeps back is one
/// round trip.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private sealed record Statement(string Sql, (string Name, object? Value)[] Values);

    private enum Phase
    {
        /// <summary>Reads only, or the transaction is over.</summary>
        Outside,

        /// <summary>The transaction begins with the next statement.</summary>
        NotBegun,

        /// <summary>The transaction is open.</summary>
        Begun,
    }

    private readonly NpgsqlConnection? postgres;
    private readonly SqliteLine? sqlite;
    private readonly CancellationToken stop;
    private readonly List<Statement> waiting = [];
    private Phase phase;

    internal Session(NpgsqlConnection postgres, bool writes, CancellationToken stop) =>
        (this.postgres, phase, this.stop) = (postgres, writes ? Phase.NotBegun : Phase.Outside, stop);

    internal Session(SqliteLine sqlite, bool writes, CancellationToken stop) =>
        (this.sqlite, phase, this.stop) = (sqlite, writes ? Phase.NotBegun : Phase.Outside, stop);

    /// <summary>Cancelled when the caller has gone.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The first row, read by <paramref name="read"/>; null if there is none.</summary>
    public Task<T?> One<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
        where T : class =>
        Read(new(sql, values), async rows => await rows.ReadAsync(stop) ? read(rows) : null);

    /// <summary>The first rows of two questions, asked in one round trip; null where there is none.</summary>
    public Task<(TFirst? First, TSecond? Second)> Both<TFirst, TSecond>(
        Question<TFirst> first, Question<TSecond> second)
        where TFirst : class
        where TSecond : class
    {
        // A file has no round trips to save, and reads one after the other.
        if (postgres is null)
        {
            return OneByOne();
        }

        waiting.Add(new(first.Sql, first.Values));
        return Read(new(second.Sql, second.Values), async rows =>
        {
            var one = await rows.ReadAsync(stop) ? first.Read(rows) : null;
            await rows.NextResultAsync(stop);
            return (one, await rows.ReadAsync(stop) ? second.Read(rows) : null);
        });

        async Task<(TFirst?, TSecond?)> OneByOne() => (
            await One(first.Sql, first.Read, first.Values), await One(second.Sql, second.Read, second.Values));
    }

    /// <summary>The first row of each question, asked in one round trip; null where there is none.</summary>
    public async Task<List<T?>> FirstOfEach<T>(IReadOnlyList<Question<T>> questions)
        where T : class
    {
        var answers = new List<T?>(questions.Count);
        if (postgres is null || questions.Count == 0)
        {
            foreach (var (sql, read, values) in questions)
            {
                answers.Add(await One(sql, read, values));
            }

            return answers;
        }

        waiting.AddRange(questions.SkipLast(1).Select(question => new Statement(question.Sql, question.Values)));
        return await Read(new(questions[^1].Sql, questions[^1].Values), async rows =>
        {
            foreach (var question in questions)
            {
                answers.Add(await rows.ReadAsync(stop) ? question.Read(rows) : null);
                await rows.NextResultAsync(stop);
            }

            return answers;
        });
    }

    /// <summary>All rows, in the order of the statement.</summary>
    public Task<List<T>> All<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values) =>
        Read(new(sql, values), async rows =>
        {
            var all = new List<T>();
            while (await rows.ReadAsync(stop))
            {
                all.Add(read(rows));
            }

            return all;
        });

    /// <summary>Hands over row after row, in the order of the statement, and keeps none.</summary>
    public Task Each(string sql, Action<DbDataReader> take, params (string Name, object? Value)[] values) =>
        Read(new(sql, values), async rows =>
        {
            while (await rows.ReadAsync(stop))
            {
                take(rows);
            }

            return true;
        });

    /// <summary>Runs a statement now.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> Do(string sql, params (string Name, object? Value)[] values) => Run(new(sql, values), stop);

    /// <summary>Keeps a statement back until the next one that is waited for, or the commit, whichever comes
    /// first.</summary>
    public void Later(string sql, params (string Name, object? Value)[] values) => waiting.Add(new(sql, values));

    /// <summary>Commits, with what was kept back. Whoever asked may have gone; that stops nothing any more.</summary>
    /// <returns>False when there was nothing to commit.</returns>
    internal async Task<bool> Commit()
    {
        if (phase is not Phase.Begun && waiting.Count == 0)
        {
            return false;
        }

        // To PostgreSQL a batch is a transaction by itself; what is not begun yet need not be.
        if (phase is Phase.NotBegun && postgres is not null)
        {
            var last = waiting[^1];
            waiting.RemoveAt(waiting.Count - 1);
            phase = Phase.Outside;
            await Run(last, CancellationToken.None);
            return true;
        }

        await Run(new("COMMIT", []), CancellationToken.None);
        phase = Phase.Outside;
        return true;
    }

    /// <summary>Undoes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Clear();
        var open = postgres?.State is System.Data.ConnectionState.Open || sqlite is { InTransaction: true };
        if (phase is Phase.Begun && open)
        {
            await Run(new("ROLLBACK", []), CancellationToken.None);
        }
    }

    private async Task<T> Read<T>(Statement statement, Func<DbDataReader, Task<T>> read)
    {
        var first = WhatGoesFirst();
        if (postgres is null)
        {
            first.ForEach(RunOnFile);
            await using var found = OnFile(statement).ExecuteReader();
            return await read(found);
        }

        if (first.Count == 0)
        {
            await using var command = Command(statement);
            await using var found = await command.ExecuteReaderAsync(stop);
            return await read(found);
        }

        await using var batch = Batch([.. first, statement]);
        await using var rows = await batch.ExecuteReaderAsync(stop);
        return await read(rows);
    }

    private async Task<int> Run(Statement statement, CancellationToken until)
    {
        var first = WhatGoesFirst();
        if (postgres is null)
        {
            first.ForEach(RunOnFile);
            return OnFile(statement).ExecuteNonQuery();
        }

        if (first.Count == 0)
        {
            await using var command = Command(statement);
            return await command.ExecuteNonQueryAsync(until);
        }

        await using var batch = Batch([.. first, statement]);
        await batch.ExecuteNonQueryAsync(until);
        return batch.BatchCommands[^1].RecordsAffected;
    }

    // The word that begins the transaction, if it must begin now, and what was kept back.
    private List<Statement> WhatGoesFirst()
    {
        List<Statement> first = phase is Phase.NotBegun
            ? [new(postgres is null ? "BEGIN IMMEDIATE" : "BEGIN", []), .. waiting]
            : [.. waiting];
        phase = phase is Phase.NotBegun ? Phase.Begun : phase;
        waiting.Clear();
        return first;
    }

    private NpgsqlCommand Command(Statement statement)
    {
        var command = new NpgsqlCommand(statement.Sql, postgres);
        Fill(command.Parameters, statement.Values, static () => new NpgsqlParameter());
        return command;
    }

    private NpgsqlBatch Batch(List<Statement> statements)
    {
        var batch = new NpgsqlBatch(postgres);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            Fill(command.Parameters, statement.Values, static () => new NpgsqlParameter());
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private void RunOnFile(Statement statement) => OnFile(statement).ExecuteNonQuery();

    private SqliteCommand OnFile(Statement statement)
    {
        var command = sqlite!.Prepared(statement.Sql);
        command.Parameters.Clear();
        Fill(command.Parameters, statement.Values, static () => new SqliteParameter());
        return command;
    }

    private static void Fill(
        DbParameterCollection parameters, (string Name, object? Value)[] values, Func<DbParameter> make)
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

/// <summary>A question to the database, and how the row of its answer is read.</summary>
public sealed record Question<T>(
    string Sql, Func<DbDataReader, T> Read, params (string Name, object? Value)[] Values)
    where T : class;
