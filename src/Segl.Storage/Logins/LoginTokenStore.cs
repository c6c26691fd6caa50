using Segl.Rules;

namespace Segl.Storage;

/// <summary>A finished login whose code was redeemed.</summary>
/// <param name="Key">The login, and the person.</param>
/// <param name="Request">The part of the relying party's request that tokens need, as JSON.</param>
/// <param name="Means">The means of approval.</param>
/// <param name="ApprovedAt">The instant of approval.</param>
/// <param name="Refreshes">How often its refresh token was rotated.</param>
/// <param name="Identity">The level of the identity; null when the identity is frozen (R08) or the app or device is not
/// active any more.</param>
/// <param name="AppId">The app that approved; null when no app did.</param>
public sealed record RedeemedLogin(
    LoginKey Key,
    string Request,
    Means Means,
    DateTimeOffset ApprovedAt,
    int Refreshes,
    AssuranceLevel? Identity,
    Guid? AppId = null
);

/// <summary>The current data of a person that a relying party may receive, and what it requested.</summary>
public sealed record PersonFacts(
    Guid PersonId,
    string Request,
    string Name,
    string BirthDate,
    PersonNumberKind NumberKind,
    byte[] NumberWrapped
)
{
    /// <summary>A person is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => nameof(PersonFacts);
}

/// <summary>
/// A login after its browser returned to the relying party: the code is redeemed, tokens are refreshed and revoked.
/// All of this is stored in the login's own row. While the identity is frozen or the approving app or device is not
/// active, nothing is issued (T-77).
/// </summary>
public static class LoginTokenStore
{
    private const string ByActive = """
        p.frozen_at IS NULL
            AND (EXISTS (SELECT 1 FROM app a
                    WHERE a.person_id = @person AND a.app_id = login.app_id
                        AND a.state = 'Active' AND NOT a.suspended_for_good)
                OR EXISTS (SELECT 1 FROM device d
                    WHERE d.person_id = @person AND d.serial = login.serial AND d.state = 'Active'))
            AND (login.key_id IS NULL
                OR EXISTS (SELECT 1 FROM security_key k
                    WHERE k.person_id = @person AND k.key_id = login.key_id AND k.state = 'Active'))
        """;

    private const string Usable = $"(SELECT p.level FROM person p WHERE p.person_id = @person AND {ByActive})";

    private const string Columns = $"person_id, login_id, request, means, answered_at, refreshes, {Usable}, app_id";

