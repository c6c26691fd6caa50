using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Segl.Server.Notices;

/// <summary>
/// Where an installation takes its push messages: what the browser's <c>PushSubscription.toJSON()</c> says (W3C Push
/// API).
/// </summary>
/// <param name="Endpoint">The push service's address for this one subscription.</param>
/// <param name="PublicKey">The browser's P-256 key (<c>p256dh</c>), 65 bytes.</param>
/// <param name="Secret">The browser's authentication secret (<c>auth</c>), 16 bytes.</param>
public sealed record PushSubscription(Uri Endpoint, byte[] PublicKey, byte[] Secret)
{
    /// <summary>The longest address of a push service that we keep.</summary>
    public const int EndpointCharacters = 1000;

    /// <summary>Reads the three texts that a browser gives; false when one of them cannot be used.</summary>
    public static bool TryRead(
        string? endpoint, string? p256dh, string? auth, [NotNullWhen(true)] out PushSubscription? subscription)
    {
        subscription = null;
        if (endpoint is not { Length: <= EndpointCharacters }
            || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")
            || Bytes(p256dh, PushEncryption.PointBytes) is not { } point || point[0] != 4
            || Bytes(auth, PushEncryption.SecretBytes) is not { } secret
            || !PushEncryption.IsOnCurve(point))
        {
            return false;
        }

        subscription = new(address, point, secret);
        return true;
    }

    private static byte[]? Bytes(string? base64Url, int length)
    {
        if (base64Url is null || base64Url.Length > 2 * length || !Base64Url.IsValid(base64Url))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(base64Url);
        return bytes.Length == length ? bytes : null;
    }
}
