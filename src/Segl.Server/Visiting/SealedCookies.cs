using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;

namespace Segl.Server.Visiting;

/// <summary>The cookies of a door. They are sealed by the server, so that nobody else can make, read or change
/// one.</summary>
internal sealed class SealedCookies<TVisit>(OwnDoor<TVisit> door, KeyEncryptionKey keys, Settings settings)
    where TVisit : Visit
{
    private readonly ChunkingCookieManager pieces = new();
    private readonly string prefix = settings.Https ? $"__Host-{door.Client.Id}" : door.Client.Id;

    /// <summary>Sets a cookie.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">What its name ends with; empty for the session's.</param>
    /// <param name="value">What is in it.</param>
    /// <param name="kept">How long the browser keeps it; null for as long as it is open.</param>
    public void Give<T>(HttpContext context, string name, T value, TimeSpan? kept = null)
    {
        var content = keys.Seal(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web), PurposeOf(name));
        var options = Browsers.Options(settings);
        options.MaxAge = kept;
        pieces.AppendResponseCookie(context, prefix + name, Base64Url.EncodeToString(content), options);
    }

    /// <summary>What is in a cookie; null when there is none, or this server did not make it.</summary>
    public T? Find<T>(HttpContext context, string name)
        where T : class
    {
        if (pieces.GetRequestCookie(context, prefix + name) is not { } cookie || !Base64Url.IsValid(cookie))
        {
            return null;
        }

        try
        {
            var content = keys.Open(Base64Url.DecodeFromChars(cookie), PurposeOf(name));
            return JsonSerializer.Deserialize<T>(content, JsonSerializerOptions.Web);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes a cookie away.</summary>
    public void Take(HttpContext context, string name) =>
        pieces.DeleteCookie(context, prefix + name, Browsers.Options(settings));

    /// <summary>What the names of the browser's cookies that begin so end with.</summary>
    public IEnumerable<string> Names(HttpContext context, string beginning) =>
        context
            .Request.Cookies.Keys.Where(key => key.StartsWith(prefix + beginning, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..]);

    private string PurposeOf(string name) => $"segl {door.Client.Door} cookie v1 {name}";
}
