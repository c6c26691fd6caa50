using System.Data.Common;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A login as it is kept: where it stands, and what was said when it was started.</summary>
/// <param name="Login">Where it stands.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Request">The relying party's request as JSON.</param>
/// <param name="BrowserDigest">Keyed digest of the cookie of the browser that started it (R90).</param>
/// <param name="Address">The address of that browser, as far as known.</param>
/// <param name="UserAgent">What that browser calls itself.</param>
/// <param name="Secret">32 bytes from which the QR codes are made.</param>
/// <param name="Number">The four digits on the starting screen.</param>
/// <param name="LinkDigest">Keyed digest of the one-time link; null when there is none or it was used.</param>
/// <param name="BackDigest">Keyed digest of the value that the app gives back; null unless approved by link.</param>
public sealed record StoredLogin(
    Login Login,
    string ClientId,
    string Request,
    byte[] BrowserDigest,
    string Address,
    string UserAgent,
    byte[] Secret,
    string Number,
    byte[]? LinkDigest = null,
    byte[]? BackDigest = null
);

/// <summary>Who was named by a user ID.</summary>
/// <param name="PersonId">The person; null when nobody has that user ID.</param>
public sealed record NamedPerson(Guid? PersonId);

/// <summary>Keeps logins. A save names what it saw; losing a race is an answer.</summary>
public static class LoginStore
{
    private const string Columns = """
        login_id, started_at, step, person_id, app_id, claimed_by, wrong_numbers, means, answered_at,
        client_id, request, browser_digest, address, user_agent, secret, number, link_digest, back_digest
        """;

    /// <summary>Adds a login that has just started.</summary>
    public static void Add(Session session, StoredLogin started) =>
        session.Defer(
            $"""
            INSERT INTO login ({Columns})
            VALUES (@id, @started_at, @step, @person, NULL, NULL, 0, NULL, NULL,
                @client, @request, @browser, @address, @user_agent, @secret, @number, @link, NULL)
            """,
            ("id", started.Login.Id),
            ("started_at", started.Login.StartedAt),
            ("step", started.Login.Step),
            ("person", started.Login.PersonId),
            ("client", started.ClientId),
            ("request", started.Request),
            ("browser", started.BrowserDigest),
            ("address", started.Address),
            ("user_agent", started.UserAgent),
            ("secret", started.Secret),
            ("number", started.Number),
            ("link", started.LinkDigest)
        );

    /// <summary>A login by its id; null if there is none.</summary>
    public static Task<StoredLogin?> Find(Session session, Guid loginId) =>
        session.QueryOne($"SELECT {Columns} FROM login WHERE login_id = @id", Read, ("id", loginId));

    /// <summary>Which of several logins stand elsewhere than at Waiting, and where.</summary>
    public static async Task<Dictionary<Guid, LoginStep>> NotWaiting(Session session, IReadOnlyList<Guid> loginIds)
    {
        var names = Enumerable.Range(0, loginIds.Count).Select(number => $"@id{number}");
        var rows = await session.QueryAll(
            $"SELECT login_id, step FROM login WHERE login_id IN ({string.Join(", ", names)}) AND step <> 'Waiting'",
            row => (Id: row.Id(), Step: row.Word<LoginStep>()),
            [.. loginIds.Select((id, number) => ($"id{number}", (SqlValue)id))]
        );
        return rows.ToDictionary(row => row.Id, row => row.Step);
    }

    /// <summary>
    /// The logins that wait for a person or are claimed by one of their apps, newest first. Asked for in a change, they
    /// stay as they are until its commit.
    /// </summary>
    public static Query<List<StoredLogin>> WaitingFor(Session session, Guid personId, DateTimeOffset startedAfter) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM login
            WHERE person_id = @person AND step IN ('Waiting', 'Claimed') AND started_at > @after
            ORDER BY started_at DESC LIMIT 100 {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("after", startedAfter)
        );

