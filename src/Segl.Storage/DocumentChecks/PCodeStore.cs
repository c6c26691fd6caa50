using Segl.Rules;

namespace Segl.Storage;

/// <summary>A P-code as stored.</summary>
/// <param name="Digest">Its keyed digest.</param>
/// <param name="Code">Its state.</param>
public sealed record StoredPCode(byte[] Digest, PCode Code);

/// <summary>Stores the P-codes of persons without a person number, by keyed digests (R03, R36).</summary>
public static class PCodeStore
{
    /// <summary>Stores a new P-code in place of the person's older one. A change of the person.</summary>
    /// <returns>False when somebody else has this code; nothing is stored then.</returns>
    public static async Task<bool> Replace(Session session, Guid personId, byte[] codeDigest, PCode code)
    {
        var isNew =
            await session.Execute(
                """
                INSERT INTO person_by_p_code (code_digest, person_id)
                VALUES (@digest, @person)
                ON CONFLICT (code_digest) DO NOTHING
                """,
                ("digest", codeDigest),
                ("person", personId)
            ) == 1;
        if (!isNew)
        {
            return false;
        }

        var older = await session.QueryOne(
            "SELECT code_digest FROM p_code WHERE person_id = @person",
            row => row.Bytes(),
            ("person", personId)
        );
        if (older is not null)
        {
            session.Defer("DELETE FROM person_by_p_code WHERE code_digest = @digest", ("digest", older));
        }

        session.Defer(
            """
            INSERT INTO p_code (person_id, code_digest, valid_until, attempts, used)
            VALUES (@person, @digest, @until, @attempts, @used)
            ON CONFLICT (person_id) DO UPDATE
            SET code_digest = @digest, valid_until = @until, attempts = @attempts, used = @used
            """,
            ("person", personId),
            ("digest", codeDigest),
            ("until", code.ValidUntil),
            ("attempts", code.Attempts),
            ("used", code.Used)
        );
        return true;
    }

    /// <summary>Whose P-code this is; null when it is nobody's.</summary>
    public static async Task<Guid?> FindPerson(Session session, byte[] codeDigest) =>
        await session.QueryAll(
            "SELECT person_id FROM person_by_p_code WHERE code_digest = @digest",
            row => row.Id(),
            ("digest", codeDigest)
        )
            is [var person]
            ? person
            : null;

    /// <summary>The P-code of a person; null when they have none.</summary>
    public static Task<StoredPCode?> Find(Session session, Guid personId) =>
        session.QueryOne(
            "SELECT code_digest, valid_until, attempts, used FROM p_code WHERE person_id = @person",
            row => new StoredPCode(row.Bytes(), new(row.Instant(), row.Int(), row.Flag())),
            ("person", personId)
        );

    /// <summary>Saves attempts and use. A change of the person, so that attempts count one by one.</summary>
    public static void Save(Session session, Guid personId, PCode code) =>
        session.Defer(
            "UPDATE p_code SET attempts = @attempts, used = @used WHERE person_id = @person",
            ("attempts", code.Attempts),
            ("used", code.Used),
            ("person", personId)
        );
}
