namespace Segl.Storage;

/// <summary>
/// Stores which document is whose, by the keyed digest of its number (R74). A document is one person's for good.
/// </summary>
public static class KnownDocumentStore
{
    /// <summary>Takes a document for a person, unless somebody else has it.</summary>
    /// <returns>False when it is somebody else's.</returns>
    public static async Task<bool> Claim(Session session, Guid personId, byte[] documentDigest, DateTimeOffset now)
    {
        session.Defer(
            """
            INSERT INTO person_by_document (document_digest, person_id)
            VALUES (@digest, @person)
            ON CONFLICT (document_digest) DO NOTHING
            """,
            ("digest", documentDigest),
            ("person", personId)
        );
        if (await Owner(session, documentDigest) != personId)
        {
            return false;
        }

        session.Defer(
            """
            INSERT INTO known_document (person_id, document_digest, seen_at)
            VALUES (@person, @digest, @now)
            ON CONFLICT (person_id, document_digest) DO NOTHING
            """,
            ("person", personId),
            ("digest", documentDigest),
            ("now", now)
        );
        return true;
    }

    /// <summary>Whose document it is; null when it is not known.</summary>
    public static async Task<Guid?> Owner(Session session, byte[] documentDigest) =>
        await session.QueryAll(
            "SELECT person_id FROM person_by_document WHERE document_digest = @digest",
            row => row.Id(),
            ("digest", documentDigest)
        )
            is [var owner]
            ? owner
            : null;
}
