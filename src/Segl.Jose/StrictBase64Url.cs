using System.Buffers;
using System.Buffers.Text;

namespace Segl.Jose;

/// <summary>base64url as in RFC 7515 section 2: no padding, no line breaks, no white space.</summary>
public static class StrictBase64Url
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>The bytes; null when the text is not valid, or not the canonical encoding.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        // The framework's decoder refuses non-zero trailing bits, but accepts padding and white space.
        if (text.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return
            Base64Url.DecodeFromChars(text, bytes, out _, out var written) is OperationStatus.Done
            && written == bytes.Length
            ? bytes
            : null;
    }
}
