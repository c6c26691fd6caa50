using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Server.Login;

/// <summary>
/// What a relying party asked for, proven and complete, as the OpenID Connect provider hands it to the login box. It is
/// kept as JSON in the login's row, so its members are what the answer needs later.
/// </summary>
/// <param name="ClientId">The relying party.</param>
/// <param name="ClientName">Its name, from its registration only (R93).</param>
/// <param name="Sector">The sector of its subjects (R97).</param>
/// <param name="RedirectUri">Where the answer goes; proven to be registered.</param>
/// <param name="State">Given back as it came; null if none came.</param>
/// <param name="Nonce">Goes into the ID token; null if none came.</param>
/// <param name="Scopes">The scopes granted by registration and request.</param>
/// <param name="Level">The level asked for (R96).</param>
/// <param name="CodeChallenge">PKCE, S256 (RFC 7636).</param>
/// <param name="DpopThumbprint">The key the code is bound to (RFC 9449 section 10); null if none.</param>
/// <param name="Action">The action word; from PAR or a signed request object only (R93).</param>
/// <param name="Text">The text that the app shows; from PAR or a signed request object only (R93).</param>
/// <param name="Claims">The names of the claims that the <c>claims</c> parameter wants in the ID token.</param>
/// <param name="UserinfoClaims">The names of the claims that the <c>claims</c> parameter wants from userinfo.</param>
/// <param name="LoginHint">A user ID that the relying party suggests; null if none.</param>
/// <param name="Language">The language asked for by <c>ui_locales</c>: <c>da</c>, <c>en</c> or null.</param>
/// <param name="ShortLevel">The level was asked for by its short name, so it is answered by its short name.</param>
/// <param name="ExpectedSubject">The subject out of <c>id_token_hint</c> or <c>claims</c>: nobody else may log in; null
/// if none came.</param>
/// <param name="Silent"><c>prompt=none</c>: it is answered without the citizen, and so with a no (R98).</param>
/// <param name="FormPost"><c>response_mode=form_post</c>: the browser posts the answer.</param>
public sealed record LoginRequest(
    string ClientId,
    string ClientName,
    string Sector,
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
    IReadOnlyList<string>? UserinfoClaims = null,
    string? LoginHint = null,
    string? Language = null,
    bool ShortLevel = false,
    string? ExpectedSubject = null,
    bool Silent = false,
    bool FormPost = false
)
{
    /// <summary>As it is kept in the login's row.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LoginRequestJson.Default.LoginRequest);

    /// <summary>As it was kept in the login's row.</summary>
    public static LoginRequest Parse(string json) =>
        JsonSerializer.Deserialize(json, LoginRequestJson.Default.LoginRequest)
        ?? throw new InvalidDataException("A login without a request.");
}

/// <summary>What is kept of the relying party's request once its login was approved: what tokens say.</summary>
/// <param name="ClientName">The relying party's name.</param>
/// <param name="Sector">The sector of its subjects (R97).</param>
/// <param name="Scopes">The scopes granted.</param>
/// <param name="Level">The level asked for (R96).</param>
/// <param name="Nonce">Goes into the ID token; null if none came.</param>
/// <param name="Claims">The names of the claims wanted in the ID token.</param>
/// <param name="UserinfoClaims">The names of the claims wanted from userinfo.</param>
/// <param name="ShortLevel">The level is answered by its short name.</param>
public sealed record ApprovedRequest(
    string ClientName,
    string Sector,
    IReadOnlyList<string> Scopes,
    AssuranceLevel Level,
    string? Nonce = null,
    IReadOnlyList<string>? Claims = null,
    IReadOnlyList<string>? UserinfoClaims = null,
    bool ShortLevel = false
)
{
    /// <summary>What is kept of a request.</summary>
    public static ApprovedRequest Of(LoginRequest request) =>
        new(
            request.ClientName,
            request.Sector,
            request.Scopes,
            request.Level,
            request.Nonce,
            request.Claims,
            request.UserinfoClaims,
            request.ShortLevel
        );

    /// <summary>As it is kept in the login's row.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LoginRequestJson.Default.ApprovedRequest);

    /// <summary>As it was kept in the login's row.</summary>
    public static ApprovedRequest Parse(string json) =>
        JsonSerializer.Deserialize(json, LoginRequestJson.Default.ApprovedRequest)
        ?? throw new InvalidDataException("A login without a request.");
}

/// <summary>Writes and reads the request without reflection: it happens in every login.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(ApprovedRequest))]
internal sealed partial class LoginRequestJson : JsonSerializerContext;
