using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Visiting;

namespace Segl.Server.Desk.Handing;

/// <summary>A citizen's screen, as its browser's cookie holds it.</summary>
/// <param name="Browser">This browser, and no other that shows the same code.</param>
/// <param name="Code">The code by which an officer connects it.</param>
/// <param name="CodeUntil">When it is too late for that.</param>
/// <param name="Place">Where it was opened: a keyed digest.</param>
internal sealed record ScreenCookie(Guid Browser, string Code, DateTimeOffset CodeUntil, string Place);

/// <summary>
/// The cookie of a citizen's screen: sealed, of this host alone, sent with no request that another website began, and of no
/// use in another browser or at another address.
/// </summary>
internal sealed class ScreenCookies(KeyEncryptionKey keys, Settings settings)
{
    private const string Purpose = "segl citizen screen cookie v1";
    private const int TokenBytes = 16;
    private readonly string name = settings.Https ? "__Host-segl-screen" : "segl-screen";

    /// <summary>The screen of this browser; null if it is none yet, or its cookie is from somewhere else.</summary>
    public ScreenCookie? Find(HttpContext context)
    {
        if (context.Request.Cookies[name] is not { } cookie || !Base64Url.IsValid(cookie))
        {
            return null;
        }

        try
        {
            var content = keys.Open(Base64Url.DecodeFromChars(cookie), Purpose);
            return JsonSerializer.Deserialize<ScreenCookie>(content) is { } screen && screen.Place == PlaceOf(context)
                ? screen
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A new screen, with a code.</summary>
    public ScreenCookie Begin(HttpContext context, DateTimeOffset now)
    {
        var bits = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var code = Crockford.Of(bits, Limits.ScreenCodeCharacters);
        var screen = new ScreenCookie(Guid.NewGuid(), code, now + Limits.ScreenCodeValid, PlaceOf(context));
        var options = Browsers.Options(settings);
        options.SameSite = SameSiteMode.Strict;
        var content = keys.Seal(JsonSerializer.SerializeToUtf8Bytes(screen), Purpose);
        context.Response.Cookies.Append(name, Base64Url.EncodeToString(content), options);
        return screen;
    }

    /// <summary>The token of the forms that answer an offer, in this browser: a page that is left over acts on no
    /// other.</summary>
    public string FormToken(ScreenCookie screen, ScreenOffer offer) =>
        Base64Url.EncodeToString(
            keys.Digest("segl citizen screen form v1", $"{screen.Browser} {offer.Id}").AsSpan(0, TokenBytes)
        );

    /// <summary>Whether a form's token is that one.</summary>
    public bool IsFormToken(ScreenCookie screen, ScreenOffer offer, string? token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(FormToken(screen, offer)),
            Encoding.UTF8.GetBytes(token ?? "")
        );

    private string PlaceOf(HttpContext context) => BrowserPlace.Of(context, keys, "segl citizen screen place v1");
}
