// The words between a website and SeglClient: who the website is, what it wants of a login, and what it gets.
using System.Security.Cryptography;

namespace Segl.Client;

/// <summary>Who the website is to Segl.</summary>
/// <param name="Issuer">Segl's address, such as <c>https://id.example.dk</c>.</param>
/// <param name="ClientId">What <c>segl client add</c> printed.</param>
/// <param name="RedirectUri">Where Segl sends the browser back to; registered exactly so.</param>
/// <param name="Secret">The secret of a plain client; null for a strict one.</param>
/// <param name="Key">The P-256 key of a strict client; null for a plain one.</param>
public sealed record SeglClientOptions(
    string Issuer,
    string ClientId,
    string RedirectUri,
    string? Secret = null,
    ECDsa? Key = null
);

/// <summary>What the website wants of a login.</summary>
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

/// <summary>What the website keeps, for this browser only, between the two halves of a login.</summary>
/// <param name="State">Comes back with the answer.</param>
/// <param name="Nonce">Comes back in the ID token.</param>
/// <param name="Verifier">Redeems the code (PKCE).</param>
/// <param name="Level">The level that the login must reach.</param>
public sealed record LoginAttempt(string State, string Nonce, string Verifier, string Level);

/// <summary>Somebody has logged in.</summary>
/// <param name="Subject">Who: the same at every login at this website, and of no use at another.</param>
/// <param name="Level">The level reached, as Segl names it (<c>acr</c>).</param>
/// <param name="Means">With what (<c>amr</c>).</param>
/// <param name="LoggedInAt">When the citizen approved.</param>
/// <param name="SessionId">Names this login in a back-channel logout.</param>
/// <param name="IdToken">For the logout.</param>
/// <param name="AccessToken">For <see cref="SeglClient.UserInfo"/>, five minutes.</param>
/// <param name="RefreshToken">For a fresh access token; null when the client is not registered for it.</param>
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

/// <summary>The login did not happen, or an answer was not what it must be.</summary>
/// <param name="error">
/// The OAuth error, such as <c>access_denied</c>; <c>invalid_answer</c> when we did not believe it.
/// </param>
/// <param name="description">For the developer.</param>
public sealed class SeglException(string error, string? description) : Exception($"{error}: {description}")
{
    /// <summary>The OAuth error.</summary>
    public string Error => error;
}
