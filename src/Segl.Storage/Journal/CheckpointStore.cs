using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;

namespace Segl.Storage;

/// <summary>A signed checkpoint over an hour of the journal.</summary>
/// <param name="Hour">The instant at which the hour began.</param>
/// <param name="Heads">How many persons have new lines in it.</param>
/// <param name="MerkleRoot">The root over those persons' last lines in it, ordered by their ids.</param>
/// <param name="PreviousHash">The hash of the previous checkpoint; 32 zero bytes before the first.</param>
/// <param name="Hash">The hash of all of the above.</param>
/// <param name="KeyId">The signing key.</param>
/// <param name="Signature">ES256 over the hash: r ‖ s.</param>
public sealed record Checkpoint(
    DateTimeOffset Hour,
    long Heads,
    byte[] MerkleRoot,
    byte[] PreviousHash,
    byte[] Hash,
    string KeyId,
    byte[] Signature
);

/// <summary>Stores checkpoints, and computes their content.</summary>
public static class CheckpointStore
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>
    /// The delay between the end of an hour and its checkpoint: by then every line with an instant in the hour is
    /// committed.
    /// </summary>
    public static TimeSpan LateCommits { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The hour of an instant, by the instant at which it began.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % OneHour.Ticks), TimeSpan.Zero);

    /// <summary>When the checkpoint of an hour may be made.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset hour) => hour + OneHour + LateCommits;

    /// <summary>person id (16, big-endian) ‖ seq (8, big-endian) ‖ hash of that line (32)</summary>
    public static byte[] LeafOf(Guid personId, long seq, byte[] hash)
    {
        var leaf = new byte[24 + SHA256.HashSizeInBytes];
        personId.TryWriteBytes(leaf, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(leaf.AsSpan(16), seq);
        hash.CopyTo(leaf, 24);
        return leaf;
    }

    /// <summary>
    /// SHA-256("segl checkpoint v1" ‖ hour in ms (8) ‖ heads (8) ‖ root (32) ‖ previous hash (32)), big-endian.
    /// </summary>
    public static byte[] HashOf(DateTimeOffset hour, long heads, byte[] merkleRoot, byte[] previousHash)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, hour.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], heads);
        return SHA256.HashData([.. "segl checkpoint v1"u8, .. numbers, .. merkleRoot, .. previousHash]);
    }

    /// <summary>All checkpoints, oldest first.</summary>
    public static Task<List<Checkpoint>> All(Session session) =>
        session.QueryAll(
            """
            SELECT hour, heads, merkle_root, previous_hash, hash, key_id, signature
            FROM checkpoint
            ORDER BY hour
            """,
            Read
        );

    /// <summary>Checkpoints from an hour on, oldest first.</summary>
    public static Task<List<Checkpoint>> From(Session session, DateTimeOffset hour) =>
        session.QueryAll(
            """
            SELECT hour, heads, merkle_root, previous_hash, hash, key_id, signature
            FROM checkpoint
            WHERE hour >= @hour
            ORDER BY hour
            """,
            Read,
            ("hour", hour)
        );

    /// <summary>The newest one; null before the first.</summary>
    public static Task<Checkpoint?> Newest(Session session) =>
        session.QueryOne(
            """
            SELECT hour, heads, merkle_root, previous_hash, hash, key_id, signature
            FROM checkpoint
            ORDER BY hour DESC LIMIT 1
            """,
            Read
        );

    /// <summary>The first hour after <paramref name="after"/> that has lines; null if there is none yet.</summary>
    public static async Task<DateTimeOffset?> NextHour(Session session, DateTimeOffset? after)
    {
        var from = after is { } hour ? hour + OneHour : DateTimeOffset.UnixEpoch;
        var first = await session.QueryAll(
            "SELECT at FROM journal WHERE at >= @from ORDER BY at LIMIT 1",
            row => row.Instant(),
            ("from", from)
        );
        return first is [var at] ? HourOf(at) : null;
    }

    /// <summary>The tree over the persons' last lines in an hour.</summary>
    public static async Task<MerkleTree> TreeOf(Session session, DateTimeOffset hour)
    {
        var tree = new MerkleTree();
        (Guid Person, long Seq, byte[] Hash)? last = null;
        await session.QueryEach(
            """
            SELECT person_id, seq, hash
            FROM journal
            WHERE at >= @from AND at < @until
            ORDER BY person_id, seq
            """,
            row =>
            {
                var line = (Person: row.Id(), Seq: row.Long(), Hash: row.Bytes());
                if (last is { } before && before.Person != line.Person)
                {
                    tree.Add(LeafOf(before.Person, before.Seq, before.Hash));
                }

                last = line;
            },
            ("from", hour),
            ("until", hour + OneHour)
        );
        if (last is { } head)
        {
            tree.Add(LeafOf(head.Person, head.Seq, head.Hash));
        }

        return tree;
    }

    /// <summary>Adds a checkpoint.</summary>
    /// <returns>False when another node added it first.</returns>
    public static async Task<bool> Add(Session session, Checkpoint made) =>
        await session.Execute(
            """
            INSERT INTO checkpoint (hour, heads, merkle_root, previous_hash, hash, key_id, signature)
            VALUES (@hour, @heads, @root, @previous, @hash, @key, @signature)
            ON CONFLICT DO NOTHING
            """,
            ("hour", made.Hour),
            ("heads", made.Heads),
            ("root", made.MerkleRoot),
            ("previous", made.PreviousHash),
            ("hash", made.Hash),
            ("key", made.KeyId),
            ("signature", made.Signature)
        ) == 1;

    private static Checkpoint Read(Row row) =>
        new(row.Instant(), row.Long(), row.Bytes(), row.Bytes(), row.Bytes(), row.Text(), row.Bytes());
}
