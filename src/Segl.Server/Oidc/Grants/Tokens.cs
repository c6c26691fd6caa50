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

/// <summary>The facts of a login for its tokens.</summary>
/// <param name="Login">The login; tokens have its name as <c>sid</c> (R98: for logout only).</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Request">The relying party's request.</param>
/// <param name="Subject">The pairwise subject (R97).</param>
/// <param name="Level">The level reached (R96).</param>
/// <param name="Means">The means of approval.</param>
/// <param name="AuthTime">The instant of approval.</param>
/// <param name="AppId">The app that approved; null when no app did.</param>
internal sealed record TokenFacts(
    LoginKey Login,
    string ClientId,
    ApprovedRequest Request,
    string Subject,
    AssuranceLevel Level,
    Means Means,
    DateTimeOffset AuthTime,
    Guid? AppId
);

/// <summary>An access token that a caller presented.</summary>
/// <param name="Login">The login.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Subject">The pairwise subject.</param>
/// <param name="Scopes">Its scopes.</param>
/// <param name="Thumbprint">The DPoP key to which it is bound; null for a bearer token.</param>
/// <param name="Claims">All its claims.</param>
internal sealed record AccessToken(
    LoginKey Login,
    string ClientId,
    string Subject,
    IReadOnlyList<string> Scopes,
    string? Thumbprint,
    JsonElement Claims
);

/// <summary>Issues ID tokens, access tokens (RFC 9068) and logout tokens, and verifies those that are
/// presented.</summary>
internal sealed class Tokens(Jwts jwts, LoginNames names, Settings settings)
{
    private const int JwtIdBytes = 16;

    /// <summary>An ID token.</summary>
    /// <param name="facts">The facts of the login.</param>
    /// <param name="person">The claims about the person, if requested for the ID token; otherwise null.</param>
    /// <param name="now">It expires five minutes later.</param>
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
    /// <param name="facts">The facts of the login.</param>
    /// <param name="scopes">Its scopes.</param>
    /// <param name="thumbprint">The DPoP key to which it is bound (RFC 9449 section 6.1); null for a bearer
    /// token.</param>
    /// <param name="now">It expires five minutes later.</param>
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

    /// <summary>Verifies an access token that has not expired; the login's row decides whether it was
    /// revoked.</summary>
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
    /// Verifies an ID token presented as a hint; it may have expired (OpenID Connect RP-Initiated Logout 2).
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

    // The signature is valid, so the value is a login's name or, in an earlier token, its id.
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
