using System.Data.Common;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>The state of an app in the service.</summary>
public enum AppState
{
    /// <summary>It may be used, and counts as one of the three apps (R10).</summary>
    Active,

    /// <summary>Blocked in the service; it does not count.</summary>
    Blocked,

    /// <summary>Deleted in the service; it does not count.</summary>
    Deleted,
}

/// <summary>One person in one installation.</summary>
/// <param name="Answers">The number of state-changing responses: the last one's token is derived from it.</param>
/// <param name="SuspendedForGood">It was probably cloned; only a new activation helps.</param>
public sealed record StoredApp(
    Guid PersonId,
    Guid Id,
    int? Slot,
    AppState State,
    bool FirstApp,
    string Name,
    string Model,
    byte[] Installation,
    byte[] PublicKey,
    byte[] PinKeyWrapped,
    PinCounter Pins,
    bool SuspendedForGood,
    byte[]? PasskeyId,
    NumberApproval NumberApproval,
    long Answers,
    string TermsVersion,
    DateTimeOffset ActivatedAt,
    DateTimeOffset? LastUsedAt,
    ActivatedThrough Through = ActivatedThrough.Desk,
    AssuranceLevel Level = AssuranceLevel.Substantial
)
{
    /// <summary>What decides whether it may act.</summary>
    public AppStanding Standing => new(State is AppState.Active, SuspendedForGood, Pins);
}

/// <summary>Stores apps; the rules decide.</summary>
public static class AppStore
{
    private const string Columns = """
        person_id, app_id, slot, state, first_app, name, model, installation, public_key, pin_key_wrapped, wrong_pins,
        suspended_until, suspended_for_good, passkey_id, number_from, answers, terms_version, activated_at,
        last_used_at, through, level
        """;

    /// <summary>One app of a person; null if it is not theirs.</summary>
    public static Task<StoredApp?> Find(Session session, Guid personId, Guid appId) =>
        session.ExecuteQuery(Of(personId, appId));

    /// <summary>The query for one app of a person.</summary>
    public static Query<StoredApp?> Of(Guid personId, Guid appId) =>
        Query.One(
            $"SELECT {Columns} FROM app WHERE person_id = @person AND app_id = @app",
            Read,
            ("person", personId),
            ("app", appId)
        );

    /// <summary>
    /// The query for one app of a person that makes a request. The number of its last response is in its row, or in a
    /// login that it claimed since.
    /// </summary>
    public static Query<CallingApp?> Calling(Guid personId, Guid appId) =>
        Query.One(
            $"""
            SELECT {Columns},
                (SELECT MAX(answer) FROM waiting_login WHERE person_id = @person AND app_id = @app)
            FROM app
            WHERE person_id = @person AND app_id = @app
            """,
            ReadCalling,
            ("person", personId),
            ("app", appId)
        );

    /// <summary>An app by its id alone, with its owner; null if there is none.</summary>
    public static async Task<StoredApp?> Find(Session session, Guid appId) =>
        await session.QueryAll(
            "SELECT person_id FROM person_by_app WHERE app_id = @app",
            row => row.Id(),
            ("app", appId)
        )
            is [var person]
            ? await Find(session, person, appId)
            : null;

    /// <summary>The query for the app from which a copy is made.</summary>
    public static Query<StoredApp?> CopiedBy(Guid personId, Guid copyId) =>
        Query.One(
            $"""
            SELECT {Columns}
            FROM app
            WHERE person_id = @person AND app_id =
                (SELECT from_app_id FROM app_copy WHERE person_id = @person AND copy_id = @copy)
            """,
            Read,
            ("person", personId),
            ("copy", copyId)
        );

    /// <summary>All apps of a person, oldest first.</summary>
    public static Task<List<StoredApp>> Of(Session session, Guid personId) => session.ExecuteQuery(AllOf(personId));

    /// <summary>The query for all apps of a person, oldest first.</summary>
    public static Query<List<StoredApp>> AllOf(Guid personId) =>
        Query.All(
            $"SELECT {Columns} FROM app WHERE person_id = @person ORDER BY activated_at, app_id",
            Read,
            ("person", personId)
        );

    /// <summary>Adds an active app. The unique index behind R10 allocates its place.</summary>
    public static void Add(Session session, StoredApp app)
    {
        session.Defer(
            $"""
            INSERT INTO app ({Columns})
            VALUES (@person, @app, @slot, @state, @first, @name, @model, @installation, @key, @pin_key, @wrong,
                @until, @for_good, @passkey, @number_from, @answers, @terms, @activated_at, @used_at, @through, @level)
            """,
            Values(app)
        );
        session.Defer(
            "INSERT INTO person_by_app (app_id, person_id) VALUES (@app, @person)",
            ("app", app.Id),
            ("person", app.PersonId)
        );
        session.Defer(
            """
            INSERT INTO installation_person (installation, person_id)
            VALUES (@installation, @person)
            ON CONFLICT DO NOTHING
            """,
            ("installation", app.Installation),
            ("person", app.PersonId)
        );
    }

