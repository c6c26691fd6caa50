using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores activation codes as keyed digests (R36). A person has one outstanding code per purpose
/// (R32).</summary>
public static class ActivationCodeStore
{
    private const string ForApp = "App";

    /// <summary>Stores a new code; it replaces the old one, and ends what was begun with that (R37).</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="personId">Whose code.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="code">The code.</param>
    /// <param name="stopDigest">The digest of the link that stops it; null when no link does.</param>
    public static async Task Replace(
        Session session,
        Guid personId,
        byte[] digest,
        ActivationCode code,
        byte[]? stopDigest = null
    )
    {
        await EndBegun(session, personId);
        session.Defer(
            """
            INSERT INTO activation_code (person_id, purpose, code_digest, valid_until, through, wrong_user_ids, stop_digest)
            VALUES (@person, @purpose, @digest, @valid_until, @through, 0, @stop)
            ON CONFLICT (person_id, purpose) DO UPDATE
                SET code_digest = @digest, valid_until = @valid_until, through = @through, wrong_user_ids = 0,
                    stop_digest = @stop, activation_id = NULL
            """,
            ("person", personId),
            ("purpose", ForApp),
            ("digest", digest),
            ("valid_until", code.ValidUntil),
            ("through", code.Through),
            ("stop", stopDigest)
        );
        session.Defer(
            "INSERT INTO person_by_activation_code (code_digest, person_id) VALUES (@digest, @person)",
            ("digest", digest),
            ("person", personId)
        );
        if (stopDigest is not null)
        {
            session.Defer(
                "INSERT INTO person_by_code_stop_link (stop_digest, person_id) VALUES (@stop, @person)",
                ("stop", stopDigest),
                ("person", personId)
            );
        }
    }

    /// <summary>The person's outstanding code, if it has this digest and was not used.</summary>
    public static Task<ActivationCode?> Find(Session session, Guid personId, byte[] digest) =>
        session.QueryOne(
            """
            SELECT valid_until, through, wrong_user_ids
            FROM activation_code
            WHERE person_id = @person AND purpose = @purpose AND code_digest = @digest AND activation_id IS NULL
            """,
            row => new ActivationCode(row.Instant(), row.Word<ActivatedThrough>(), row.Int()),
            ("person", personId),
            ("purpose", ForApp),
            ("digest", digest)
        );

    /// <summary>
    /// Whose code a link stops, and when it ends: of one that was used, when the activation ends that was begun with it. Null
    /// when the link stops nothing.
    /// </summary>
    public static async Task<(Guid PersonId, DateTimeOffset Until)?> ByStopLink(Session session, byte[] stopDigest)
    {
        var person = await session.QueryAll(
            "SELECT person_id FROM person_by_code_stop_link WHERE stop_digest = @stop",
            row => row.Id(),
            ("stop", stopDigest)
        );
        if (person is not [var owner])
        {
            return null;
        }

        var until = await session.QueryAll(
            """
            SELECT valid_until, activation_id FROM activation_code
            WHERE person_id = @person AND purpose = @purpose AND stop_digest = @stop
            """,
            row => row.Instant() + (row.IdOrNull() is null ? TimeSpan.Zero : Limits.ActivationValid),
            ("person", owner),
            ("purpose", ForApp),
            ("stop", stopDigest)
        );
        return until is [var end] ? (owner, end) : null;
    }

    /// <summary>Saves the count of wrong user IDs.</summary>
    public static void Save(Session session, Guid personId, ActivationCode code) =>
        session.Defer(
            "UPDATE activation_code SET wrong_user_ids = @wrong WHERE person_id = @person AND purpose = @purpose",
            ("wrong", code.WrongUserIds),
            ("person", personId),
            ("purpose", ForApp)
        );

