using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores activation codes as keyed digests (R36). A person has one outstanding code per purpose
/// (R32).</summary>
public static class ActivationCodeStore
{
    private const string ForApp = "App";

    /// <summary>Stores a new code; it replaces the old one.</summary>
    public static async Task Replace(Session session, Guid personId, byte[] digest, ActivationCode code)
    {
        await DropLookUps(session, personId);
        session.Defer(
            """
            INSERT INTO activation_code (person_id, purpose, code_digest, valid_until, wrong_user_ids)
            VALUES (@person, @purpose, @digest, @valid_until, 0)
            ON CONFLICT (person_id, purpose) DO UPDATE
                SET code_digest = @digest, valid_until = @valid_until, wrong_user_ids = 0
            """,
            ("person", personId),
            ("purpose", ForApp),
            ("digest", digest),
            ("valid_until", code.ValidUntil)
        );
        session.Defer(
            "INSERT INTO person_by_activation_code (code_digest, person_id) VALUES (@digest, @person)",
            ("digest", digest),
            ("person", personId)
        );
    }

    /// <summary>The person's outstanding code, if it has this digest.</summary>
    public static Task<ActivationCode?> Find(Session session, Guid personId, byte[] digest) =>
        session.QueryOne(
            """
            SELECT valid_until, wrong_user_ids
            FROM activation_code
            WHERE person_id = @person AND purpose = @purpose AND code_digest = @digest
            """,
            row => new ActivationCode(row.Instant(), row.Int()),
            ("person", personId),
            ("purpose", ForApp),
            ("digest", digest)
        );

    /// <summary>Saves the count of wrong user IDs.</summary>
    public static void Save(Session session, Guid personId, ActivationCode code) =>
        session.Defer(
            "UPDATE activation_code SET wrong_user_ids = @wrong WHERE person_id = @person AND purpose = @purpose",
            ("wrong", code.WrongUserIds),
            ("person", personId),
            ("purpose", ForApp)
        );

    /// <summary>Deletes the code on its use; it works once (R32, R36).</summary>
    /// <returns>False when a concurrent request used it first.</returns>
    public static async Task<bool> Consume(Session session, Guid personId, byte[] digest)
    {
        DropLookUp(session, digest);
        return await session.Execute(
                "DELETE FROM activation_code WHERE person_id = @person AND purpose = @purpose AND code_digest = @digest",
                ("person", personId),
                ("purpose", ForApp),
                ("digest", digest)
            ) == 1;
    }

    /// <summary>Deletes codes that expired before an instant, with their look-ups.</summary>
    /// <returns>The number of codes deleted.</returns>
    internal static async Task<int> DeleteExpired(
        Database database,
        DateTimeOffset over,
        int most,
        CancellationToken stop
    )
    {
        var codes = await database.Read(
            session =>
                session.QueryAll(
                    "SELECT person_id, purpose, code_digest FROM activation_code WHERE valid_until < @over LIMIT @most",
                    row => (Person: row.Id(), Purpose: row.Text(), Digest: row.Bytes()),
                    ("over", over),
                    ("most", most)
                ),
            stop
        );
        return await database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var (person, purpose, digest) in codes)
                {
                    DropLookUp(session, digest);
                    session.Defer(
                        """
                        DELETE FROM activation_code
                        WHERE person_id = @person AND purpose = @purpose AND code_digest = @digest
                        """,
                        ("person", person),
                        ("purpose", purpose),
                        ("digest", digest)
                    );
                }

                return Task.FromResult(codes.Count);
            },
            stop
        );
    }

    /// <summary>Removes a person's code, used or not.</summary>
    public static async Task Remove(Session session, Guid personId)
    {
        await DropLookUps(session, personId);
        session.Defer("DELETE FROM activation_code WHERE person_id = @person", ("person", personId));
    }

    private static async Task DropLookUps(Session session, Guid personId)
    {
        var old = await session.QueryAll(
            "SELECT code_digest FROM activation_code WHERE person_id = @person AND purpose = @purpose",
            row => row.Bytes(),
            ("person", personId),
            ("purpose", ForApp)
        );
        foreach (var one in old)
        {
            DropLookUp(session, one);
        }
    }

    private static void DropLookUp(Session session, byte[] digest) =>
        session.Defer("DELETE FROM person_by_activation_code WHERE code_digest = @digest", ("digest", digest));
}
