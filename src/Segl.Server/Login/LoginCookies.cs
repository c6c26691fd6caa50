using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login.Queue;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>A login as stored in its browser's cookie: everything needed until an app claims it.</summary>
/// <param name="Id">The login.</param>
/// <param name="StartedAt">When the relying party's request arrived, or when its turn comes.</param>
/// <param name="Request">The relying party's request.</param>
/// <param name="Address">The address of the browser, if known.</param>
/// <param name="UserAgent">The browser's user agent.</param>
/// <param name="PersonId">The person with whom the login is stored; null before the user ID.</param>
/// <param name="Left">True when the citizen left before the user ID.</param>
/// <param name="PushedAs">The digest of its pushed request until that is used; null if there is none.</param>
/// <param name="PushedUntil">When that may begin no login any more (RFC 9126 section 4: once); null if there is none.</param>
/// <param name="Place">Its place in the queue; null when it never waited.</param>
/// <param name="Device">What was typed of a login with a device; null when nothing was.</param>
internal sealed record StartedLogin(
    Guid Id,
    DateTimeOffset StartedAt,
    LoginRequest Request,
    string Address,
    string UserAgent,
    Guid? PersonId = null,
    bool Left = false,
    byte[]? PushedAs = null,
    DateTimeOffset? PushedUntil = null,
    QueuePlace? Place = null,
    DeviceTry? Device = null
)
{
    /// <summary>The login with a place in the queue: its five minutes begin at its turn.</summary>
    public StartedLogin InQueue(QueuePlace? place, DateTimeOffset now) =>
        this with
        {
            Place = place,
            StartedAt = place?.Turn ?? now,
        };

    /// <summary>The state of the login as long as no user ID was typed.</summary>
    [JsonIgnore]
    public Rules.Login Begun => new(Id, StartedAt, Left ? LoginStep.Refused : LoginStep.Started);

    /// <summary>The key of the login in the database; null before the user ID.</summary>
    [JsonIgnore]
    public LoginKey? Key => PersonId is { } person ? new(person, Id) : null;
}

/// <summary>
/// Seals a login into a cookie of its own, scoped to the path of its pages. It can be opened with the key of this
/// login and this browser only (R90); its content is for the server, so that a login before its user ID needs no row.
/// </summary>
internal sealed class LoginCookies(KeyEncryptionKey keys, Settings settings)
{
    // An expired login can be restarted with one press for this long.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // A long state of the relying party makes a long cookie, and browsers limit a cookie to 4 kB, so it is chunked.
    private readonly ChunkingCookieManager pieces = new();

    /// <summary>Sets the cookie of a login.</summary>
    public void Give(HttpContext context, StartedLogin login, byte[] browser)
    {
        var sealedLogin = keys.Seal(
            JsonSerializer.SerializeToUtf8Bytes(login, LoginCookieJson.Default.StartedLogin),
            PurposeOf(login.Id, browser)
        );
        pieces.AppendResponseCookie(
            context,
            NameOf(login.Id),
            Base64Url.EncodeToString(sealedLogin),
            Options(login.Id)
        );
    }

    /// <summary>The login in the browser's cookie; null when there is none with that id, or it is another
    /// browser's.</summary>
    public StartedLogin? Find(HttpContext context, Guid id, byte[] browser)
    {
        if (pieces.GetRequestCookie(context, NameOf(id)) is not { } cookie || !Base64Url.IsValid(cookie))
        {
            return null;
        }

        try
        {
            var opened = keys.Open(Base64Url.DecodeFromChars(cookie), PurposeOf(id, browser));
            return JsonSerializer.Deserialize(opened, LoginCookieJson.Default.StartedLogin);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string NameOf(Guid id) => $"{(settings.Https ? "__Secure-" : "")}segl-login-{id:N}";

    private static string PurposeOf(Guid id, byte[] browser) =>
        $"segl login cookie v1 {id:N} {Convert.ToHexString(browser)}";

    private CookieOptions Options(Guid id)
    {
        var options = Browsers.Options(settings);
        (options.Path, options.MaxAge) = ($"/login/{id}", Kept);
        return options;
    }
}

/// <summary>Serialises the login without reflection: this happens in every request.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StartedLogin))]
internal sealed partial class LoginCookieJson : JsonSerializerContext;
