namespace Segl.Storage;

/// <summary>Where the activation of an app stands.</summary>
public enum ActivationStep
{
    /// <summary>The phone made its key.</summary>
    Started,

    /// <summary>Activation code and user ID were right; the temporary PIN is on its way.</summary>
    CodeRight,

    /// <summary>The temporary PIN was right.</summary>
    TemporaryPinRight,

    /// <summary>The owner chose a PIN; the statement waits to be signed.</summary>
    PinChosen,

    /// <summary>The app is active.</summary>
    Active,
}

/// <summary>The activation of an app on a phone. Nothing of it is usable before the last step.</summary>
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
    Guid? CopyId = null
);

/// <summary>Keeps activations.</summary>
public static class ActivationStore
{
    /// <summary>Adds one that has just started.</summary>
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

    /// <summary>One by its id; null if there is none.</summary>
    public static Task<Activation?> Find(Session session, Guid id) =>
        session.QueryOne(
            """
            SELECT app_id, public_key, installation, model, language, terms_version, started_at, step,
                person_id, pin_key_wrapped, copy_id
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
                row.IdOrNull()
            ),
            ("id", id)
        );

    /// <summary>Saves the next step, unless somebody took it already.</summary>
    /// <returns>False when it stands elsewhere than seen.</returns>
    public static async Task<bool> Save(Session session, Activation seen, Activation next) =>
        await session.Execute(
            """
            UPDATE activation
            SET step = @step, person_id = @person, pin_key_wrapped = @pin_key, copy_id = @copy
            WHERE activation_id = @id AND step = @seen
            """,
            ("step", next.Step),
            ("person", next.PersonId),
            ("pin_key", next.PinKeyWrapped),
            ("copy", next.CopyId),
            ("id", next.Id),
            ("seen", seen.Step)
        ) == 1;
}
