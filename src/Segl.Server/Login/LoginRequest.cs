using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Server.Login;

/// <summary>
/// A relying party's validated request, as passed from the OpenID Connect provider to the login box. It is stored as
/// JSON in the login's row, with the members that the response needs later.
/// </summary>
/// <param name="ClientId">The relying party.</param>
/// <param name="ClientName">Its name, from its registration only (R93).</param>
/// <param name="Sector">The sector of its subjects (R97).</param>
/// <param name="RedirectUri">The validated redirect URI.</param>
/// <param name="State">Returned unchanged; null if absent.</param>
/// <param name="Nonce">For the ID token; null if absent.</param>
/// <param name="Scopes">The scopes granted by registration and request.</param>
/// <param name="Level">The requested level (R96).</param>
/// <param name="CodeChallenge">PKCE, S256 (RFC 7636).</param>
/// <param name="DpopThumbprint">The key to which the code is bound (RFC 9449 section 10); null if none.</param>
/// <param name="Action">The action word; from PAR or a signed request object only (R93).</param>
/// <param name="Text">The text that the app shows; from PAR or a signed request object only (R93).</param>
/// <param name="Claims">The claims requested for the ID token by the <c>claims</c> parameter.</param>
/// <param name="UserinfoClaims">The claims requested for userinfo by the <c>claims</c> parameter.</param>
/// <param name="LoginHint">A user ID that the relying party suggests; null if none.</param>
/// <param name="Language">The language requested by <c>ui_locales</c>: <c>da</c>, <c>en</c> or null.</param>
/// <param name="ShortLevel">The level was requested by its short name, so the response uses the short name.</param>
/// <param name="ExpectedSubject">The subject from <c>id_token_hint</c> or <c>claims</c>: no other person may log in;
/// null if absent.</param>
/// <param name="Silent"><c>prompt=none</c>: the response is sent without the citizen, and is therefore an error
/// (R98).</param>
/// <param name="FormPost"><c>response_mode=form_post</c>: the browser posts the response.</param>
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
    /// <summary>Serialises it for the login's row.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LoginRequestJson.Default.LoginRequest);

    /// <summary>Deserialises it from the login's row.</summary>
    public static LoginRequest Parse(string json) =>
        JsonSerializer.Deserialize(json, LoginRequestJson.Default.LoginRequest)
        ?? throw new InvalidDataException("A login without a request.");
}

/// <summary>The part of the request that is stored after the approval: what tokens need.</summary>
/// <param name="Sector">The sector of its subjects (R97).</param>
/// <param name="Scopes">The scopes granted.</param>
/// <param name="Level">The requested level (R96).</param>
/// <param name="Nonce">For the ID token; null if absent.</param>
/// <param name="Claims">The claims requested for the ID token.</param>
/// <param name="UserinfoClaims">The claims requested for userinfo.</param>
/// <param name="ShortLevel">The response uses the level's short name.</param>
/// <param name="ClientName">The relying party's name, where a message about the login may still name it; null
/// otherwise.</param>
public sealed record ApprovedRequest(
    string Sector,
    IReadOnlyList<string> Scopes,
    AssuranceLevel Level,
    string? Nonce = null,
    IReadOnlyList<string>? Claims = null,
    IReadOnlyList<string>? UserinfoClaims = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ShortLevel = false,
    string? ClientName = null
)
{
    /// <summary>The part of a request that is stored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="approved">The login: one that leads back by link or return code may still end, with a message
    /// (R92).</param>
    public static ApprovedRequest Of(LoginRequest request, Rules.Login approved) =>
        new(
            request.Sector,
            request.Scopes,
            request.Level,
            request.Nonce,
            request.Claims,
            request.UserinfoClaims,
            request.ShortLevel,
            approved.ReturnCode || approved.By is ClaimedBy.Link ? request.ClientName : null
        );

    /// <summary>Serialises it for the login's row.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LoginRequestJson.Default.ApprovedRequest);

    /// <summary>Deserialises it from the login's row.</summary>
    public static ApprovedRequest Parse(string json) =>
        JsonSerializer.Deserialize(json, LoginRequestJson.Default.ApprovedRequest)
        ?? throw new InvalidDataException("A login without a request.");
}

/// <summary>Serialises the request without reflection: this happens in every login.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(ApprovedRequest))]
internal sealed partial class LoginRequestJson : JsonSerializerContext;
