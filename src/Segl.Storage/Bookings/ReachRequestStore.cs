using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores the requests of those who cannot come to a desk (R80).</summary>
public static class ReachRequestStore
{
    /// <summary>Adds a request, once for each form.</summary>
    public static void Add(Session session, ReachRequest request) =>
        session.Defer(
            """
            INSERT INTO reach_request (desk_id, request_id, kind, channel, address, language, asked_at)
            VALUES (@desk, @id, @kind, @channel, @address, @language, @at)
            ON CONFLICT (desk_id, request_id) DO NOTHING
            """,
            ("desk", request.DeskId),
            ("id", request.Id),
            ("kind", request.Kind),
            ("channel", request.Contact.Channel),
            ("address", request.Contact.Address),
            ("language", request.Language),
            ("at", request.AskedAt)
        );

    /// <summary>The requests that a desk has not done, oldest first.</summary>
    public static Task<List<ReachRequest>> Of(Session session, string deskId) =>
        session.QueryAll(
            """
            SELECT request_id, desk_id, kind, channel, address, language, asked_at
            FROM reach_request
            WHERE desk_id = @desk
            ORDER BY asked_at, request_id
            """,
            row => new ReachRequest(
                row.Id(),
                row.Text(),
                row.Word<ReachKind>(),
                new(row.Word<Channel>(), row.Text()),
                row.Text(),
                row.Instant()
            ),
            ("desk", deskId)
        );

    /// <summary>Removes a request that the desk has done.</summary>
    public static void Done(Session session, string deskId, Guid id) =>
        session.Defer(
            "DELETE FROM reach_request WHERE desk_id = @desk AND request_id = @id",
            ("desk", deskId),
            ("id", id)
        );
}
