using Segl.Rules;

namespace Segl.Storage;

/// <summary>An approved login as it is stored.</summary>
/// <param name="Login">Its state.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Request">The part of the relying party's request that its tokens need, as JSON.</param>
/// <param name="Address">The address of the browser that started it, if known.</param>
public sealed record ApprovedLogin(Login Login, string ClientId, string Request, string Address);

/// <summary>Stores logins durably, from their approval on.</summary>
public static class LoginStore
{
    private const string Columns = """
        login_id, started_at, step, person_id, app_id, claimed_by, means, answered_at,
        return_code, wrong_return_codes, serial, key_use, client_id, request, address
        """;

    /// <summary>Stores a login that is approved in this change.</summary>
    public static void AddLater(Session session, ApprovedLogin approved) =>
        session.Defer(
            $"""
            INSERT INTO login ({Columns}, refreshes, number_tests)
            VALUES (@id, @started_at, @step, @person, @app, @by, @means, @answered_at,
                @return_code, 0, @serial, @key_use, @client, @request, @address, 0, 0)
            """,
            ("id", approved.Login.Id),
            ("started_at", approved.Login.StartedAt),
            ("step", approved.Login.Step),
            ("person", approved.Login.PersonId),
            ("app", approved.Login.AppId),
            ("by", approved.Login.By),
            ("means", approved.Login.Means),
            ("answered_at", approved.Login.AnsweredAt),
            ("return_code", approved.Login.ReturnCode),
            ("serial", approved.Login.Serial),
            ("key_use", approved.Login.Key),
            ("client", approved.ClientId),
            ("request", approved.Request),
            ("address", approved.Address)
        );

    /// <summary>Where a login stands, approved or not; null when it is kept nowhere, or ended before it was finished.</summary>
    public static Query<Login?> Find(LoginKey key) =>
        new(
            """
            SELECT login_id, started_at, step, person_id, app_id, claimed_by, wrong_numbers, NULL, answered_at,
                return_code, 0, NULL, NULL, because
            FROM waiting_login
            WHERE person_id = @person AND login_id = @id
            UNION ALL
            SELECT login_id, started_at, step, person_id, app_id, claimed_by, 0, means, answered_at,
                return_code, wrong_return_codes, serial, key_use, NULL
            FROM login
            WHERE person_id = @person AND login_id = @id AND (revoked_at IS NULL OR step = 'Finished')
            """,
            async (reader, stop) =>
            {
                Login? furthest = null;
                var row = new Row(reader);
                while (await reader.ReadAsync(stop))
                {
                    var found = row.Read(ReadEither);
                    furthest = furthest is null || found.Step > furthest.Step ? found : furthest;
                }

                return furthest;
            },
            [("person", key.PersonId), ("id", key.LoginId)]
        );

    /// <summary>The query for an approved login; null if there is none.</summary>
    public static Query<ApprovedLogin?> Approved(LoginKey key) =>
        Query.One(
            $"SELECT {Columns} FROM login WHERE person_id = @person AND login_id = @id",
            Read,
            ("person", key.PersonId),
            ("id", key.LoginId)
        );

    /// <summary>Saves where an approved login stands now, unless it was changed or ended since it was seen.</summary>
    /// <returns>False when somebody else wrote first: what was decided does not hold.</returns>
    public static async Task<bool> Save(Session session, Login seen, Login next) =>
        await session.Execute(
            """
            UPDATE login
            SET step = @step, answered_at = @answered_at, wrong_return_codes = @wrong, key_use = @key_use
            WHERE person_id = @person AND login_id = @id AND step = @seen AND revoked_at IS NULL
                AND wrong_return_codes = @seen_wrong AND key_use IS NOT DISTINCT FROM @seen_key
            """,
            ("person", next.PersonId),
            ("id", next.Id),
            ("step", next.Step),
            ("answered_at", next.AnsweredAt),
            ("wrong", next.WrongReturnCodes),
            ("key_use", next.Key),
            ("seen", seen.Step),
            ("seen_wrong", seen.WrongReturnCodes),
            ("seen_key", seen.Key)
        ) == 1;

    /// <summary>R96: saves that a security key was used in a login that awaited it, once.</summary>
    /// <returns>False when it was used before, or the login was ended since it was seen.</returns>
    public static async Task<bool> SaveKeyUse(Session session, Login next, Guid keyId) =>
        await session.Execute(
            """
            UPDATE login
            SET step = @step, means = @means, key_use = @key_use, key_id = @key
            WHERE person_id = @person AND login_id = @id AND step = 'Approved' AND key_use = 'Awaited'
                AND revoked_at IS NULL
            """,
            ("step", next.Step),
            ("means", next.Means),
            ("key_use", next.Key),
            ("key", keyId),
            ("person", next.PersonId),
            ("id", next.Id)
        ) == 1;

    private static Login ReadEither(Row row) =>
        new(
            row.Id(),
            row.Instant(),
            row.Word<LoginStep>(),
            row.Id(),
            row.IdOrNull(),
            row.WordOrNull<ClaimedBy>(),
            row.Int(),
            row.WordOrNull<Means>(),
            row.InstantOrNull(),
            row.Flag(),
            row.Int(),
            row.TextOrNull(),
            row.WordOrNull<KeyUse>(),
            row.WordOrNull<Reason>()
        );

    private static ApprovedLogin Read(Row row) =>
        new(
            new(
                row.Id(),
                row.Instant(),
                row.Word<LoginStep>(),
                row.Id(),
                row.IdOrNull(),
                row.WordOrNull<ClaimedBy>(),
                0,
                row.Word<Means>(),
                row.Instant(),
                row.Flag(),
                row.Int(),
                row.TextOrNull(),
                row.WordOrNull<KeyUse>()
            ),
            row.Text(),
            row.Text(),
            row.Text()
        );
}
