using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Sends ids between nodes with PostgreSQL's LISTEN and NOTIFY. Nothing is stored; a lost notification only delays a
/// re-read. On SQLite there is one node, and nothing is sent.
/// </summary>
public sealed class NodeSignals(Database database)
{
    private const string Channel = "segl_wake_ups";
    private const string ListenerName = "segl listens";

    // A NOTIFY carries at most 8000 bytes; an id takes 32.
    private const int IdsInOne = 240;

    private static readonly TimeSpan LookForOthers = TimeSpan.FromSeconds(3);
    private readonly string me = Guid.NewGuid().ToString("N");

    /// <summary>Whether another node listens; otherwise nothing need be sent.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Receives the notifications of other nodes, on a dedicated connection, until it breaks.</summary>
    /// <exception cref="NpgsqlException">The connection broke.</exception>
    /// <exception cref="DatabaseAwayException">The database is away, or does not answer.</exception>
    public async Task Listen(Action<Guid> heard, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionOfItsOwn(ListenerName, stop);
        connection.Notification += (_, told) => Hear(told.Payload, heard);
        try
        {
            await Run(connection, $"LISTEN {Channel}", stop);
            while (true)
            {
                HasOthers = await CountListeners(stop) > 1;
                await connection.WaitAsync(LookForOthers, stop);
            }
        }
        finally
        {
            HasOthers = false;
        }
    }

    /// <summary>Notifies the other nodes, outside any business transaction.</summary>
    public async Task Tell(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        foreach (var some in ids.Chunk(IdsInOne))
        {
            var words = string.Join(' ', some.Select(id => id.ToString("N")).Prepend(me));
            await database.Read(
                session =>
                    session.Execute("SELECT pg_notify(@channel, @words)", ("channel", Channel), ("words", words)),
                stop
            );
        }
    }

    private void Hear(string words, Action<Guid> heard)
    {
        if (words.Split(' ') is not [var teller, .. var ids] || teller == me)
        {
            return;
        }

        foreach (var id in ids)
        {
            if (Guid.TryParseExact(id, "N", out var woken))
            {
                heard(woken);
            }
        }
    }

    /// <summary>How many nodes listen; on SQLite there is one.</summary>
    // Not by the connection that listens: there nobody would notice that the database hangs.
    public async Task<long> CountListeners(CancellationToken stop)
    {
        if (!database.IsPostgres)
        {
            return 1;
        }

        var count = await database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT COUNT(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = @name
                    """,
                    row => row.Long(),
                    ("name", ListenerName)
                ),
            stop
        );
        return count[0];
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