    /// <summary>Saves the mutable fields of an app.</summary>
    public static void Save(Session session, StoredApp app)
    {
        session.Defer(
            """
            UPDATE app
            SET slot = @slot, state = @state, name = @name, pin_key_wrapped = @pin_key, wrong_pins = @wrong,
                suspended_until = @until, suspended_for_good = @for_good, number_from = @number_from,
                answers = @answers, last_used_at = @used_at
            WHERE person_id = @person AND app_id = @app
            """,
            Values(app)
        );
        if (app.State is AppState.Deleted)
        {
            session.Defer(
                "DELETE FROM installation_person WHERE installation = @installation AND person_id = @person",
                ("installation", app.Installation),
                ("person", app.PersonId)
            );
        }
    }

    /// <summary>T-16: keeps the number of a response that was kept with a login, since another app claims that
    /// login.</summary>
    public static void KeepAnswer(Session session, Guid personId, Guid appId, long answer) =>
        session.Defer(
            "UPDATE app SET answers = @answer WHERE person_id = @person AND app_id = @app AND answers < @answer",
            ("answer", answer),
            ("person", personId),
            ("app", appId)
        );

    /// <summary>Sets or removes the passkey that may replace the PIN (R24).</summary>
    public static void SetPasskey(Session session, Guid personId, Guid appId, byte[]? passkeyId) =>
        session.Defer(
            "UPDATE app SET passkey_id = @passkey WHERE person_id = @person AND app_id = @app",
            ("passkey", passkeyId),
            ("person", personId),
            ("app", appId)
        );

    /// <summary>The statement for the installations in which a person has or had an app.</summary>
    internal const string Installations = "SELECT DISTINCT installation FROM app WHERE person_id = @person";

    /// <summary>The installations in which a person has or had an app.</summary>
    internal static Task<List<byte[]>> InstallationsOf(Session session, Guid personId) =>
        session.QueryAll(Installations, row => row.Bytes(), ("person", personId));

    /// <summary>R25: a second person on an installation destroys the passkeys on it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="installation">The installation.</param>
    /// <param name="persons">All persons who have an app there.</param>
    /// <param name="now">The instant of the change.</param>
    public static void DestroyPasskeysOn(
        Session session,
        byte[] installation,
        IEnumerable<Guid> persons,
        DateTimeOffset now
    )
    {
        foreach (var person in persons)
        {
            session.Defer(
                """
                UPDATE passkey
                SET destroyed_at = @now
                WHERE person_id = @person AND destroyed_at IS NULL AND app_id IN (
                    SELECT app_id FROM app WHERE person_id = @person AND installation = @installation)
                """,
                ("now", now),
                ("person", person),
                ("installation", installation)
            );
            session.Defer(
                "UPDATE app SET passkey_id = NULL WHERE person_id = @person AND installation = @installation",
                ("person", person),
                ("installation", installation)
            );
        }
    }

    /// <summary>The other persons of an installation (R25, R26).</summary>
    public static Task<List<Guid>> OthersOn(Session session, byte[] installation, Guid personId) =>
        session.ExecuteQuery(SharersOf(installation, personId));

    /// <summary>The query for the other persons of an installation.</summary>
    public static Query<List<Guid>> SharersOf(byte[] installation, Guid personId) =>
        Query.All(
            "SELECT person_id FROM installation_person WHERE installation = @installation AND person_id <> @person",
            row => row.Id(),
            ("installation", installation),
            ("person", personId)
        );

    private static (string Name, SqlValue Value)[] Values(StoredApp app) =>
        [
            ("person", app.PersonId),
            ("app", app.Id),
            ("slot", app.Slot),
            ("state", app.State),
            ("first", app.FirstApp),
            ("name", app.Name),
            ("model", app.Model),
            ("installation", app.Installation),
            ("key", app.PublicKey),
            ("pin_key", app.PinKeyWrapped),
            ("wrong", app.Pins.Wrong),
            ("until", app.Pins.SuspendedUntil),
            ("for_good", app.SuspendedForGood),
            ("passkey", app.PasskeyId),
            ("number_from", app.NumberApproval.From),
            ("answers", app.Answers),
            ("terms", app.TermsVersion),
            ("activated_at", app.ActivatedAt),
            ("used_at", app.LastUsedAt),
            ("through", app.Through),
            ("level", app.Level),
        ];

    private static CallingApp ReadCalling(Row row)
    {
        var app = Read(row);
        return new(app, Math.Max(app.Answers, row.LongOrNull() ?? 0));
    }

    private static StoredApp Read(Row row) =>
        new(
            row.Id(),
            row.Id(),
            row.IntOrNull(),
            row.Word<AppState>(),
            row.Flag(),
            row.Text(),
            row.Text(),
            row.Bytes(),
            row.Bytes(),
            row.Bytes(),
            new(row.Int(), row.InstantOrNull()),
            row.Flag(),
            row.BytesOrNull(),
            new(row.InstantOrNull()),
            row.Long(),
            row.Text(),
            row.Instant(),
            row.InstantOrNull(),
            row.Word<ActivatedThrough>(),
            row.Word<AssuranceLevel>()
        );
}
