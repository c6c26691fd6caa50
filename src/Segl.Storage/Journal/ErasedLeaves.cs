using System.Security.Cryptography;

namespace Segl.Storage;

/// <summary>
/// A leaf that the journal of an erased person has in the tree of an hour (R09): without it the hour's checkpoint could
/// not be checked any more. The hash covers the whole id of the person, of which only the beginning is kept; the rest was
/// its key. So nobody can tell from it whose it is, or guess what was in the journal.
/// </summary>
/// <param name="Place">As much of the id's beginning as tells the person from the next: leaves are ordered by it.</param>
/// <param name="Hour">The hour.</param>
/// <param name="Hash">The leaf's hash (RFC 6962 section 2.1).</param>
/// <param name="Mac">The server's MAC: nobody else can erase a person.</param>
internal sealed record ErasedLeaf(byte[] Place, DateTimeOffset Hour, byte[] Hash, byte[] Mac)
{
    /// <summary>The leaf of a person's last line in an hour.</summary>
    public static ErasedLeaf Of(JournalMacs macs, byte[] place, DateTimeOffset hour, JournalLine line)
    {
        var hash = MerkleTree.HashOf(CheckpointStore.LeafOf(line.PersonId, line.Seq, line.Hash));
        return new(place, hour, hash, macs.OfErasedLeaf(place, hour, hash));
    }

    /// <summary>Whether this server erased it.</summary>
    public bool IsOurs(JournalMacs macs) =>
        CryptographicOperations.FixedTimeEquals(Mac, macs.OfErasedLeaf(Place, Hour, Hash));

    /// <summary>Whether it stands before the leaves of a person.</summary>
    public bool IsBefore(Guid personId) => Place.AsSpan().SequenceCompareTo(ErasedLeaves.BytesOf(personId)) < 0;
}

/// <summary>Stores what is left of the journals of erased persons.</summary>
internal static class ErasedLeaves
{
    private const int ShortestPlace = 8;

    /// <summary>An id as its leaves are ordered.</summary>
    public static byte[] BytesOf(Guid personId) => personId.ToByteArray(bigEndian: true);

    /// <summary>As much of a person's id as tells it from its neighbours, erased ones among them.</summary>
    public static async Task<byte[]> PlaceOf(Session session, Guid personId)
    {
        var id = BytesOf(personId);
        List<byte[]> neighbours =
        [
            .. (await Persons(session, "person_id < @id ORDER BY person_id DESC", personId)).Select(BytesOf),
            .. (await Persons(session, "person_id > @id ORDER BY person_id", personId)).Select(BytesOf),
            .. await Places(session, "place < @id ORDER BY place DESC", id),
            .. await Places(session, "place > @id ORDER BY place", id),
        ];
        var alike = neighbours.Select(one => one.AsSpan().CommonPrefixLength(id)).DefaultIfEmpty(0).Max();
        return id[..Math.Clamp(alike + 1, ShortestPlace, id.Length)];
    }

    /// <summary>Adds leaves.</summary>
    public static void Add(Session session, IEnumerable<ErasedLeaf> leaves)
    {
        foreach (var leaf in leaves)
        {
            session.Defer(
                "INSERT INTO erased_leaf (place, hour, leaf_hash, mac) VALUES (@place, @hour, @hash, @mac)",
                ("place", leaf.Place),
                ("hour", leaf.Hour),
                ("hash", leaf.Hash),
                ("mac", leaf.Mac)
            );
        }
    }

    /// <summary>The leaves after those of a person, in order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="after">The person before them.</param>
    /// <param name="last">The person up to whom they are wanted; null for all that follow.</param>
    public static Task<List<ErasedLeaf>> Between(Session session, Guid after, Guid? last) =>
        session.QueryAll(
            $"""
            SELECT place, hour, leaf_hash, mac
            FROM erased_leaf
            WHERE place > @after {(last is null ? "" : "AND place <= @last")}
            ORDER BY place, hour
            """,
            row => new ErasedLeaf(row.Bytes(), row.Instant(), row.Bytes(), row.Bytes()),
            last is { } until ? [("after", BytesOf(after)), ("last", BytesOf(until))] : [("after", BytesOf(after))]
        );

    private static Task<List<Guid>> Persons(Session session, string which, Guid id) =>
        session.QueryAll($"SELECT person_id FROM person WHERE {which} LIMIT 1", row => row.Id(), ("id", id));

    private static Task<List<byte[]>> Places(Session session, string which, byte[] id) =>
        session.QueryAll($"SELECT place FROM erased_leaf WHERE {which} LIMIT 1", row => row.Bytes(), ("id", id));
}
