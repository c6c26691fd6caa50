namespace Segl.Storage;

/// <summary>A pushed request.</summary>
/// <param name="ClientId">The relying party that pushed it.</param>
/// <param name="Request">The validated request as JSON.</param>
/// <param name="ValidUntil">When it expires.</param>
public sealed record PushedRequest(string ClientId, string Request, DateTimeOffset ValidUntil);

/// <summary>
/// Stores pushed requests (RFC 9126) and the client assertions that were used (RFC 7523).
/// </summary>
public static class PushedRequestStore
{
    /// <summary>Stores a request.</summary>
    public static void Add(Session session, byte[] digest, PushedRequest pushed) =>
        session.Defer(
            """
            INSERT INTO pushed_request (request_digest, client_id, request, valid_until)
            VALUES (@digest, @client, @request, @until)
            """,
            ("digest", digest),
            ("client", pushed.ClientId),
            ("request", pushed.Request),
            ("until", pushed.ValidUntil)
        );

    /// <summary>A request of this client that was not used yet.</summary>
    public static Task<PushedRequest?> Find(Session session, byte[] digest, string clientId) =>
        session.QueryOne(
            """
            SELECT request, valid_until
            FROM pushed_request
            WHERE request_digest = @digest AND client_id = @client
            """,
            row => new PushedRequest(clientId, row.Text(), row.Instant()),
            ("digest", digest),
            ("client", clientId)
        );

    /// <summary>
    /// Marks a request as used, once. Pages that show it may outlive its row, so its use is remembered like that of a
    /// client assertion.
    /// </summary>
    /// <returns>False when it was used before.</returns>
    public static async Task<bool> UseRequest(
        Session session,
        string clientId,
        byte[] digest,
        DateTimeOffset rememberedUntil
    )
    {
        if (!await UseAssertion(session, clientId, digest, rememberedUntil))
        {
            return false;
        }

        session.Defer(
            "DELETE FROM pushed_request WHERE request_digest = @digest AND client_id = @client",
            ("digest", digest),
            ("client", clientId)
        );
        return true;
    }

    /// <summary>Marks a client assertion as used, once.</summary>
    /// <returns>False when it was used before.</returns>
    public static async Task<bool> UseAssertion(
        Session session,
        string clientId,
        byte[] digest,
        DateTimeOffset validUntil
    ) =>
        await session.Execute(
            """
            INSERT INTO used_assertion (client_id, assertion_digest, valid_until)
            VALUES (@client, @digest, @until)
            ON CONFLICT (client_id, assertion_digest) DO NOTHING
            """,
            ("client", clientId),
            ("digest", digest),
            ("until", validUntil)
        ) == 1;
}
