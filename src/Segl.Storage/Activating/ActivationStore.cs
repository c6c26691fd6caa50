using Segl.Rules;

namespace Segl.Storage;

/// <summary>The step of an app's activation.</summary>
public enum ActivationStep
{
    /// <summary>The phone generated its key.</summary>
    Started,

    /// <summary>Activation code and user ID were right; the temporary PIN is being sent.</summary>
    CodeRight,

    /// <summary>The temporary PIN was right.</summary>
    TemporaryPinRight,

    /// <summary>The owner chose a PIN; the statement is ready to be signed.</summary>
    PinChosen,

    /// <summary>The app is active.</summary>
    Active,
}

/// <summary>The activation of an app on a phone. It grants nothing before the last step.</summary>
/// <param name="Through">What the app will be active through, once code or document was right; a copy has
/// <paramref name="CopyId"/>.</param>
public sealed record Activation(
    Guid Id,
    Guid AppId,
    byte[] PublicKey,
    byte[] Installation,
    string Model,
    string Language,
    string TermsVersion,
    DateTimeOffset StartedAt,
    ActivationStep Step = ActivationStep.Started,
    Guid? PersonId = null,
    byte[]? PinKeyWrapped = null,
    Guid? CopyId = null,
    ActivatedThrough Through = ActivatedThrough.Desk
);

/// <summary>Stores activations.</summary>
public static class ActivationStore
{
    /// <summary>Adds a new activation.</summary>
    public static void Add(Session session, Activation started) =>
        session.Defer(
            """
            INSERT INTO activation (activation_id, app_id, public_key, installation, model, language, terms_version,
                started_at, step)
            VALUES (@id, @app, @key, @installation, @model, @language, @terms, @started_at, @step)
            """,
            ("id", started.Id),
            ("app", started.AppId),
            ("key", started.PublicKey),
            ("installation", started.Installation),
            ("model", started.Model),
            ("language", started.Language),
            ("terms", started.TermsVersion),
            ("started_at", started.StartedAt),
            ("step", started.Step)
        );

    /// <summary>An activation by its id; null if there is none.</summary>
    public static Task<Activation?> Find(Session session, Guid id) =>
        session.QueryOne(
            """
            SELECT app_id, public_key, installation, model, language, terms_version, started_at, step,
                person_id, pin_key_wrapped, copy_id, through
            FROM activation
            WHERE activation_id = @id
            """,
            row => new Activation(
                id,
                row.Id(),
                row.Bytes(),
                row.Bytes(),
                row.Text(),
                row.Text(),
                row.Text(),
                row.Instant(),
                row.Word<ActivationStep>(),
                row.IdOrNull(),
                row.BytesOrNull(),
                row.IdOrNull(),
                row.Word<ActivatedThrough>()
            ),
            ("id", id)
        );

    /// <summary>Saves the next step, unless a concurrent request did.</summary>
    /// <returns>False when the stored step is not the one that was read.</returns>
    public static async Task<bool> Save(Session session, Activation seen, Activation next) =>
        await session.Execute(
            """
            UPDATE activation
            SET step = @step, person_id = @person, pin_key_wrapped = @pin_key, copy_id = @copy, through = @through
            WHERE activation_id = @id AND step = @seen
            """,
            ("step", next.Step),
            ("person", next.PersonId),
            ("pin_key", next.PinKeyWrapped),
            ("copy", next.CopyId),
            ("through", next.Through),
            ("id", next.Id),
            ("seen", seen.Step)
        ) == 1;

    /// <summary>R37: ends an activation that is not active yet. Its next step finds none.</summary>
    public static void End(Session session, Guid id) =>
        session.Defer(
            "DELETE FROM activation WHERE activation_id = @id AND step <> @active",
            ("id", id),
            ("active", ActivationStep.Active)
        );
}
