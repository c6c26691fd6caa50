namespace Segl.Storage;

/// <summary>A request that was pushed.</summary>
/// <param name="ClientId">The relying party that pushed it.</param>
/// <param name="Request">The proven request as JSON.</param>
/// <param name="ValidUntil">When it runs out.</param>
public sealed record PushedRequest(string ClientId, string Request, DateTimeOffset ValidUntil);

/// <summary>
/// What relying parties sent ahead: pushed requests (RFC 9126) and the assertions that proved them (RFC 7523).
/// </summary>
public static class PushedRequestStore
{
    /// <summary>Keeps a request.</summary>
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

    /// <summary>A request of this client that is not spent.</summary>
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
    /// Spends a request, once. Pages that show it may outlive its row, so that it was spent is remembered like an
    /// assertion that was used.
    /// </summary>
    /// <returns>False when it was spent before.</returns>
    public static async Task<bool> Spend(
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

    /// <summary>Takes a client assertion, once.</summary>
    /// <returns>False when it was taken before.</returns>
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
