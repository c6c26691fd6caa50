namespace Segl.Storage;

/// <summary>A payload offered for signing.</summary>
/// <param name="Act">The act, such as <c>approve</c>.</param>
/// <param name="PayloadHash">SHA-256 of the payload bytes.</param>
/// <param name="ValidUntil">It may be signed while now is before this instant.</param>
/// <param name="Arguments">The arguments of the act as JSON, such as a wrapped PIN key.</param>
public sealed record StatementOffer(string Act, byte[] PayloadHash, DateTimeOffset ValidUntil, string Arguments);

/// <summary>Stores the hashes of payloads; one per app and act, a new one replaces the old.</summary>
public static class StatementOfferStore
{
    /// <summary>Stores an offer.</summary>
    public static void Replace(Session session, Guid personId, Guid appId, StatementOffer offer) =>
        session.Defer(
            """
            INSERT INTO statement_offer (person_id, app_id, act, payload_hash, valid_until, arguments)
            VALUES (@person, @app, @act, @hash, @valid_until, @arguments)
            ON CONFLICT (person_id, app_id, act) DO UPDATE
                SET payload_hash = @hash, valid_until = @valid_until, arguments = @arguments
            """,
            ("person", personId),
            ("app", appId),
            ("act", offer.Act),
            ("hash", offer.PayloadHash),
            ("valid_until", offer.ValidUntil),
            ("arguments", offer.Arguments)
        );

    /// <summary>The query for the offer of an act, if its payload has this hash; null if there is none.</summary>
    public static Query<StatementOffer?> Of(Guid personId, Guid appId, string act, byte[] payloadHash) =>
        Query.One(
            """
            SELECT valid_until, arguments
            FROM statement_offer
            WHERE person_id = @person AND app_id = @app AND act = @act AND payload_hash = @hash
            """,
            row => new StatementOffer(act, payloadHash, row.Instant(), row.Text()),
            ("person", personId),
            ("app", appId),
            ("act", act),
            ("hash", payloadHash)
        );

    /// <summary>Removes an offer; it can be signed once.</summary>
    public static void Remove(Session session, Guid personId, Guid appId, string act) =>
        session.Defer(
            "DELETE FROM statement_offer WHERE person_id = @person AND app_id = @app AND act = @act",
            ("person", personId),
            ("app", appId),
            ("act", act)
        );
}
