namespace Segl.Storage;

/// <summary>Somebody who works at a desk (R83).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="DeskId">At which desk.</param>
/// <param name="AddedAt">Since when.</param>
/// <param name="AddedBy">The operator who made them one; null for the command.</param>
/// <param name="EndedAt">When it ended; null as long as it has not.</param>
public sealed record Officer(
    Guid PersonId,
    string DeskId,
    DateTimeOffset AddedAt,
    Guid? AddedBy,
    DateTimeOffset? EndedAt = null
);

/// <summary>Stores officers; a person works at one desk at a time.</summary>
public static class OfficerStore
{
    private const string Columns = "person_id, desk_id, added_at, added_by, ended_at";

    /// <summary>The person as an officer; null when they are none now.</summary>
    public static Task<Officer?> Active(Session session, Guid personId) => session.ExecuteQuery(ActiveOf(personId));

    /// <summary>The query for the person as an officer.</summary>
    public static Query<Officer?> ActiveOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM officer WHERE person_id = @person AND ended_at IS NULL",
            Read,
            ("person", personId)
        );

    /// <summary>All officers, also those who were one, by desk.</summary>
    public static Task<List<Officer>> All(Session session) =>
        session.QueryAll($"SELECT {Columns} FROM officer ORDER BY desk_id, added_at, person_id", Read);

    /// <summary>Saves an officer, in place of what the person was before.</summary>
    public static void Save(Session session, Officer officer) =>
        session.Defer(
            """
            INSERT INTO officer (person_id, desk_id, added_at, added_by, ended_at)
            VALUES (@person, @desk, @at, @by, @ended)
            ON CONFLICT (person_id) DO UPDATE
            SET desk_id = excluded.desk_id, added_at = excluded.added_at, added_by = excluded.added_by,
                ended_at = excluded.ended_at
            """,
            ("person", officer.PersonId),
            ("desk", officer.DeskId),
            ("at", officer.AddedAt),
            ("by", officer.AddedBy),
            ("ended", officer.EndedAt)
        );

    private static Officer Read(Row row) =>
        new(row.Id(), row.Text(), row.Instant(), row.IdOrNull(), row.InstantOrNull());
}
