using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection in use, for reading or for one transaction. The only way a value gets into SQL is as a named parameter.
/// What nobody waits for, writes and questions alike, is kept back and goes with the next statement. On PostgreSQL that
/// is one round trip, in which the words that begin and end the transaction travel too; a transaction that only keeps
/// back is one round trip.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private sealed record Statement(
        string Sql,
        (string Name, SqlValue Value)[] Values,
        Func<DbDataReader, Task>? Take = null
    );

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

    /// <summary>
    /// Ends a SELECT whose rows nobody else may change before the commit; nothing where nothing is to be changed. A
    /// file needs no word for it: whoever writes holds all of it.
    /// </summary>
    public string ForChange => postgres is null || phase is Phase.Outside ? "" : "FOR NO KEY UPDATE";

    /// <summary>The first row, read by <paramref name="read"/>; null if there is none.</summary>
    public Task<T?> One<T>(string sql, Func<DbDataReader, T> read, params (string Name, SqlValue Value)[] values)
        where T : class => Ask(Question.One(sql, read, values));

    /// <summary>All rows, in the order of the statement.</summary>
    public Task<List<T>> All<T>(
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, SqlValue Value)[] values
    ) => Ask(Question.All(sql, read, values));

    /// <summary>Hands over row after row, in the order of the statement, and keeps none.</summary>
    public Task Each(string sql, Action<DbDataReader> take, params (string Name, SqlValue Value)[] values) =>
        Ask(
            new Question<bool>(
                sql,
                async (rows, until) =>
                {
                    while (await rows.ReadAsync(until))
                    {
                        take(rows);
                    }

                    return true;
                },
                values
            )
        );

    /// <summary>Asks now.</summary>
    public async Task<T> Ask<T>(Question<T> question)
    {
        var answer = AskLater(question);
        await Send();
        return answer.Value;
    }

    /// <summary>Asks many questions now, in one round trip.</summary>
    public async Task<List<T>> AskAll<T>(IEnumerable<Question<T>> questions)
    {
        var answers = questions.Select(AskLater).ToList();
        await Send();
        return answers.ConvertAll(answer => answer.Value);
    }

    /// <summary>Keeps a question back until the next statement that is waited for; then it is answered, too.</summary>
    public Answer<T> AskLater<T>(Question<T> question)
    {
        var answer = new Answer<T>();
        waiting.Add(new(question.Sql, question.Values, async rows => answer.Value = await question.Read(rows, stop)));
        return answer;
    }

    /// <summary>Runs a statement now.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> Do(string sql, params (string Name, SqlValue Value)[] values)
    {
        waiting.Add(new(sql, values));
        return Send();
    }

    /// <summary>Runs a text of several statements, which take no values.</summary>
    public async Task Script(string sql)
    {
        await Send();
        await using DbCommand script = postgres is null ? sqlite!.Script(sql) : new NpgsqlCommand(sql, postgres);
        await script.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Keeps a statement back until the next one that is waited for, or the commit, whichever comes
    /// first.</summary>
    public void Later(string sql, params (string Name, SqlValue Value)[] values) => waiting.Add(new(sql, values));

    /// <summary>Sends what was kept back.</summary>
    /// <returns>How many rows the last statement changed.</returns>
    public Task<int> Send() => Send(stop);

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
            phase = Phase.Outside;
        }
        else
        {
            waiting.Add(new("COMMIT", []));
        }

        await Send(CancellationToken.None);
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
            waiting.Add(new("ROLLBACK", []));
            await Send(CancellationToken.None);
        }
    }

    private async Task<int> Send(CancellationToken until)
    {
        var statements = WhatGoes();
        return statements.Length == 0 ? 0
            : postgres is null ? await SendToFile(statements)
            : await SendToPostgres(statements, until);
    }

    // All that was kept back, behind the word that begins the transaction if it must begin now.
    private Statement[] WhatGoes()
    {
        Statement[] statements =
            phase is Phase.NotBegun
                ? [new(postgres is null ? "BEGIN IMMEDIATE" : "BEGIN", []), .. waiting]
                : [.. waiting];
        phase = phase is Phase.NotBegun ? Phase.Begun : phase;
        waiting.Clear();
        return statements;
    }

    private async Task<int> SendToPostgres(Statement[] statements, CancellationToken until)
    {
        await using var batch = new NpgsqlBatch(postgres);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(Numbered(statement));
        }

        await using (var rows = await batch.ExecuteReaderAsync(until))
        {
            foreach (var take in statements.Select(statement => statement.Take).OfType<Func<DbDataReader, Task>>())
            {
                await take(rows);
                await rows.NextResultAsync(until);
            }
        }

        return batch.BatchCommands[^1].RecordsAffected;
    }

    private static NpgsqlBatchCommand Numbered(Statement statement)
    {
        var (sql, names) = NumberedSql.Of(statement.Sql);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var name in names)
        {
            var value = Named(statement, name);
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = value.Type, Value = value.Content });
        }

        return command;
    }

    private async Task<int> SendToFile(Statement[] statements)
    {
        var changed = 0;
        foreach (var statement in statements)
        {
            var command = sqlite!.Prepared(statement.Sql);
            command.Parameters.Clear();
            foreach (var name in NumberedSql.Of(statement.Sql).Names)
            {
                command.Parameters.Add(new SqliteParameter(name, Named(statement, name).Content));
            }

            if (statement.Take is { } take)
            {
                await using var rows = command.ExecuteReader();
                await take(rows);
            }
            else
            {
                changed = command.ExecuteNonQuery();
            }
        }

        return changed;
    }

    private static SqlValue Named(Statement statement, string name)
    {
        foreach (var (known, value) in statement.Values)
        {
            if (known == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"There is no value for @{name} in: {statement.Sql}");
    }
}
