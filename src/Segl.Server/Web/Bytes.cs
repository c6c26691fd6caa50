using System.Buffers.Text;

namespace Segl.Server.Web;

/// <summary>Bytes as they come in JSON and addresses: base64url without padding.</summary>
internal static class Bytes
{
    /// <summary>Exactly so many bytes; null when the text holds anything else.</summary>
    public static byte[]? Read(string? text, int length)
    {
        if (text is null || text.Length != Base64Url.GetEncodedLength(length))
        {
            return null;
        }

        var bytes = new byte[length];
        return Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == length ? bytes : null;
    }

    /// <summary>An id as 22 characters, as it stands in a QR code; null when the text is none.</summary>
    public static Guid? ReadId(string? text) => Read(text, 16) is { } bytes ? new Guid(bytes, bigEndian: true) : null;

    /// <summary>An id as 22 characters.</summary>
    public static string OfId(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));
}
