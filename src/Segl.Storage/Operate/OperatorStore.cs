namespace Segl.Storage;

/// <summary>Somebody who runs Segl through the operator's door (R88).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="AddedAt">Since when.</param>
/// <param name="EndedAt">When it ended; null as long as it has not.</param>
public sealed record Operator(Guid PersonId, DateTimeOffset AddedAt, DateTimeOffset? EndedAt = null);

/// <summary>Stores operators.</summary>
public static class OperatorStore
{
    private const string Columns = "person_id, added_at, ended_at";

    /// <summary>The person as an operator; null when they are none now.</summary>
    public static Task<Operator?> Active(Session session, Guid personId) => session.ExecuteQuery(ActiveOf(personId));

    /// <summary>The query for the person as an operator.</summary>
    public static Query<Operator?> ActiveOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM operator WHERE person_id = @person AND ended_at IS NULL",
            Read,
            ("person", personId)
        );

    /// <summary>All operators, also those who were one, oldest first.</summary>
    public static Task<List<Operator>> All(Session session) =>
        session.QueryAll($"SELECT {Columns} FROM operator ORDER BY added_at, person_id", Read);

    /// <summary>Saves an operator, in place of what the person was before.</summary>
    public static void Save(Session session, Operator saved) =>
        session.Defer(
            """
            INSERT INTO operator (person_id, added_at, ended_at)
            VALUES (@person, @at, @ended)
            ON CONFLICT (person_id) DO UPDATE SET added_at = excluded.added_at, ended_at = excluded.ended_at
            """,
            ("person", saved.PersonId),
            ("at", saved.AddedAt),
            ("ended", saved.EndedAt)
        );

    private static Operator Read(Row row) => new(row.Id(), row.Instant(), row.InstantOrNull());
}
