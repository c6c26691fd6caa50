using System.Buffers.Text;
using System.Text;
using Segl.Server.Keys;
using Segl.Server.Network;

namespace Segl.Server.Visiting;

/// <summary>
/// T-44: the address as the trusted proxies tell it, and what the browser says it is. A stolen cookie is of no use from
/// outside the desk's network; beside the desk it still needs the officer's own app for each grave act.
/// </summary>
internal static class BrowserPlace
{
    private const int Bytes = 16;

    /// <summary>A keyed digest of it.</summary>
    public static string Of(HttpContext context, KeyEncryptionKey keys, string purpose) =>
        Base64Url.EncodeToString(
            keys.Digest(
                    purpose,
                    Encoding.UTF8.GetBytes($"{Addresses.Of(context)}\n{context.Request.Headers.UserAgent}")
                )
                .AsSpan(0, Bytes)
        );
}
