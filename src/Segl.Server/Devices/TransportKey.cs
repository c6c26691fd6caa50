using System.Security.Cryptography;

namespace Segl.Server.Devices;

/// <summary>
/// R67: the key of a maker's file comes as two parts, which two persons hold; either alone says nothing about it. It is
/// the exclusive or of both, and is gone when it is disposed.
/// </summary>
internal sealed class TransportKey : IDisposable
{
    // 128 bits; a phrase that a key is derived from may be longer than a key.
    private const int ShortestBytes = 16;
    private const int LongestBytes = 128;

    private TransportKey(byte[] bytes) => Bytes = bytes;

    /// <summary>The key.</summary>
    public byte[] Bytes { get; }

    /// <summary>What is wrong with one part by itself, in a sentence that repeats no digit; null when nothing
    /// is.</summary>
    public static string? WhyNoPart(string? typed)
    {
        var part = ReadPart(typed);
        var isPart = part is { Length: >= ShortestBytes and <= LongestBytes } && !IsZero(part);
        CryptographicOperations.ZeroMemory(part);
        return isPart
            ? null
            : $"A part of the key is {ShortestBytes} to {LongestBytes} bytes in hexadecimal, and not zero.";
    }

    /// <summary>Puts the parts together.</summary>
    /// <param name="first">One part, in hexadecimal.</param>
    /// <param name="second">The other part, in hexadecimal.</param>
    /// <returns>The key, or one sentence about what is wrong, which repeats no digit.</returns>
    public static (TransportKey? Key, string? WhyNot) Join(string? first, string? second)
    {
        // What was typed stands in strings, which nobody can clear; the bytes are cleared whatever comes of them.
        var (one, two) = (ReadPart(first), ReadPart(second));
        try
        {
            return Join(one, two);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(one);
            CryptographicOperations.ZeroMemory(two);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(Bytes);

    private static (TransportKey? Key, string? WhyNot) Join(byte[]? one, byte[]? two)
    {
        if (one is null || two is null)
        {
            return (null, "A part of the key is missing, or is not written in hexadecimal.");
        }

        if (one.Length != two.Length || one.Length is < ShortestBytes or > LongestBytes)
        {
            return (null, $"Both parts of the key have the same length, {ShortestBytes} to {LongestBytes} bytes.");
        }

        var key = new byte[one.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = (byte)(one[i] ^ two[i]);
        }

        // The same part typed twice, or the whole key beside nothing, is the work of one person.
        if (IsZero(key) || IsZero(one) || IsZero(two))
        {
            CryptographicOperations.ZeroMemory(key);
            return (null, "The two parts of the key are the same, or one of them is zero.");
        }

        return (new(key), null);
    }

    private static byte[]? ReadPart(string? typed)
    {
        var digits = (typed ?? "").Replace(" ", "", StringComparison.Ordinal);
        var part = new byte[digits.Length / 2];
        return
            digits.Length > 0
            && Convert.FromHexString(digits, part, out _, out var written) is System.Buffers.OperationStatus.Done
            && written == part.Length
            ? part
            : null;
    }

    private static bool IsZero(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);
}