    /// <summary>Uses the code for an activation; it works once (R32, R36). Its row stays until the app is active, so that what
    /// ends the code ends the activation.</summary>
    /// <returns>False when a concurrent request used it first.</returns>
    public static async Task<bool> Use(Session session, Guid personId, byte[] digest, Guid activationId)
    {
        DropLookUp(session, digest);
        return await session.Execute(
                """
                UPDATE activation_code SET activation_id = @activation
                WHERE person_id = @person AND purpose = @purpose AND code_digest = @digest AND activation_id IS NULL
                """,
                ("activation", activationId),
                ("person", personId),
                ("purpose", ForApp),
                ("digest", digest)
            ) == 1;
    }

    /// <summary>Deletes a code that nobody used.</summary>
    /// <returns>False when there is none: it was used, or replaced.</returns>
    public static async Task<bool> Void(Session session, Guid personId, byte[] digest)
    {
        if (await Find(session, personId, digest) is null)
        {
            return false;
        }

        await Remove(session, personId);
        return true;
    }

    /// <summary>The query for the stop link of the code with which an activation was begun; null when it has none.</summary>
    public static Query<byte[]?> StopLinkOf(Guid personId, Guid activationId) =>
        Query.One(
            """
            SELECT stop_digest FROM activation_code
            WHERE person_id = @person AND activation_id = @activation AND stop_digest IS NOT NULL
            """,
            row => row.Bytes(),
            ("person", personId),
            ("activation", activationId)
        );

    /// <summary>Deletes the used code of an activation that is done, with its stop link.</summary>
    public static void Done(Session session, Guid personId, Guid activationId, byte[]? stopDigest)
    {
        DropStopLink(session, stopDigest);
        session.Defer(
            "DELETE FROM activation_code WHERE person_id = @person AND activation_id = @activation",
            ("person", personId),
            ("activation", activationId)
        );
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
                    """
                    SELECT person_id, purpose, code_digest, stop_digest FROM activation_code
                    WHERE valid_until < @over AND (activation_id IS NULL OR valid_until < @used)
                    LIMIT @most
                    """,
                    row => (Person: row.Id(), Purpose: row.Text(), Digest: row.Bytes(), Stop: row.BytesOrNull()),
                    ("over", over),
                    ("used", over - Limits.ActivationValid),
                    ("most", most)
                ),
            stop
        );
        return await database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var (person, purpose, digest, stopDigest) in codes)
                {
                    DropLookUp(session, digest);
                    DropStopLink(session, stopDigest);
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

    /// <summary>R37: removes a person's code; of one that was used, also the activation that was begun with it, and its
    /// temporary PIN.</summary>
    public static async Task Remove(Session session, Guid personId)
    {
        await EndBegun(session, personId);
        session.Defer("DELETE FROM activation_code WHERE person_id = @person", ("person", personId));
    }

    private static async Task EndBegun(Session session, Guid personId)
    {
        var old = await session.QueryAll(
            """
            SELECT code_digest, stop_digest, activation_id
            FROM activation_code
            WHERE person_id = @person AND purpose = @purpose
            """,
            row => (Digest: row.Bytes(), Stop: row.BytesOrNull(), Activation: row.IdOrNull()),
            ("person", personId),
            ("purpose", ForApp)
        );
        foreach (var one in old)
        {
            DropLookUp(session, one.Digest);
            DropStopLink(session, one.Stop);
            if (one.Activation is { } activation)
            {
                ActivationStore.End(session, activation);
                TemporaryPinStore.Remove(session, personId, TemporaryPinPurpose.Activate);
            }
        }
    }

    private static void DropLookUp(Session session, byte[] digest) =>
        session.Defer("DELETE FROM person_by_activation_code WHERE code_digest = @digest", ("digest", digest));

    private static void DropStopLink(Session session, byte[]? stopDigest)
    {
        if (stopDigest is not null)
        {
            session.Defer("DELETE FROM person_by_code_stop_link WHERE stop_digest = @stop", ("stop", stopDigest));
        }
    }
}
