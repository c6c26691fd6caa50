using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>One line of a person's journal (R102).</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Seq">1, 2, 3 … without a gap.</param>
/// <param name="At">When it happened.</param>
/// <param name="What">What happened.</param>
/// <param name="Facts">The facts as JSON, statements included; never a secret.</param>
/// <param name="Hash">The hash of this line and of the one before.</param>
/// <param name="Mac">The server's MAC of the hash; null for a line that is older than the MACs, or that follows one
/// that the server did not write.</param>
public sealed record JournalLine(
    Guid PersonId,
    long Seq,
    DateTimeOffset At,
    string What,
    string Facts,
    byte[] Hash,
    byte[]? Mac
);

/// <summary>The journal: each person's lines form a SHA-256 chain, written in the transaction of the change, and are
/// never updated.</summary>
public static class JournalStore
{
    /// <summary>The previous hash of the first line.</summary>
    public static byte[] Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>
    /// SHA-256("segl journal v1" ‖ person id (16, big-endian) ‖ seq (8) ‖ at in ms (8) ‖ length of what (4) ‖ what ‖
    /// length of facts (4) ‖ facts ‖ previous hash (32)), numbers big-endian, texts in UTF-8.
    /// </summary>
    public static byte[] HashOf(
        Guid personId,
        long seq,
        DateTimeOffset at,
        string what,
        string facts,
        byte[] previousHash
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[32];
        hash.AppendData("segl journal v1"u8);
        personId.TryWriteBytes(numbers, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], seq);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], at.ToUnixTimeMilliseconds());
        hash.AppendData(numbers);
        Append(hash, what);
        Append(hash, facts);
        hash.AppendData(previousHash);
        return hash.GetHashAndReset();
    }

    /// <summary>A person's lines from a sequence number on, oldest first, at most <paramref name="most"/>.</summary>
    public static Task<List<JournalLine>> Of(Session session, Guid personId, long fromSeq, int most) =>
        session.QueryAll(
            """
            SELECT seq, at, what, facts, statement, hash, mac
            FROM journal
            WHERE person_id = @person AND seq >= @from
            ORDER BY seq LIMIT @most
            """,
            row => ReadRest(personId, row),
            ("person", personId),
            ("from", fromSeq),
            ("most", most)
        );

    /// <summary>A person's lines before a sequence number, newest first, at most <paramref name="most"/>.</summary>
    public static Task<List<JournalLine>> Before(Session session, Guid personId, long beforeSeq, int most) =>
        session.QueryAll(
            """
            SELECT seq, at, what, facts, statement, hash, mac
            FROM journal
            WHERE person_id = @person AND seq < @before
            ORDER BY seq DESC LIMIT @most
            """,
            row => ReadRest(personId, row),
            ("person", personId),
            ("before", beforeSeq),
            ("most", most)
        );

    /// <summary>A person's newest lines of one kind, newest first.</summary>
    public static Task<List<JournalLine>> Newest(Session session, Guid personId, Happening what, int most) =>
        session.QueryAll(
            """
            SELECT seq, at, what, facts, statement, hash, mac
            FROM journal
            WHERE person_id = @person AND what = @what
            ORDER BY seq DESC LIMIT @most
            """,
            row => ReadRest(personId, row),
            ("person", personId),
            ("what", what),
            ("most", most)
        );

    /// <summary>The query for when something last happened to a person, if ever.</summary>
    public static Query<List<DateTimeOffset>> LastOf(Guid personId, Happening what) =>
        Query.All(
            "SELECT at FROM journal WHERE person_id = @person AND what = @what ORDER BY seq DESC LIMIT 1",
            row => row.Instant(),
            ("person", personId),
            ("what", what)
        );

    /// <summary>The number and hash of a person's last line; null when there is none.</summary>
    internal static Task<JournalHead?> Last(Session session, Guid personId) =>
        session.QueryOne(
            "SELECT seq, hash FROM journal WHERE person_id = @person ORDER BY seq DESC LIMIT 1",
            row => new JournalHead(row.Long(), row.Bytes(), null),
            ("person", personId)
        );

    internal static void Add(Session session, JournalLine line)
    {
        var (facts, statement) = StatementBytes.TakeOut(line.Facts);
        session.Defer(
            """
            INSERT INTO journal (person_id, seq, at, what, facts, statement, hash, mac)
            VALUES (@person, @seq, @at, @what, @facts, @statement, @hash, @mac)
            """,
            ("person", line.PersonId),
            ("seq", line.Seq),
            ("at", line.At),
            ("what", line.What),
            ("facts", facts),
            ("statement", statement),
            ("hash", line.Hash),
            ("mac", line.Mac)
        );
    }

    /// <summary>A line, after the person's id was read.</summary>
    internal static JournalLine ReadRest(Guid personId, Row row) =>
        new(
            personId,
            row.Long(),
            row.Instant(),
            row.Text(),
            StatementBytes.PutBack(row.Text(), row.BytesOrNull()),
            row.Bytes(),
            row.BytesOrNull()
        );

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
