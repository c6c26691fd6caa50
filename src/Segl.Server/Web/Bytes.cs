using System.Buffers.Text;
using Segl.Jose;

namespace Segl.Server.Web;

/// <summary>Bytes in JSON and URLs: base64url without padding (RFC 4648 section 5).</summary>
internal static class Bytes
{
    /// <summary>Decodes exactly this many bytes; null for any other text.</summary>
    public static byte[]? Read(string? text, int length)
    {
        // The framework's "try" method throws on an invalid character.
        return text?.Length == Base64Url.GetEncodedLength(length) ? StrictBase64Url.Decode(text) : null;
    }

    /// <summary>Parses an id of 22 characters, as in a QR code; null when invalid.</summary>
    public static Guid? ReadId(string? text) => Read(text, 16) is { } bytes ? new Guid(bytes, bigEndian: true) : null;

    /// <summary>An id as 22 characters.</summary>
    public static string OfId(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));
}
