using Segl.Rules;

namespace Segl.Storage;

/// <summary>Where a maker's file stands that was sent in a browser.</summary>
public enum UploadState
{
    /// <summary>Whoever sent it has yet to approve.</summary>
    Sent,

    /// <summary>It waits for the second part of its key.</summary>
    Waiting,

    /// <summary>It is being read.</summary>
    Importing,

    /// <summary>It is in stock.</summary>
    Imported,

    /// <summary>It was refused whole.</summary>
    Refused,
}

/// <summary>A maker's file that was sent in a browser (R67).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it delivers.</param>
/// <param name="FileName">What it was called.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Hash">Its SHA-256, in hexadecimal.</param>
/// <param name="FirstBy">Who sent it, with the first part of the key.</param>
/// <param name="FirstPart">That part, sealed; null once it was used.</param>
/// <param name="Because">Why, in their words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it was sent.</param>
/// <param name="SecondBy">Who gave the second part; null before.</param>
/// <param name="Told">What became of it; null before.</param>
public sealed record StockUpload(
    Guid Id,
    DeviceKind Kind,
    string FileName,
    long Size,
    string Hash,
    Guid FirstBy,
    byte[]? FirstPart,
    string Because,
    UploadState State,
    DateTimeOffset At,
    Guid? SecondBy = null,
    string? Told = null
)
{
    /// <summary>No part of a key is printed, not even sealed.</summary>
    public override string ToString() => $"{nameof(StockUpload)} {Id}";
}

/// <summary>Stores makers' files between their two persons.</summary>
public static class StockUploadStore
{
    private const string Columns = """
        upload_id, kind, file_name, size, file_hash, first_by, first_part, because, state, uploaded_at, second_by, told
        """;

    /// <summary>All of them, newest first; there are few.</summary>
    public static Task<List<StockUpload>> All(Session session) =>
        session.QueryAll($"SELECT {Columns} FROM stock_upload ORDER BY uploaded_at DESC", Read);

    /// <summary>One of them, locked until the commit where the session writes; null if there is none.</summary>
    public static Task<StockUpload?> Find(Session session, Guid id) =>
        session.QueryOne(
            $"SELECT {Columns} FROM stock_upload WHERE upload_id = @id {session.ForChange}",
            Read,
            ("id", id)
        );

    /// <summary>Adds one.</summary>
    public static void Add(Session session, StockUpload upload) =>
        session.Defer(
            $"""
            INSERT INTO stock_upload ({Columns})
            VALUES (@id, @kind, @name, @size, @hash, @first, @part, @because, @state, @at, @second, @told)
            """,
            Values(upload)
        );

    /// <summary>Saves where one stands.</summary>
    public static void Save(Session session, StockUpload upload) =>
        session.Defer(
            """
            UPDATE stock_upload
            SET first_part = @part, state = @state, second_by = @second, told = @told
            WHERE upload_id = @id
            """,
            Values(upload)
        );

    /// <summary>Adds a piece of its file.</summary>
    public static void AddPiece(Session session, Guid id, int piece, byte[] content, DateTimeOffset now) =>
        session.Defer(
            "INSERT INTO stock_upload_piece (upload_id, piece, content, sent_at) VALUES (@id, @piece, @content, @now)",
            ("id", id),
            ("piece", piece),
            ("content", content),
            ("now", now)
        );

    /// <summary>A piece of its file; null after the last.</summary>
    public static Task<byte[]?> Piece(Session session, Guid id, int piece) =>
        session.QueryOne(
            "SELECT content FROM stock_upload_piece WHERE upload_id = @id AND piece = @piece",
            row => row.Bytes(),
            ("id", id),
            ("piece", piece)
        );

    /// <summary>Removes its file; what became of it stays.</summary>
    public static void RemovePieces(Session session, Guid id) =>
        session.Defer("DELETE FROM stock_upload_piece WHERE upload_id = @id", ("id", id));

    /// <summary>Removes all of it.</summary>
    public static void Remove(Session session, Guid id)
    {
        RemovePieces(session, id);
        session.Defer("DELETE FROM stock_upload WHERE upload_id = @id", ("id", id));
    }

    private static (string Name, SqlValue Value)[] Values(StockUpload upload) =>
        [
            ("id", upload.Id),
            ("kind", upload.Kind),
            ("name", upload.FileName),
            ("size", upload.Size),
            ("hash", upload.Hash),
            ("first", upload.FirstBy),
            ("part", upload.FirstPart),
            ("because", upload.Because),
            ("state", upload.State),
            ("at", upload.At),
            ("second", upload.SecondBy),
            ("told", upload.Told),
        ];

    private static StockUpload Read(Row row) =>
        new(
            row.Id(),
            row.Word<DeviceKind>(),
            row.Text(),
            row.Long(),
            row.Text(),
            row.Id(),
            row.BytesOrNull(),
            row.Text(),
            row.Word<UploadState>(),
            row.Instant(),
            row.IdOrNull(),
            row.TextOrNull()
        );
}
