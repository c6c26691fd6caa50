using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Configuration;
using Segl.Server.Keys;

namespace Segl.Server.Login;

/// <summary>
/// R90: the browser that started a login is identified by one random cookie, shared by all its logins, so that two
/// tabs do not interfere. The database stores only its keyed digest.
/// </summary>
public sealed class Browsers(KeyEncryptionKey keys, Settings settings)
{
    private const int CookieBytes = 32;

    // On https the prefix makes the browser refuse a cookie set by a neighbouring host or over http.
    private readonly string name = settings.Https ? "__Host-segl-browser" : "segl-browser";

    /// <summary>The caller's cookie; null if it is missing or malformed.</summary>
    public string? CookieOf(HttpContext context) =>
        context.Request.Cookies[name] is { } cookie
        && cookie.Length == Base64Url.GetEncodedLength(CookieBytes)
        && Base64Url.IsValid(cookie)
            ? cookie
            : null;

    /// <summary>The digest of the caller's cookie; null if there is none.</summary>
    public byte[]? DigestOf(HttpContext context) => CookieOf(context) is { } cookie ? Digest(cookie) : null;

    /// <summary>The digest of the caller's cookie, which is set if there is none.</summary>
    public byte[] Recognise(HttpContext context)
    {
        if (CookieOf(context) is { } known)
        {
            return Digest(known);
        }

        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CookieBytes));
        context.Response.Cookies.Append(name, cookie, Options(settings));
        return Digest(cookie);
    }

    /// <summary>
    /// The anti-forgery token of this browser's forms: a keyed digest of the cookie.
    /// </summary>
    public string FormToken(string cookie) =>
        Base64Url.EncodeToString(keys.Digest("segl login form v1", cookie).AsSpan(0, 16));

    /// <summary>Whether the form's token belongs to this browser.</summary>
    public bool IsFormToken(string cookie, string? token) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(FormToken(cookie)),
            System.Text.Encoding.UTF8.GetBytes(token ?? "")
        );

    /// <summary>The options of all cookies of the login box: this host only, not readable by scripts.</summary>
    internal static CookieOptions Options(Settings settings) =>
        new()
        {
            Path = "/",
            HttpOnly = true,
            Secure = settings.Https,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        };

    private byte[] Digest(string cookie) => keys.Digest("segl login browser v1", cookie);
}