    /// <summary>The same, of which only one is asked for: however many wait, that one is found.</summary>
    public static Query<List<StoredLogin>> WaitingFor(
        Session session,
        Guid personId,
        DateTimeOffset startedAfter,
        Guid loginId
    ) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM login
            WHERE login_id = @id AND person_id = @person AND step IN ('Waiting', 'Claimed') AND started_at > @after
            {session.ForChange}
            """,
            Read,
            ("id", loginId),
            ("person", personId),
            ("after", startedAfter)
        );

    /// <summary>
    /// The login that an app claimed last, wherever it stands (R94: it holds one); null if there is none. Asked for in
    /// a change, it stays as it is until its commit.
    /// </summary>
    public static Query<StoredLogin?> HeldBy(Session session, Guid personId, Guid appId) =>
        Query.One(
            $"""
            SELECT {Columns}
            FROM login
            WHERE login_id = (
                SELECT login_id FROM statement_offer
                WHERE person_id = @person AND app_id = @app AND act = 'refuse') {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("app", appId)
        );

    /// <summary>Saves where a login stands now, unless somebody changed it since it was seen.</summary>
    /// <returns>False when somebody else wrote first: what was decided does not hold.</returns>
    public static async Task<bool> Save(Session session, Login seen, Login next) =>
        await session.Execute(
            $"""
            {Update}
                AND step = @seen_step AND wrong_numbers = @seen_wrong AND app_id IS NOT DISTINCT FROM @seen_app
            """,
            [.. Values(next), ("seen_step", seen.Step), ("seen_wrong", seen.WrongNumbers), ("seen_app", seen.AppId)]
        ) == 1;

    /// <summary>Saves where a login stands now, which was asked for in the same change and so is as it was
    /// seen.</summary>
    public static void SaveLater(Session session, Login next) => session.Defer(Update, Values(next));

    /// <summary>
    /// Saves that a login waits for whose user ID this is, unless somebody changed it since it was seen. The person is
    /// looked up in the same statement, known or not (R91).
    /// </summary>
    /// <returns>Whose login it is; null when somebody else wrote first.</returns>
    public static Task<NamedPerson?> SaveNamed(Session session, Login seen, Login next, string typed) =>
        session.QueryOne(
            """
            UPDATE login
            SET step = @step,
                person_id = (SELECT person_id FROM person_by_user_id WHERE user_id_key = @user_id)
            WHERE login_id = @id AND step = @seen_step AND wrong_numbers = @seen_wrong
                AND app_id IS NOT DISTINCT FROM @seen_app
            RETURNING person_id
            """,
            row => new NamedPerson(row.IdOrNull()),
            ("step", next.Step),
            ("user_id", UserIds.Key(typed)),
            ("id", next.Id),
            ("seen_step", seen.Step),
            ("seen_wrong", seen.WrongNumbers),
            ("seen_app", seen.AppId)
        );

    /// <summary>Uses the one-time link (R92).</summary>
    /// <returns>False when it was used already or never was.</returns>
    public static async Task<bool> UseLink(Session session, Guid loginId, byte[] digest) =>
        await session.Execute(
            "UPDATE login SET link_digest = NULL WHERE login_id = @id AND link_digest = @digest",
            ("id", loginId),
            ("digest", digest)
        ) == 1;

    /// <summary>Keeps the digest of the value that the app gives back to the browser.</summary>
    public static void SetBack(Session session, Guid loginId, byte[] digest) =>
        session.Defer(
            "UPDATE login SET back_digest = @digest WHERE login_id = @id",
            ("digest", digest),
            ("id", loginId)
        );

    private const string Update = """
        UPDATE login
        SET step = @step, person_id = @person, app_id = @app, claimed_by = @by, wrong_numbers = @wrong,
            means = @means, answered_at = @answered_at
        WHERE login_id = @id
        """;

    private static (string Name, SqlValue Value)[] Values(Login next) =>
        [
            ("id", next.Id),
            ("step", next.Step),
            ("person", next.PersonId),
            ("app", next.AppId),
            ("by", next.By),
            ("wrong", next.WrongNumbers),
            ("means", next.Means),
            ("answered_at", next.AnsweredAt),
        ];

    private static StoredLogin Read(Row row) =>
        new(
            new(
                row.Id(),
                row.Instant(),
                row.Word<LoginStep>(),
                row.IdOrNull(),
                row.IdOrNull(),
                row.WordOrNull<ClaimedBy>(),
                row.Int(),
                row.WordOrNull<Means>(),
                row.InstantOrNull()
            ),
            row.Text(),
            row.Text(),
            row.Bytes(),
            row.Text(),
            row.Text(),
            row.Bytes(),
            row.Text(),
            row.BytesOrNull(),
            row.BytesOrNull()
        );
}