    /// <summary>
    /// Redeems the code of a login of this client, once. A code is issued only after its login was finished, so a
    /// code is not lost although its issue did not wait for the disk.
    /// </summary>
    /// <returns>Null when there is no such login, or its code was redeemed before.</returns>
    public static Task<RedeemedLogin?> Redeem(Session session, LoginKey key, string clientId, DateTimeOffset now) =>
        session.QueryOne(
            $"""
            UPDATE login
            SET redeemed_at = @now, step = 'Finished'
            WHERE person_id = @person AND login_id = @id AND client_id = @client AND step <> 'Refused'
                AND redeemed_at IS NULL AND revoked_at IS NULL
            RETURNING {Columns}
            """,
            Read,
            ("now", now),
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId)
        );

    /// <summary>
    /// Revokes all tokens of a login of this client; a login whose code was not redeemed has none.
    /// </summary>
    /// <returns>False when there was nothing to revoke.</returns>
    public static async Task<bool> Revoke(Session session, LoginKey key, string clientId, DateTimeOffset now) =>
        await session.Execute(
            """
            UPDATE login
            SET revoked_at = @now
            WHERE person_id = @person AND login_id = @id AND client_id = @client
                AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            """,
            ("now", now),
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId)
        ) == 1;

    /// <summary>
    /// R08: revokes what was given for a person's logins and what is approved and not finished, and notifies the relying
    /// parties. Logins whose tokens have all expired are left alone.
    /// </summary>
    /// <param name="change">The change that ends them, such as a freeze.</param>
    public static void EndAll(PersonChange change) => End(change, "");

    /// <summary>Ends the logins that an app approved which may not act any longer.</summary>
    public static void EndAllOfApp(PersonChange change, Guid appId) => End(change, "AND app_id = @by", ("by", appId));

    /// <summary>Ends the logins that were approved by a device which may not be used any longer.</summary>
    public static void EndAllOfDevice(PersonChange change, string serial) =>
        End(change, "AND serial = @by", ("by", serial));

    /// <summary>Ends the logins in which a security key was used that may not be used any longer.</summary>
    public static void EndAllOfKey(PersonChange change, Guid keyId) => End(change, "AND key_id = @by", ("by", keyId));

    private static void End(PersonChange change, string which, params (string Name, SqlValue Value)[] by)
    {
        (string, SqlValue)[] values =
        [
            ("person", change.Person.Id),
            ("now", change.Now),
            ("since", change.Now - Limits.RefreshTokenValid - Limits.LoginValid),
            .. by,
        ];
        LogoutMessageStore.AddAll(change.Session, which, values);
        change.Session.Defer(
            $"""
            UPDATE login
            SET revoked_at = @now
            WHERE person_id = @person {which} AND answered_at > @since AND revoked_at IS NULL
            """,
            values
        );
    }

    /// <summary>Whether what was given for a login still counts: it was redeemed, nobody ended it, and what approved it may
    /// act (T-77).</summary>
    public static async Task<bool> IsLive(Session session, LoginKey key, string clientId) =>
        await Find(session, key, clientId) is { Identity: not null };

    /// <summary>A login of this client whose code was redeemed and whose tokens were not revoked.</summary>
    public static Task<RedeemedLogin?> Find(Session session, LoginKey key, string clientId) =>
        session.QueryOne(
            $"""
            SELECT {Columns}
            FROM login
            WHERE person_id = @person AND login_id = @id AND client_id = @client
                AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            """,
            Read,
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId)
        );

    /// <summary>Rotates the refresh token: generation n becomes n + 1.</summary>
    /// <returns>False when this generation was used before, or the login was revoked.</returns>
    public static async Task<bool> Rotate(
        Session session,
        LoginKey key,
        string clientId,
        int generation,
        DateTimeOffset now
    ) =>
        await session.Execute(
            """
            UPDATE login
            SET refreshes = refreshes + 1, refreshed_at = @now
            WHERE person_id = @person AND login_id = @id AND client_id = @client
                AND redeemed_at IS NOT NULL AND revoked_at IS NULL
                AND refreshes = @generation
            """,
            ("now", now),
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId),
            ("generation", generation)
        ) == 1;

    /// <summary>
    /// Accepts the previous generation once more, if it was rotated recently and its successor was not used: two
    /// requests raced, or a response was lost.
    /// </summary>
    /// <returns>False when it was accepted again before, or too long ago, or is older, or the login was
    /// revoked.</returns>
    public static async Task<bool> Repeat(
        Session session,
        LoginKey key,
        string clientId,
        int generation,
        DateTimeOffset now
    ) =>
        await session.Execute(
            """
            UPDATE login
            SET refreshed_at = NULL
            WHERE person_id = @person AND login_id = @id AND client_id = @client
                AND redeemed_at IS NOT NULL AND revoked_at IS NULL
                AND refreshes = @generation + 1 AND refreshed_at > @since
            """,
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId),
            ("generation", generation),
            ("since", now - Limits.RefreshRepeatedWithin)
        ) == 1;

    /// <summary>
    /// The query for the person behind a live login of this client; null when it is revoked, frozen or the app or device
    /// is not active.
    /// </summary>
    public static Query<PersonFacts?> PersonOf(LoginKey key, string clientId) =>
        Query.One(
            $"""
            SELECT p.person_id, login.request, p.name, p.birth_date, p.number_kind, p.number_wrapped
            FROM login
            JOIN person p ON p.person_id = login.person_id
            WHERE login.person_id = @person AND login.login_id = @id AND login.client_id = @client
                AND login.redeemed_at IS NOT NULL AND login.revoked_at IS NULL AND {ByActive}
            """,
            row => new PersonFacts(
                row.Id(),
                row.Text(),
                row.Text(),
                row.Text(),
                row.Word<PersonNumberKind>(),
                row.Bytes()
            ),
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("client", clientId)
        );

    /// <summary>R97: the number of tests after this login, and after all logins of a day.</summary>
    public static async Task<PersonNumberTests?> NumberTests(Session session, LoginKey key, DateTimeOffset now) =>
        await session.QueryOne(
            """
            SELECT number_tests, answered_at,
                (SELECT CAST(SUM(other.number_tests) AS INTEGER)
                FROM login AS other
                WHERE other.person_id = @person AND other.client_id = login.client_id
                    AND (other.answered_at > @after OR other.login_id = login.login_id))
            FROM login
            WHERE person_id = @person AND login_id = @id
            """,
            row => new PersonNumberTests(row.Int(), row.Instant(), row.Int()),
            ("person", key.PersonId),
            ("id", key.LoginId),
            ("after", PersonNumberTests.LoggedInAfter(now))
        );

    /// <summary>R97: counts a test.</summary>
    public static void CountNumberTest(Session session, LoginKey key) =>
        session.Defer(
            "UPDATE login SET number_tests = number_tests + 1 WHERE person_id = @person AND login_id = @id",
            ("person", key.PersonId),
            ("id", key.LoginId)
        );

    /// <summary>
    /// The key of a login that was redeemed before logins were stored with their persons: its refresh token and ID
    /// token name the login alone. Null if there is none.
    /// </summary>
    public static async Task<LoginKey?> FindEarlier(Session session, Guid loginId)
    {
        var found = await session.QueryAll(
            "SELECT person_id FROM person_by_earlier_login WHERE login_id = @id",
            row => row.Id(),
            ("id", loginId)
        );
        return found is [var person] ? new LoginKey(person, loginId) : null;
    }

    private static RedeemedLogin Read(Row row) =>
        new(
            new(row.Id(), row.Id()),
            row.Text(),
            row.Word<Means>(),
            row.Instant(),
            row.Int(),
            row.WordOrNull<AssuranceLevel>(),
            row.IdOrNull()
        );
}
