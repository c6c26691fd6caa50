using System.Data.Common;
using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A finished login whose code was redeemed.</summary>
/// <param name="LoginId">The login.</param>
/// <param name="PersonId">Who logged in.</param>
/// <param name="Request">The relying party's request as JSON.</param>
/// <param name="Means">With what.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Refreshes">How often its refresh token was rotated.</param>
/// <param name="Identity">
/// The level of the identity; null when the identity is frozen (R08) or the app is not active any longer.
/// </param>
public sealed record RedeemedLogin(
    Guid LoginId,
    Guid PersonId,
    string Request,
    Means Means,
    DateTimeOffset ApprovedAt,
    int Refreshes,
    AssuranceLevel? Identity
);

/// <summary>What a relying party may learn of a person, as they stand now, and what it asked for.</summary>
public sealed record PersonFacts(
    string Request,
    Guid PersonId,
    string Name,
    string BirthDate,
    PersonNumberKind NumberKind,
    byte[] NumberWrapped
)
{
    /// <summary>A person is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => $"person {PersonId}";
}

/// <summary>
/// What becomes of a login after its browser went back: the code is redeemed, tokens are refreshed and revoked. All of
/// it stands in the login's own row. Whoever is frozen or has given up the app that approved gets nothing more.
/// </summary>
public static class LoginTokenStore
{
    private const string Usable = """
        (SELECT p.level FROM person p JOIN app a ON a.person_id = p.person_id AND a.app_id = login.app_id
         WHERE p.person_id = login.person_id AND p.frozen_at IS NULL AND a.state = 'Active')
        """;

    private const string Columns = $"login_id, person_id, request, means, answered_at, refreshes, {Usable}";

    /// <summary>Redeems the code of a finished login of this client, once.</summary>
    /// <returns>Null when there is no such login, or its code was redeemed before.</returns>
    public static Task<RedeemedLogin?> Redeem(Session session, Guid loginId, string clientId, DateTimeOffset now) =>
        session.QueryOne(
            $"""
            UPDATE login
            SET redeemed_at = @now
            WHERE login_id = @id AND client_id = @client AND step = 'Finished'
                AND redeemed_at IS NULL AND revoked_at IS NULL
            RETURNING {Columns}
            """,
            Read,
            ("now", now),
            ("id", loginId),
            ("client", clientId)
        );

    /// <summary>
    /// Revokes what was given for a login of this client; tokens of a login that gave none do not exist.
    /// </summary>
    /// <returns>False when there was nothing to revoke.</returns>
    public static async Task<bool> Revoke(Session session, Guid loginId, string clientId, DateTimeOffset now) =>
        await session.Execute(
            """
            UPDATE login
            SET revoked_at = @now
            WHERE login_id = @id AND client_id = @client AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            """,
            ("now", now),
            ("id", loginId),
            ("client", clientId)
        ) == 1;

    /// <summary>
    /// R08: revokes what was given for a person's logins, and leaves word for the relying parties. The journal knows
    /// the logins; those whose tokens have all run out are left alone.
    /// </summary>
    /// <param name="change">The change that ends them: a freeze, or an app that is gone.</param>
    /// <param name="appId">Only the logins that this app approved; null for all.</param>
    public static async Task EndAll(PersonChange change, Guid? appId)
    {
        var since = change.Now - Limits.RefreshTokenValid - Limits.LoginValid;
        var approvals = await change.Session.QueryAll(
            "SELECT facts FROM journal WHERE person_id = @person AND what = 'LoginApproved' AND at > @since",
            row => row.Text(),
            ("person", change.Person.Id),
            ("since", since)
        );
        foreach (var approval in approvals)
        {
            using var facts = JsonDocument.Parse(approval);
            if (appId is null || facts.RootElement.GetProperty("app").GetGuid() == appId)
            {
                var login = facts.RootElement.GetProperty("login").GetGuid();
                LogoutMessageStore.Add(change.Session, login, change.Now);
                change.Session.Defer(
                    "UPDATE login SET revoked_at = @now WHERE login_id = @id AND revoked_at IS NULL",
                    ("now", change.Now),
                    ("id", login)
                );
            }
        }
    }

    /// <summary>A login of this client whose code was redeemed and whose tokens were not revoked.</summary>
    public static Task<RedeemedLogin?> Find(Session session, Guid loginId, string clientId) =>
        session.QueryOne(
            $"""
            SELECT {Columns}
            FROM login
            WHERE login_id = @id AND client_id = @client AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            """,
            Read,
            ("id", loginId),
            ("client", clientId)
        );

    /// <summary>Rotates the refresh token: generation n becomes n + 1.</summary>
    /// <returns>False when this generation was used before, or the login was revoked.</returns>
    public static async Task<bool> Rotate(Session session, Guid loginId, string clientId, int generation) =>
        await session.Execute(
            """
            UPDATE login
            SET refreshes = refreshes + 1
            WHERE login_id = @id AND client_id = @client AND redeemed_at IS NOT NULL AND revoked_at IS NULL
                AND refreshes = @generation
            """,
            ("id", loginId),
            ("client", clientId),
            ("generation", generation)
        ) == 1;

    /// <summary>
    /// The person behind a live login of this client; null when it is revoked, frozen or the app is gone.
    /// </summary>
    public static Task<PersonFacts?> PersonOf(Session session, Guid loginId, string clientId) =>
        session.QueryOne(
            """
            SELECT l.request, p.person_id, p.name, p.birth_date, p.number_kind, p.number_wrapped
            FROM login l
            JOIN person p ON p.person_id = l.person_id
            JOIN app a ON a.person_id = l.person_id AND a.app_id = l.app_id
            WHERE l.login_id = @id AND l.client_id = @client AND l.redeemed_at IS NOT NULL AND l.revoked_at IS NULL
                AND p.frozen_at IS NULL AND a.state = 'Active'
            """,
            row => new PersonFacts(
                row.Text(),
                row.Id(),
                row.Text(),
                row.Text(),
                row.Word<PersonNumberKind>(),
                row.Bytes()
            ),
            ("id", loginId),
            ("client", clientId)
        );

    /// <summary>R97: how often the relying party tested a number after this login.</summary>
    public static async Task<PersonNumberTests?> NumberTests(Session session, Guid loginId) =>
        await session.QueryOne(
            "SELECT number_tests, answered_at FROM login WHERE login_id = @id",
            row => new PersonNumberTests(row.Int(), row.Instant()),
            ("id", loginId)
        );

    /// <summary>R97: one more test.</summary>
    public static void CountNumberTest(Session session, Guid loginId) =>
        session.Defer("UPDATE login SET number_tests = number_tests + 1 WHERE login_id = @id", ("id", loginId));

    private static RedeemedLogin Read(Row row) =>
        new(
            row.Id(),
            row.Id(),
            row.Text(),
            row.Word<Means>(),
            row.Instant(),
            row.Int(),
            row.WordOrNull<AssuranceLevel>()
        );
}
