using System.Data.Common;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>How an app stands in the service.</summary>
public enum AppState
{
    /// <summary>It may be used, and holds one of the three places (R10).</summary>
    Active,

    /// <summary>Blocked in the service; it holds no place.</summary>
    Blocked,

    /// <summary>Deleted in the service; it holds no place.</summary>
    Deleted,
}

/// <summary>One person in one installation.</summary>
/// <param name="Answers">How many state-changing answers it got: the token of the last one is made from it.</param>
/// <param name="SuspendedForGood">It seems to be cloned; only a new activation helps.</param>
public sealed record App(
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
);

/// <summary>Keeps apps. Decides nothing.</summary>
public static class Apps
{
    private const string Columns = """
        person_id, app_id, slot, state, first_app, name, model, installation, public_key, pin_key_wrapped, wrong_pins,
        suspended_until, suspended_for_good, passkey_id, number_from, answers, terms_version, activated_at,
        last_used_at,
        through, level
        """;

    /// <summary>One app of a person; null if it is not theirs.</summary>
    public static Task<App?> Find(Session session, Guid personId, Guid appId) => session.Ask(Of(personId, appId));

    /// <summary>The question for one app of a person.</summary>
    public static Question<App?> Of(Guid personId, Guid appId) =>
        Question.One(
            $"SELECT {Columns} FROM app WHERE person_id = @person AND app_id = @app",
            Read,
            ("person", personId),
            ("app", appId)
        );

    /// <summary>An app by its id alone, with its owner; null if there is none.</summary>
    public static Task<App?> Find(Session session, Guid appId) =>
        session.One(
            $"""
            SELECT {Columns} FROM app
            WHERE app_id = @app AND person_id = (SELECT person_id FROM person_by_app WHERE app_id = @app)
            """,
            Read,
            ("app", appId)
        );

    /// <summary>The question for the app from which a copy is made.</summary>
    public static Question<App?> CopiedBy(Guid personId, Guid copyId) =>
        Question.One(
            $"""
            SELECT {Columns} FROM app WHERE person_id = @person AND app_id =
                (SELECT from_app_id FROM app_copy WHERE person_id = @person AND copy_id = @copy)
            """,
            Read,
            ("person", personId),
            ("copy", copyId)
        );

    /// <summary>All apps of a person, oldest first.</summary>
    public static Task<List<App>> Of(Session session, Guid personId) => session.Ask(AllOf(personId));

    /// <summary>The question for all apps of a person, oldest first.</summary>
    public static Question<List<App>> AllOf(Guid personId) =>
        Question.All(
            $"SELECT {Columns} FROM app WHERE person_id = @person ORDER BY activated_at, app_id",
            Read,
            ("person", personId)
        );

    /// <summary>Adds an app that is active from now on. Its place is taken by the unique index behind R10.</summary>
    public static void Add(Session session, App app)
    {
        session.Later(
            $"""
            INSERT INTO app ({Columns})
            VALUES (@person, @app, @slot, @state, @first, @name, @model, @installation, @key, @pin_key, @wrong,
                @until, @for_good, @passkey, @number_from, @answers, @terms, @activated_at, @used_at, @through, @level)
            """,
            Values(app)
        );
        session.Later(
            "INSERT INTO person_by_app (app_id, person_id) VALUES (@app, @person)",
            ("app", app.Id),
            ("person", app.PersonId)
        );
        session.Later(
            "INSERT INTO installation_person (installation, person_id) VALUES (@installation, @person) "
                + "ON CONFLICT DO NOTHING",
            ("installation", app.Installation),
            ("person", app.PersonId)
        );
    }

    /// <summary>Saves what can change about an app.</summary>
    public static void Save(Session session, App app)
    {
        session.Later(
            """
            UPDATE app SET slot = @slot, state = @state, name = @name, pin_key_wrapped = @pin_key, wrong_pins = @wrong,
                suspended_until = @until, suspended_for_good =
                    @for_good, number_from = @number_from, answers = @answers, last_used_at = @used_at
            WHERE person_id = @person AND app_id = @app
            """,
            Values(app)
        );
        if (app.State is AppState.Deleted)
        {
            session.Later(
                "DELETE FROM installation_person WHERE installation = @installation AND person_id = @person",
                ("installation", app.Installation),
                ("person", app.PersonId)
            );
        }
    }

    /// <summary>Sets or takes away the passkey that may stand in for the PIN (R24).</summary>
    public static void SetPasskey(Session session, Guid personId, Guid appId, byte[]? passkeyId) =>
        session.Later(
            "UPDATE app SET passkey_id = @passkey WHERE person_id = @person AND app_id = @app",
            ("passkey", passkeyId),
            ("person", personId),
            ("app", appId)
        );

    /// <summary>R25: a second person on an installation destroys what biometrics unlock there.</summary>
    public static void DestroyPasskeysOn(Session session, byte[] installation, DateTimeOffset now)
    {
        session.Later(
            """
            UPDATE passkey SET destroyed_at = @now WHERE destroyed_at IS NULL
                AND person_id IN (SELECT person_id FROM installation_person WHERE installation = @installation)
                AND app_id IN (
                    SELECT app_id FROM app WHERE app.person_id = passkey.person_id AND installation = @installation)
            """,
            ("now", now),
            ("installation", installation)
        );
        session.Later(
            """
            UPDATE app SET passkey_id = NULL WHERE installation = @installation
                AND person_id IN (SELECT person_id FROM installation_person WHERE installation = @installation)
            """,
            ("installation", installation)
        );
    }

    /// <summary>Who shares an installation, besides this person (R25, R26).</summary>
    public static Task<List<Guid>> OthersOn(Session session, byte[] installation, Guid personId) =>
        session.Ask(SharersOf(installation, personId));

    /// <summary>The question for who shares an installation, besides this person.</summary>
    public static Question<List<Guid>> SharersOf(byte[] installation, Guid personId) =>
        Question.All(
            "SELECT person_id FROM installation_person WHERE installation = @installation AND person_id <> @person",
            row => row.GetGuid(0),
            ("installation", installation),
            ("person", personId)
        );

    private static (string Name, SqlValue Value)[] Values(App app) =>
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

    private static App Read(DbDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.IsDBNull(2) ? null : row.GetInt32(2),
            row.Word<AppState>(3),
            row.GetBoolean(4),
            row.GetString(5),
            row.GetString(6),
            row.Bytes(7),
            row.Bytes(8),
            row.Bytes(9),
            new(row.GetInt32(10), row.InstantOrNull(11)),
            row.GetBoolean(12),
            row.BytesOrNull(13),
            new(row.InstantOrNull(14)),
            row.GetInt64(15),
            row.GetString(16),
            row.Instant(17),
            row.InstantOrNull(18),
            row.Word<ActivatedThrough>(19),
            row.Word<AssuranceLevel>(20)
        );
}
