namespace Segl.Storage;

/// <summary>A request as it was picked up.</summary>
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

    /// <summary>Picks a request of this client up; it is gone with the statement that finds it.</summary>
    public static Task<PushedRequest?> Take(Session session, byte[] digest, string clientId) =>
        session.QueryOne(
            """
            DELETE FROM pushed_request
            WHERE request_digest = @digest AND client_id = @client
            RETURNING request, valid_until
            """,
            row => new PushedRequest(clientId, row.Text(), row.Instant()),
            ("digest", digest),
            ("client", clientId)
        );

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
