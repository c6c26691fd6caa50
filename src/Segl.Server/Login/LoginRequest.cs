using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Server.Login;

/// <summary>
/// What a relying party asked for, proven and complete, as the OpenID Connect provider hands it to the login box. It is kept
/// as JSON in the login's row, so its members are what the answer needs later.
/// </summary>
/// <param name="ClientId">The relying party.</param>
/// <param name="ClientName">Its name, from its registration only (R93).</param>
/// <param name="RedirectUri">Where the answer goes; proven to be registered.</param>
/// <param name="State">Given back as it came; null if none came.</param>
/// <param name="Nonce">Goes into the ID token; null if none came.</param>
/// <param name="Scopes">The scopes granted by registration and request.</param>
/// <param name="Level">The level asked for (R96).</param>
/// <param name="CodeChallenge">PKCE, S256 (RFC 7636).</param>
/// <param name="DpopThumbprint">The key the code is bound to (RFC 9449 section 10); null if none.</param>
/// <param name="Action">The action word; from PAR or a signed request object only (R93).</param>
/// <param name="Text">The text that the app shows; from PAR or a signed request object only (R93).</param>
/// <param name="Claims">The names of the claims asked for by the <c>claims</c> parameter.</param>
/// <param name="LoginHint">A user ID that the relying party suggests; null if none.</param>
/// <param name="Language">The language asked for by <c>ui_locales</c>; null if none.</param>
/// <param name="MaxAge">Present when <c>max_age</c> or <c>auth_time</c> was asked for, seconds.</param>
public sealed record LoginRequest(
    string ClientId,
    string ClientName,
    string RedirectUri,
    string? State,
    string? Nonce,
    IReadOnlyList<string> Scopes,
    AssuranceLevel Level,
    string CodeChallenge,
    string? DpopThumbprint = null,
    string? Action = null,
    string? Text = null,
    IReadOnlyList<string>? Claims = null,
    string? LoginHint = null,
    string? Language = null,
    long? MaxAge = null)
{
    /// <summary>True when an ID token is asked for (OpenID Connect Core section 3.1.2.1).</summary>
    [JsonIgnore]
    public bool IsOpenId => Scopes.Contains("openid");
}

/// <summary>Writes and reads the request without reflection: it happens in every login.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoginRequest))]
internal sealed partial class LoginRequestJson : JsonSerializerContext;
