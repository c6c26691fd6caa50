using Segl.Rules;

namespace Segl.Storage;

/// <summary>A document check as stored.</summary>
/// <param name="Installation">The digest of the installation that scans; it has one check at a time.</param>
/// <param name="Id">The check's id.</param>
/// <param name="PublicKey">The key that asked for it: an app's, or that of an activation.</param>
/// <param name="TicketDigest">The digest of the ticket that opens the reading.</param>
/// <param name="AppId">The app that asked; null where the phone has no app of the person yet.</param>
/// <param name="Language">The language of the app.</param>
/// <param name="TermsVersion">The terms that were accepted (R07).</param>
/// <param name="State">Purpose and step.</param>
/// <param name="HolderId">The person in the document, once it was granted.</param>
public sealed record StoredDocumentCheck(
    byte[] Installation,
    Guid Id,
    byte[] PublicKey,
    byte[] TicketDigest,
    Guid? AppId,
    string Language,
    string TermsVersion,
    DocumentCheck State,
    Guid? HolderId = null
);

/// <summary>Stores document checks (R70).</summary>
public static class DocumentCheckStore
{
    /// <summary>Stores a new check in place of the installation's older one, which ends with it.</summary>
    public static void Replace(Session session, StoredDocumentCheck started) =>
        session.Defer(
            """
            INSERT INTO document_check (installation, check_id, public_key, ticket_digest, app_id, language,
                terms_version, purpose, started_at, step)
            VALUES (@installation, @id, @key, @ticket, @app, @language, @terms, @purpose, @started_at, @step)
            ON CONFLICT (installation) DO UPDATE
            SET check_id = @id, public_key = @key, ticket_digest = @ticket, app_id = @app, language = @language,
                terms_version = @terms, purpose = @purpose, started_at = @started_at, step = @step, decided_at = NULL,
                kind = NULL, holder_id = NULL
            """,
            ("installation", started.Installation),
            ("id", started.Id),
            ("key", started.PublicKey),
            ("ticket", started.TicketDigest),
            ("app", started.AppId),
            ("language", started.Language),
            ("terms", started.TermsVersion),
            ("purpose", started.State.Purpose),
            ("started_at", started.State.StartedAt),
            ("step", started.State.Step)
        );

    /// <summary>The check of an installation; null when it has none.</summary>
    public static Task<StoredDocumentCheck?> Find(Session session, byte[] installation) =>
        session.QueryOne(
            """
            SELECT check_id, public_key, ticket_digest, app_id, language, terms_version, purpose, started_at, step,
                decided_at, kind, holder_id
            FROM document_check
            WHERE installation = @installation
            """,
            row => new StoredDocumentCheck(
                installation,
                row.Id(),
                row.Bytes(),
                row.Bytes(),
                row.IdOrNull(),
                row.Text(),
                row.Text(),
                new(
                    row.Word<CheckPurpose>(),
                    row.Instant(),
                    row.Word<CheckStep>(),
                    row.InstantOrNull(),
                    row.WordOrNull<CheckedDocument>()
                ),
                row.IdOrNull()
            ),
            ("installation", installation)
        );

    /// <summary>Saves the next step, unless a concurrent request did, or a newer check took its place.</summary>
    /// <returns>False when the stored step is not the one that was read.</returns>
    public static async Task<bool> Save(Session session, StoredDocumentCheck seen, StoredDocumentCheck next) =>
        await session.Execute(
            """
            UPDATE document_check
            SET step = @step, decided_at = @decided_at, kind = @kind, holder_id = @holder
            WHERE installation = @installation AND check_id = @id AND step = @seen
            """,
            ("step", next.State.Step),
            ("decided_at", next.State.DecidedAt),
            ("kind", next.State.Kind),
            ("holder", next.HolderId),
            ("installation", next.Installation),
            ("id", next.Id),
            ("seen", seen.State.Step)
        ) == 1;
}
