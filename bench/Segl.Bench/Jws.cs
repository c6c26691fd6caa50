using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Bench;

/// <summary>Compact JWS with ES256 (RFC 7515, RFC 7518 section 3.4), all that the floor and its phones need.</summary>
internal static class Jws
{
    /// <summary>Signs the bytes as they are.</summary>
    public static string Sign(ECDsa key, string header, ReadOnlySpan<byte> payload)
    {
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The payload, or null when the signature is not the key's.</summary>
    public static byte[]? Verify(ECDsa key, string jws)
    {
        var end = jws.LastIndexOf('.');
        if (end < 0)
            return null;
        var signature = Base64Url.DecodeFromChars(jws.AsSpan(end + 1));
        if (!key.VerifyData(Encoding.ASCII.GetBytes(jws, 0, end), signature, HashAlgorithmName.SHA256))
            return null;
        var start = jws.IndexOf('.', StringComparison.Ordinal) + 1;
        return Base64Url.DecodeFromChars(jws.AsSpan(start, end - start));
    }

    /// <summary>The signing input, all before the last dot: what a PIN proof covers.</summary>
    public static byte[] SigningInput(string jws) => Encoding.ASCII.GetBytes(jws, 0, jws.LastIndexOf('.'));
}
