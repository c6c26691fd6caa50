using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection in use, for reading or for one transaction. Values enter SQL only as named parameters. Deferred
/// statements, writes and queries alike, are sent with the next one that is awaited. On PostgreSQL such a batch is
/// one round trip, including BEGIN and COMMIT; a transaction that only defers is one round trip.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private sealed record Statement(
        string Sql,
        (string Name, SqlValue Value)[] Values,
        Func<DbDataReader, Task>? Take = null
    );

    private readonly PostgresLine? line;
    private readonly SqliteLine? sqlite;
    private readonly CancellationToken stop;
    private readonly List<Statement> deferred = [];
    private SessionPhase phase;

    internal Session(PostgresLine postgres, bool writes, CancellationToken stop) =>
        (line, phase, this.stop) = (postgres, writes ? SessionPhase.NotBegun : SessionPhase.Outside, stop);

    internal Session(SqliteLine sqlite, bool writes, CancellationToken stop) =>
        (this.sqlite, phase, this.stop) = (sqlite, writes ? SessionPhase.NotBegun : SessionPhase.Outside, stop);

    /// <summary>The MACs of the journal lines that this transaction writes.</summary>
    /// <exception cref="InvalidOperationException">No key was configured.</exception>
    public JournalMacs JournalMacs
    {
        get => field ?? throw new InvalidOperationException("Database.JournalMacs is not set.");
        init;
    }

    /// <summary>Counts what happens in this transaction. One that is rolled back counts, too.</summary>
    internal Tally? Tally { get; init; }

    /// <summary>True where each statement may be executed twice without harm.</summary>
    internal bool Repeats { get; init; }

    /// <summary>Cancelled when the caller has disconnected.</summary>
    public CancellationToken Stop => stop;

    /// <summary>
    /// The lock clause of a SELECT whose rows no other transaction may change before the commit; empty when only
    /// reading. SQLite needs none: the writer has locked the whole file.
    /// </summary>
    public string ForChange => line is null || phase is SessionPhase.Outside ? "" : "FOR NO KEY UPDATE";

    /// <summary>The first row, read by <paramref name="read"/>; null if there is none.</summary>
    public Task<T?> QueryOne<T>(string sql, Func<Row, T> read, params (string Name, SqlValue Value)[] values)
        where T : class => ExecuteQuery(Query.One(sql, read, values));

    /// <summary>All rows, in the order of the statement.</summary>
    public Task<List<T>> QueryAll<T>(string sql, Func<Row, T> read, params (string Name, SqlValue Value)[] values) =>
        ExecuteQuery(Query.All(sql, read, values));

    /// <summary>Calls back for each row, in the order of the statement, without buffering them.</summary>
    public Task QueryEach(string sql, Action<Row> take, params (string Name, SqlValue Value)[] values) =>
        ExecuteQuery(
            new Query<bool>(
                sql,
                async (reader, until) =>
                {
                    var row = new Row(reader);
                    while (await reader.ReadAsync(until))
                    {
                        row.Read(one =>
                        {
                            take(one);
                            return true;
                        });
                    }

                    return true;
                },
                values
            )
        );

    /// <summary>Executes a query now.</summary>
    public async Task<T> ExecuteQuery<T>(Query<T> query)
    {
        var result = DeferQuery(query);
        await SendDeferred();
        return result.Value;
    }

    /// <summary>Executes many queries now, in one round trip.</summary>
    public async Task<List<T>> ExecuteQueries<T>(IEnumerable<Query<T>> queries)
    {
        var results = queries.Select(DeferQuery).ToList();
        await SendDeferred();
        return results.ConvertAll(result => result.Value);
    }

    /// <summary>Defers a query until the next statement that is awaited, which also completes its result.</summary>
    public QueryResult<T> DeferQuery<T>(Query<T> query)
    {
        var result = new QueryResult<T>();
        // On PostgreSQL the line itself waits no longer than its caller.
        var until = line is null ? stop : CancellationToken.None;
        deferred.Add(new(query.Sql, query.Values, async reader => result.Value = await query.Read(reader, until)));
        return result;
    }

    /// <summary>Executes a statement now.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> Execute(string sql, params (string Name, SqlValue Value)[] values)
    {
        deferred.Add(new(sql, values));
        return SendDeferred();
    }

    /// <summary>Executes a script of several statements without values.</summary>
    public async Task ExecuteScript(string sql)
    {
        await SendDeferred();
        await using DbCommand script = line is null ? sqlite!.Script(sql) : line.Script(sql);
        await script.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Defers a statement until the next one that is awaited, or the commit, whichever comes
    /// first.</summary>
    public void Defer(string sql, params (string Name, SqlValue Value)[] values) => deferred.Add(new(sql, values));

    /// <summary>Sends the deferred statements.</summary>
    /// <returns>How many rows the last statement changed.</returns>
    public Task<int> SendDeferred() => SendDeferred(stop);

    /// <summary>Commits, with the deferred statements. Cancellation by the caller has no effect any more.</summary>
    /// <returns>False when there was nothing to commit.</returns>
    internal async Task<bool> Commit()
    {
        if (phase is not SessionPhase.Begun && deferred.Count == 0)
        {
            return false;
        }

        // A single statement is its own transaction. Several need BEGIN and COMMIT in the same batch: a distributed
        // PostgreSQL would commit the first statement of a bare batch on its node before the others arrive.
        if (phase is SessionPhase.NotBegun && line is not null && deferred.Count == 1)
        {
            phase = SessionPhase.Outside;
        }
        else
        {
            deferred.Add(new("COMMIT", []));
        }

        await SendDeferred(CancellationToken.None);
        phase = SessionPhase.Outside;
        return true;
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        deferred.Clear();
        if (phase is SessionPhase.Begun && (line is { IsOpen: true } || sqlite is { InTransaction: true }))
        {
            deferred.Add(new("ROLLBACK", []));
            await SendDeferred(CancellationToken.None);
        }
    }

    private async Task<int> SendDeferred(CancellationToken until)
    {
        var statements = TakeBatch();
        return statements.Length == 0 ? 0
            : line is null ? await SendToFile(statements)
            : await SendToPostgres(statements, until);
    }

    // All deferred statements, preceded by BEGIN if the transaction has not begun.
    private Statement[] TakeBatch()
    {
        Statement[] statements =
            phase is SessionPhase.NotBegun
                ? [new(line is null ? "BEGIN IMMEDIATE" : "BEGIN", []), .. deferred]
                : [.. deferred];
        phase = phase is SessionPhase.NotBegun ? SessionPhase.Begun : phase;
        deferred.Clear();
        return statements;
    }

    private Task<int> SendToPostgres(Statement[] statements, CancellationToken until)
    {
        var answered = false;
        var commits = phase is SessionPhase.Outside || statements[^1].Sql == "COMMIT";
        return line!.Send(
            async asked =>
            {
                await using var batch = asked;
                foreach (var statement in statements)
                {
                    batch.BatchCommands.Add(Numbered(statement));
                }

                await using (var rows = await batch.ExecuteReaderAsync(CancellationToken.None))
                {
                    answered = true;
                    await TakeAll(statements, rows);
                }

                return batch.BatchCommands[^1].RecordsAffected;
            },
            // Before the first answer and without a COMMIT, nothing has happened.
            mayRepeat: () => !answered && (Repeats || !commits),
            until
        );
    }

    private static async Task TakeAll(Statement[] statements, NpgsqlDataReader rows)
    {
        foreach (var take in statements.Select(statement => statement.Take).OfType<Func<DbDataReader, Task>>())
        {
            await take(rows);
            await rows.NextResultAsync(CancellationToken.None);
        }
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
        try
        {
            return await ExecuteOnFile(statements);
        }
        catch (SqliteException failed) when (DatabaseFaults.Of(failed) is { } fault)
        {
            throw new DatabaseAwayException(fault, failed);
        }
    }

    private async Task<int> ExecuteOnFile(Statement[] statements)
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
