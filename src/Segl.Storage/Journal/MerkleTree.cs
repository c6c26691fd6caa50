using System.Security.Cryptography;

namespace Segl.Storage;

/// <summary>A Merkle tree (RFC 6962 section 2.1, SHA-256) that is built leaf by leaf and stores one hash per
/// level.</summary>
public sealed class MerkleTree
{
    private const byte Leaf = 0;
    private const byte Node = 1;
    private readonly Stack<(long Leaves, byte[] Hash)> complete = new();

    /// <summary>How many leaves there are.</summary>
    public long Leaves { get; private set; }

    /// <summary>The hash of a leaf.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> leaf) => SHA256.HashData([Leaf, .. leaf]);

    /// <summary>Adds the next leaf.</summary>
    public void Add(ReadOnlySpan<byte> leaf) => AddHash(HashOf(leaf));

    /// <summary>Adds the next leaf by its hash, where nothing else of it is left.</summary>
    public void AddHash(byte[] leafHash)
    {
        Leaves++;
        var grown = (Leaves: 1L, Hash: leafHash);
        while (complete.TryPeek(out var left) && left.Leaves == grown.Leaves)
        {
            complete.Pop();
            grown = (left.Leaves * 2, Join(left.Hash, grown.Hash));
        }

        complete.Push(grown);
    }

    /// <summary>The root of the leaves so far; without leaves, the hash of the empty string.</summary>
    public byte[] Root() =>
        complete.Count == 0
            ? SHA256.HashData([])
            : complete.Select(one => one.Hash).Aggregate((right, left) => Join(left, right));

    private static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([Node, .. left, .. right]);
}
