namespace Segl.Storage;

/// <summary>Stores what operators asked for until they approve it.</summary>
public static class OperatorDraftStore
{
    /// <summary>Adds a draft.</summary>
    public static void Add(Session session, Guid id, byte[] content, DateTimeOffset now) =>
        session.Defer(
            "INSERT INTO operator_draft (draft_id, content, made_at) VALUES (@id, @content, @now)",
            ("id", id),
            ("content", content),
            ("now", now)
        );

    /// <summary>Takes a draft, once.</summary>
    public static Task<byte[]?> Take(Session session, Guid id) =>
        session.QueryOne(
            "DELETE FROM operator_draft WHERE draft_id = @id RETURNING content",
            row => row.Bytes(),
            ("id", id)
        );
}
