using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Oidc.Messages;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>What tokens say of a login.</summary>
/// <param name="Login">The login; tokens call its name <c>sid</c> (R98: it serves logout only).</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Subject">The pairwise subject (R97).</param>
/// <param name="Level">The level reached (R96).</param>
/// <param name="Means">With what.</param>
/// <param name="AuthTime">When it was approved.</param>
internal sealed record TokenFacts(
    LoginKey Login,
    string ClientId,
    ApprovedRequest Request,
    string Subject,
    AssuranceLevel Level,
    Means Means,
    DateTimeOffset AuthTime
);

/// <summary>An access token that came back.</summary>
/// <param name="Login">The login.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Subject">The pairwise subject.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="Thumbprint">The DPoP key it is bound to; null when it is a bearer token.</param>
/// <param name="Claims">All that it says.</param>
internal sealed record AccessToken(
    LoginKey Login,
    string ClientId,
    string Subject,
    IReadOnlyList<string> Scopes,
    string? Thumbprint,
    JsonElement Claims
);

/// <summary>Makes ID tokens, access tokens (RFC 9068) and logout tokens, and reads those that come back.</summary>
internal sealed class Tokens(Jwts jwts, LoginNames names, Settings settings)
{
    private const int JwtIdBytes = 16;

    /// <summary>An ID token.</summary>
    /// <param name="facts">What it says.</param>
    /// <param name="person">The person, when the request wants claims about them in it; null when not.</param>
    /// <param name="now">It lives five minutes from now.</param>
    /// <param name="stop">Cancels.</param>
    public ValueTask<string> IdToken(
        TokenFacts facts,
        IReadOnlyDictionary<string, string>? person,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        jwts.Sign(
            Jwts.IdToken,
            json =>
            {
                Common(json, facts.Subject, facts.ClientId, now);
                Login(json, facts);
                json.WriteStartArray("amr");
                foreach (var means in LevelNames.Amr(facts.Means))
                {
                    json.WriteStringValue(means);
                }

                json.WriteEndArray();
                if (facts.Request.Nonce is { } nonce)
                {
                    json.WriteString("nonce", nonce);
                }

                foreach (var (name, value) in person ?? new Dictionary<string, string>())
                {
                    json.WriteString(name, value);
                }
            },
            now,
            stop
        );

    /// <summary>An access token for userinfo and the person-number test.</summary>
    /// <param name="facts">What it says.</param>
    /// <param name="scopes">What it is good for.</param>
    /// <param name="thumbprint">
    /// The DPoP key to which it is bound (RFC 9449 section 6.1); null makes a bearer token.
    /// </param>
    /// <param name="now">It lives five minutes from now.</param>
    /// <param name="stop">Cancels.</param>
    public ValueTask<string> AccessToken(
        TokenFacts facts,
        IEnumerable<string> scopes,
        string? thumbprint,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        jwts.Sign(
            Jwts.AccessToken,
            json =>
            {
                Common(json, facts.Subject, settings.Issuer, now);
                Login(json, facts);
                json.WriteString("client_id", facts.ClientId);
                json.WriteString("scope", string.Join(' ', scopes));
                JwtId(json);
                if (thumbprint is not null)
                {
                    json.WriteStartObject("cnf");
                    json.WriteString("jkt", thumbprint);
                    json.WriteEndObject();
                }
            },
            now,
            stop
        );

    /// <summary>A logout token (OpenID Connect Back-Channel Logout 2.4).</summary>
    public ValueTask<string> LogoutToken(
        LogoutMessage message,
        string subject,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        jwts.Sign(
            Jwts.LogoutToken,
            json =>
            {
                Common(json, subject, message.ClientId, now);
                JwtId(json);
                json.WriteString("sid", names.Text(message.Login));
                json.WriteStartObject("events");
                json.WriteStartObject("http://schemas.openid.net/event/backchannel-logout");
                json.WriteEndObject();
                json.WriteEndObject();
            },
            now,
            stop
        );

    /// <summary>Reads an access token that has not run out; whether it was revoked, the login's row knows.</summary>
    public async ValueTask<AccessToken?> ReadAccessToken(string token, DateTimeOffset now, CancellationToken stop)
    {
        if (
            await jwts.Read(token, now, stop) is not { Type: Jwts.AccessToken } read
            || now >= read.ExpiresAt
            || read.Text("iss") != settings.Issuer
        )
        {
            return null;
        }

        var thumbprint = read.Claims.TryGetProperty("cnf", out var cnf) ? cnf.GetProperty("jkt").GetString() : null;
        return new(
            LoginOf(read.Text("sid")!),
            read.Text("client_id")!,
            read.Text("sub")!,
            read.Text("scope")!.Split(' '),
            thumbprint,
            read.Claims
        );
    }

    /// <summary>
    /// Reads an ID token given back as a hint; it may have run out (OpenID Connect RP-Initiated Logout 2).
    /// </summary>
    /// <returns>Login, client and subject; null when the server did not issue it.</returns>
    public async ValueTask<(LoginKey Login, string ClientId, string Subject)?> ReadIdTokenHint(
        string token,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await jwts.Read(token, now, stop) is { Type: Jwts.IdToken } read && read.Text("iss") == settings.Issuer
            ? (LoginOf(read.Text("sid")!), read.Text("aud")!, read.Text("sub")!)
            : null;

    // We signed it, so it is a name, or from before logins lived with their persons a login's id.
    private LoginKey LoginOf(string sid) => names.Read(sid) ?? new(Guid.Empty, Guid.Parse(sid));

    private void Common(Utf8JsonWriter json, string subject, string audience, DateTimeOffset now)
    {
        json.WriteString("iss", settings.Issuer);
        json.WriteString("sub", subject);
        json.WriteString("aud", audience);
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteNumber("exp", (now + Limits.TokenValid).ToUnixTimeSeconds());
    }

    private void Login(Utf8JsonWriter json, TokenFacts facts)
    {
        json.WriteNumber("auth_time", facts.AuthTime.ToUnixTimeSeconds());
        json.WriteString("acr", LevelNames.Acr(facts.Level, facts.Request.ShortLevel));
        json.WriteString("sid", names.Text(facts.Login));
    }

    private static void JwtId(Utf8JsonWriter json) =>
        json.WriteString("jti", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(JwtIdBytes)));
}
