// Logs citizens in with Segl: authorization code with PKCE (OAuth 2.1, OpenID Connect Core). A client with a key uses
// the strict profile (FAPI 2.0: PAR, DPoP, private_key_jwt); one with a secret the plain one. One instance serves a
// whole website.
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Segl.Jose;

namespace Segl.Client;

/// <summary>A relying party of Segl.</summary>
public sealed class SeglClient(SeglClientOptions options, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler Tokens = new();

    private readonly SeglProvider provider = new(options.Issuer, http, clock);
    private readonly DpopKey dpopKey = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private string? dpopNonce;

    /// <summary>Begins a login.</summary>
    /// <returns>The address to redirect the browser to, and the state to store for it.</returns>
    /// <exception cref="SeglException">Segl refused the request.</exception>
    public async Task<(string Address, LoginAttempt Attempt)> Begin(LoginWish wish, CancellationToken stop = default)
    {
        var level = wish.Level ?? SeglLevels.Usual;
        if (!SeglLevels.Reaches(level, level))
        {
            throw new ArgumentException($"'{level}' is no level; there are Low, Substantial and High.", nameof(wish));
        }

        var attempt = new LoginAttempt(Random(), Random(), Random(), level);
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = options.RedirectUri,
            ["scope"] = wish.Scope,
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
            ["acr_values"] = wish.Level,
            ["ui_locales"] = wish.Language,
            ["segl_action"] = wish.Action,
            ["segl_text"] = wish.Text,
        };
        var metadata = await provider.Metadata(stop);
        if (options.Key is not null)
        {
            var pushed = await Post(metadata.PushedAuthorizationRequest, parameters, stop);
            parameters = new()
            {
                ["client_id"] = options.ClientId,
                ["request_uri"] = pushed.GetProperty("request_uri").GetString(),
            };
        }

        return ($"{metadata.Authorization}?{Query(parameters)}", attempt);
    }

    /// <summary>Completes a login, when the browser has returned to the redirect URI.</summary>
    /// <param name="attempt">The state stored for this browser.</param>
    /// <param name="answer">The parameters received: <c>code</c>, <c>state</c>, <c>iss</c>, <c>error</c>.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="SeglException">The citizen refused, or the response is not valid.</exception>
    public async Task<SeglLogin> Finish(
        LoginAttempt attempt,
        Func<string, string?> answer,
        CancellationToken stop = default
    )
    {
        // RFC 9207 and the state: a response from another issuer, or for another browser, is refused.
        Believe(answer("state") == attempt.State, "state is another");
        Believe(answer("iss") == options.Issuer, "iss is another");
        if (answer("error") is { } error)
        {
            throw new SeglException(error, answer("error_description"));
        }

        var metadata = await provider.Metadata(stop);
        var tokens = await Post(
            metadata.Token,
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = answer("code"),
                ["redirect_uri"] = options.RedirectUri,
                ["code_verifier"] = attempt.Verifier,
            },
            stop
        );
        var idToken = tokens.GetProperty("id_token").GetString()!;
        var read = await Read(idToken, "JWT", stop);
        Believe(read.GetPayloadValue<string>("nonce") == attempt.Nonce, "nonce is another");
        // The requested level was in the URL, where the user of the browser could change it.
        Believe(SeglLevels.Reaches(read.GetPayloadValue<string>("acr"), attempt.Level), "acr is lower than asked for");
        return new(
            read.Subject,
            read.GetPayloadValue<string>("acr"),
            read.GetPayloadValue<string[]>("amr"),
            DateTimeOffset.FromUnixTimeSeconds(read.GetPayloadValue<long>("auth_time")),
            read.GetPayloadValue<string>("sid"),
            idToken,
            tokens.GetProperty("access_token").GetString()!,
            tokens.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null
        );
    }

    /// <summary>
    /// The claims about the citizen: name, birth date, person number, by registration and scope.
    /// </summary>
    public async Task<JsonElement> UserInfo(SeglLogin login, CancellationToken stop = default)
    {
        var metadata = await provider.Metadata(stop);
        var claims = await WithToken(HttpMethod.Get, metadata.UserInfo, login.AccessToken, null, stop);
        Believe(claims.GetProperty("sub").GetString() == login.Subject, "userinfo is about another");
        return claims;
    }

    /// <summary>
    /// Private sector: whether the citizen has this person number. Three times, within 15 minutes.
    /// </summary>
    public async Task<bool> HasPersonNumber(SeglLogin login, string cpr, CancellationToken stop = default) =>
        (
            await WithToken(
                HttpMethod.Post,
                $"{options.Issuer}/person-number-match",
                login.AccessToken,
                new() { ["cpr"] = cpr },
                stop
            )
        )
            .GetProperty("match")
            .GetBoolean();

    /// <summary>The address to redirect the browser to for a logout.</summary>
    public async Task<string> LogoutAddress(string idToken, string? returnTo, CancellationToken stop = default)
    {
        var address = (await provider.Metadata(stop)).EndSession;
        return $"{address}?{Query(new() { ["id_token_hint"] = idToken, ["post_logout_redirect_uri"] = returnTo })}";
    }

    /// <summary>Verifies a logout token (OpenID Connect Back-Channel Logout 2.6) and returns the ended
    /// login.</summary>
    /// <exception cref="SeglException">It is not valid.</exception>
    public async Task<string> ReadLogoutToken(string token, CancellationToken stop = default)
    {
        var read = await Read(token, "logout+jwt", stop);
        Believe(
            !read.TryGetPayloadValue<string>("nonce", out _)
                && read.TryGetPayloadValue<JsonElement>("events", out var events)
                && events.TryGetProperty("http://schemas.openid.net/event/backchannel-logout", out _),
            "this is no logout token"
        );
        return read.GetPayloadValue<string>("sid");
    }

    private async Task<JsonWebToken> Read(string token, string type, CancellationToken stop)
    {
        var keys = await provider.Keys(new JsonWebToken(token).Kid, stop);
        var result = await Tokens.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidTypes = [type],
                ValidIssuer = options.Issuer,
                ValidAudience = options.ClientId,
                IssuerSigningKeys = keys,
                LifetimeValidator = (_, expires, _, _) => expires is { } end && clock.GetUtcNow() < end + Skew,
            }
        );
        Believe(result.IsValid, result.Exception?.GetType().Name ?? "invalid");
        return (JsonWebToken)result.SecurityToken;
    }

    // The strict profile authenticates with a key (RFC 7523) and binds its tokens to another (RFC 9449).
    private async Task<JsonElement> Post(string address, Dictionary<string, string?> form, CancellationToken stop)
    {
        if (options.Key is { } key)
        {
            form = new(form)
            {
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = Assertion(key),
            };
        }

        using var answer = await SendWithNonce(HttpMethod.Post, address, null, form, stop);
        return await Json(answer, stop);
    }

    private async Task<JsonElement> WithToken(
        HttpMethod method,
        string address,
        string token,
        Dictionary<string, string?>? form,
        CancellationToken stop
    )
    {
        using var answer = await SendWithNonce(method, address, token, form, stop);
        return await Json(answer, stop);
    }

    // The server issues the nonce; without one, or with an old one, the request is sent twice (RFC 9449 section 8).
    private async Task<HttpResponseMessage> SendWithNonce(
        HttpMethod method,
        string address,
        string? token,
        Dictionary<string, string?>? form,
        CancellationToken stop
    )
    {
        var before = dpopNonce;
        var answer = await Send(method, address, token, form, stop);
        if (
            options.Key is null
            || answer.IsSuccessStatusCode
            || dpopNonce == before
            || !await AsksForNonce(answer, stop)
        )
        {
            return answer;
        }

        answer.Dispose();
        if (form?.ContainsKey("client_assertion") is true)
        {
            form["client_assertion"] = Assertion(options.Key);
        }

        return await Send(method, address, token, form, stop);
    }

    private async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string address,
        string? token,
        Dictionary<string, string?>? form,
        CancellationToken stop
    )
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = form is null
            ? null
            : new FormUrlEncodedContent(form.Where(field => field.Value is not null)!);
        if (options.Key is not null)
        {
            request.Headers.Add("DPoP", dpopKey.Proof(method.Method, address, dpopNonce, token, clock.GetUtcNow()));
        }

        request.Headers.Authorization = (token, options.Secret) switch
        {
            ({ } access, _) => new AuthenticationHeaderValue(options.Key is null ? "Bearer" : "DPoP", access),
            (null, { } secret) => new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(
                    Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}")
                )
            ),
            _ => null,
        };
        var answer = await http.SendAsync(request, stop);
        if (answer.Headers.TryGetValues("DPoP-Nonce", out var nonces))
        {
            dpopNonce = nonces.Single();
        }

        return answer;
    }

    private string Assertion(ECDsa key)
    {
        var now = clock.GetUtcNow();
        return CompactJws.Write(
            key,
            """{"alg":"ES256","typ":"JWT"}"""u8,
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    iss = options.ClientId,
                    sub = options.ClientId,
                    aud = options.Issuer,
                    iat = now.ToUnixTimeSeconds(),
                    exp = (now + AssertionLife).ToUnixTimeSeconds(),
                    jti = Random(),
                }
            )
        );
    }

    private static async Task<bool> AsksForNonce(HttpResponseMessage answer, CancellationToken stop) =>
        answer.Headers.WwwAuthenticate.ToString().Contains("use_dpop_nonce", StringComparison.Ordinal)
        || (await answer.Content.ReadAsStringAsync(stop)).Contains("\"use_dpop_nonce\"", StringComparison.Ordinal);

    private static async Task<JsonElement> Json(HttpResponseMessage answer, CancellationToken stop)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
        return answer.IsSuccessStatusCode
            ? body.RootElement.Clone()
            : throw new SeglException(
                body.RootElement.TryGetProperty("error", out var error) ? error.GetString()! : "server_error",
                body.RootElement.TryGetProperty("error_description", out var description)
                    ? description.GetString()
                    : null
            );
    }

    private static void Believe(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SeglException("invalid_answer", otherwise);
        }
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Query(Dictionary<string, string?> parameters) =>
        string.Join(
            '&',
            parameters
                .Where(one => one.Value is not null)
                .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}")
        );
}
