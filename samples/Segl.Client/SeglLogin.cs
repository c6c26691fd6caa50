// The types between a website and SeglClient: options, request and result of a login.
using System.Security.Cryptography;

namespace Segl.Client;

/// <summary>The website's registration at Segl.</summary>
/// <param name="Issuer">Segl's address, such as <c>https://id.example.dk</c>.</param>
/// <param name="ClientId">The id printed by <c>segl client add</c>.</param>
/// <param name="RedirectUri">The registered redirect URI, exactly.</param>
/// <param name="Secret">The secret of a plain client; null for a strict one.</param>
/// <param name="Key">The P-256 key of a strict client; null for a plain one.</param>
public sealed record SeglClientOptions(
    string Issuer,
    string ClientId,
    string RedirectUri,
    string? Secret = null,
    ECDsa? Key = null
);

/// <summary>The website's request for a login.</summary>
/// <param name="Scope">Space-delimited: <c>openid</c>, <c>profile</c>, <c>cpr</c>.</param>
/// <param name="Level">The level that the login must reach: Low, Substantial or High; null for Substantial.</param>
/// <param name="Action">The action word that the app shows; strict clients only.</param>
/// <param name="Text">
/// The text that the app shows and the citizen signs, at most 130 characters; strict clients only.
/// </param>
/// <param name="Language"><c>da</c> or <c>en</c>; null leaves it to the browser.</param>
public sealed record LoginWish(
    string Scope = "openid profile",
    string? Level = null,
    string? Action = null,
    string? Text = null,
    string? Language = null
);

/// <summary>The state stored for this browser between the two halves of a login.</summary>
/// <param name="State">Returned in the response.</param>
/// <param name="Nonce">Returned in the ID token.</param>
/// <param name="Verifier">Sent with the code (PKCE).</param>
/// <param name="Level">The level that the login must reach.</param>
public sealed record LoginAttempt(string State, string Nonce, string Verifier, string Level);

/// <summary>A successful login.</summary>
/// <param name="Subject">The citizen: the same at every login at this website, and different at another.</param>
/// <param name="Level">The level reached, as Segl names it (<c>acr</c>).</param>
/// <param name="Means">The means of approval (<c>amr</c>).</param>
/// <param name="LoggedInAt">When the citizen approved.</param>
/// <param name="SessionId">Identifies this login in a back-channel logout.</param>
/// <param name="IdToken">Needed for the logout.</param>
/// <param name="AccessToken">For <see cref="SeglClient.UserInfo"/>, five minutes.</param>
/// <param name="RefreshToken">For new access tokens; null when the client is not registered for it.</param>
public sealed record SeglLogin(
    string Subject,
    string Level,
    IReadOnlyList<string> Means,
    DateTimeOffset LoggedInAt,
    string SessionId,
    string IdToken,
    string AccessToken,
    string? RefreshToken
);

/// <summary>The login failed, or a response was not valid.</summary>
/// <param name="error">The OAuth error, such as <c>access_denied</c>; <c>invalid_answer</c> for an invalid
/// response.</param>
/// <param name="description">For the developer.</param>
public sealed class SeglException(string error, string? description) : Exception($"{error}: {description}")
{
    /// <summary>The OAuth error.</summary>
    public string Error => error;
}
