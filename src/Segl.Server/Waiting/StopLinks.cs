using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Keys;
using Segl.Server.Login.Texts;
using Segl.Server.Web;

namespace Segl.Server.Waiting;

/// <summary>A link in SMS and e-mail that stops something without any authenticator: 128 random bits, stored as a
/// digest.</summary>
internal static class StopLinks
{
    private const int ValueBytes = 16;

    /// <summary>A new one: what to keep, and the value wrapped for the outbox.</summary>
    public static (byte[] Digest, byte[] Wrapped) New(KeyEncryptionKey keys, Guid personId)
    {
        var value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ValueBytes));
        return (keys.Digest("segl stop link v1", value), new Codes(keys).WrapForOutbox(personId, value));
    }

    /// <summary>The digest of a link's value; null when the value is malformed.</summary>
    public static byte[]? DigestOf(KeyEncryptionKey keys, string value) =>
        Bytes.Read(value, ValueBytes) is null ? null : keys.Digest("segl stop link v1", value);

    /// <summary>The page of a link that stops nothing: unknown, of what was stopped and of what is done look the same, so
    /// that a stranger learns nothing.</summary>
    public static IResult Nothing(PageFrame frame, HttpContext context)
    {
        var texts = BoxTexts.In(Languages.Of(context));
        return frame.Page(
            context,
            texts.Language,
            texts.NothingToStopHeading,
            StatusCodes.Status404NotFound,
            $"""
            <h1>{texts.NothingToStopHeading}</h1>
            <p>{texts.NothingToStop}</p>
            """
        );
    }
}
