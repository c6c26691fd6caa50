using System.Buffers.Text;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>A subscription in the browser's format: <c>PushSubscription.toJSON()</c> (W3C Push API).</summary>
/// <param name="Endpoint">The push service's URL for this subscription.</param>
/// <param name="P256dh">The browser's P-256 key in base64url.</param>
/// <param name="Auth">The browser's authentication secret in base64url.</param>
internal sealed record PushAddress(string? Endpoint, string? P256dh, string? Auth)
{
    private const int LongestEndpoint = 1024;

    /// <summary>The subscription of an installation; null when a member is invalid.</summary>
    public PushSubscription? For(byte[] installation) =>
        Endpoint is { Length: <= LongestEndpoint } endpoint
        && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && Bytes(P256dh, PushEncryption.PointBytes) is { } point
        && PushEncryption.IsOnCurve(point)
        && Bytes(Auth, PushEncryption.SecretBytes) is { } secret
            ? new(installation, endpoint, point, secret)
            : null;

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
