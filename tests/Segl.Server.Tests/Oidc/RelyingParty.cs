using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Jose;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Tests.Login;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Oidc;

/// <summary>
/// A relying party that says what it should, unless a test bends it: <c>("state", null)</c> leaves a parameter out,
/// <c>("state", "x")</c> says another value.
/// </summary>
internal sealed class RelyingParty(TestServer server, HttpClient http, string clientId, string? secret, ECDsa key)
{
    public const string Redirect = "https://rp.example/back";
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public string ClientId => clientId;

    public string? Secret => secret;

    public ECDsa Key => key;

    public ECDsa DpopKey { get; set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HttpClient Http => http;

    private string? nonce;

    /// <summary>A plain one, with a secret.</summary>
    public static Task<RelyingParty> Plain(TestServer server, params (string Name, object? Value)[] bent) =>
        Register(
            server,
            bent,
            ("client_name", "Borger.dk"),
            ("profile", "plain"),
            ("sector", "public"),
            ("redirect_uris", Many(Redirect)),
            ("post_logout_redirect_uris", Many("https://rp.example/bye")),
            ("scope", "openid profile cpr"),
            ("grant_types", Many("authorization_code", "refresh_token"))
        );

    /// <summary>A strict one, with a key.</summary>
    public static Task<RelyingParty> Strict(TestServer server, params (string Name, object? Value)[] bent) =>
        Register(
            server,
            bent,
            ("client_name", "Banken"),
            ("profile", "strict"),
            ("sector", "private"),
            ("redirect_uris", Many(Redirect)),
            ("scope", "openid profile"),
            ("grant_types", Many("authorization_code", "refresh_token")),
            ("token_endpoint_auth_method", "private_key_jwt"),
            ("jwks", null)
        );

    private static async Task<RelyingParty> Register(
        TestServer server,
        (string Name, object? Value)[] bent,
        params (string Name, object? Value)[] usual
    )
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var metadata = usual.ToDictionary(member => member.Name, member => member.Value);
        foreach (var (name, value) in bent)
        {
            metadata[name] = value;
            if (value is null)
            {
                metadata.Remove(name);
            }
        }

        if (metadata.ContainsKey("jwks"))
        {
            metadata["jwks"] = new { keys = new[] { JwkOf(key) } };
        }

        var added = await server
            .Parts.GetRequiredService<ClientDirectory>()
            .Add(JsonSerializer.Serialize(metadata), null, server.Clock.GetUtcNow(), default);
        return new(server, server.NewClient(), added.ClientId, added.Secret, key);
    }

    /// <summary>The same relying party as another: its name, but other secrets.</summary>
    public RelyingParty With(string? otherSecret = null, ECDsa? otherKey = null) =>
        new(server, http, clientId, otherSecret ?? secret, otherKey ?? key) { DpopKey = DpopKey, nonce = nonce };

    /// <summary>The parameters of an authorization request.</summary>
    public Dictionary<string, string> Request(params (string Name, string? Value)[] bent) =>
        Bend(
            new()
            {
                ["client_id"] = clientId,
                ["response_type"] = "code",
                ["redirect_uri"] = Redirect,
                ["scope"] = "openid profile",
                ["state"] = "the state",
                ["nonce"] = "the nonce",
                ["code_challenge"] = Challenge,
                ["code_challenge_method"] = "S256",
            },
            bent
        );

    /// <summary>Sends a browser to authorize.</summary>
    public Task<HttpResponseMessage> Authorize(params (string Name, string? Value)[] bent) => Visit(Request(bent));

    /// <summary>Opens authorize with exactly these parameters.</summary>
    public Task<HttpResponseMessage> Visit(Dictionary<string, string> parameters) =>
        server.NewClient().GetAsync($"/authorize?{Query(parameters)}");

    /// <summary>Pushes a request.</summary>
    public Task<HttpResponseMessage> Push(params (string Name, string? Value)[] bent) => Post("/par", Request(bent));

    /// <summary>Pushes a request and sends a browser with the reference.</summary>
    public async Task<HttpResponseMessage> PushAndAuthorize(params (string Name, string? Value)[] bent)
    {
        var pushed = await Json(await Push(bent));
        return await Visit(
            new() { ["client_id"] = clientId, ["request_uri"] = pushed.GetProperty("request_uri").GetString()! }
        );
    }

    /// <summary>Whatever the browser of a citizen does until it comes back: the address with the answer.</summary>
    /// <param name="atLogin">The answer of authorize, which leads to the login box.</param>
    /// <param name="citizen">Who approves.</param>
    public async Task<string> Approve(HttpResponseMessage atLogin, Citizen citizen)
    {
        Assert.Equal(HttpStatusCode.SeeOther, atLogin.StatusCode);
        var address = atLogin.Headers.Location!.OriginalString;
        Assert.StartsWith("/login/", address, StringComparison.Ordinal);
        var started = KeptLogins.Carried(server, atLogin);
        return await server.People.Change(
            citizen.Id,
            server.Clock.GetUtcNow(),
            async change =>
            {
                var app = (await AppStore.Of(change.Session, citizen.Id)).First(one => one.State is AppState.Active);
                var finished = started.Begun with
                {
                    Step = LoginStep.Finished,
                    PersonId = citizen.Id,
                    AppId = app.Id,
                    By = ClaimedBy.QrCode,
                    Means = Means.AppAndPin,
                    AnsweredAt = change.Now,
                };
                LoginStore.AddLater(
                    change.Session,
                    new(
                        finished,
                        started.Request.ClientId,
                        ApprovedRequest.Of(started.Request, finished).ToJson(),
                        started.Address
                    )
                );
                change.Record(Happening.LoginApproved, new { client = started.Request.ClientId });
                return server
                    .Parts.GetRequiredService<AuthorizationResponses>()
                    .Approved(new(citizen.Id, started.Id), started.Request, change.Now);
            }
        );
    }

    /// <summary>A code for a citizen, by the way of the client's profile.</summary>
    public async Task<string> Code(Citizen citizen, params (string Name, string? Value)[] bent) =>
        Of(await Approve(secret is null ? await PushAndAuthorize(bent) : await Authorize(bent), citizen), "code")!;

    /// <summary>Redeems a code.</summary>
    public Task<HttpResponseMessage> Token(string code, params (string Name, string? Value)[] bent) =>
        Post(
            "/token",
            Bend(
                new()
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = code,
                    ["redirect_uri"] = Redirect,
                    ["code_verifier"] = Verifier,
                },
                bent
            )
        );

    /// <summary>Refreshes.</summary>
    public Task<HttpResponseMessage> Refresh(string token, params (string Name, string? Value)[] bent) =>
        Post("/token", Bend(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token }, bent));

    /// <summary>A whole login: the tokens.</summary>
    public async Task<JsonElement> Login(Citizen citizen, params (string Name, string? Value)[] bent) =>
        await Json(await Token(await Code(citizen, bent)));

    /// <summary>Asks an endpoint that takes an access token.</summary>
    public async Task<HttpResponseMessage> WithToken(
        HttpMethod method,
        string path,
        string token,
        (string Name, string Value)[]? form = null
    )
    {
        var answer = await Once();
        return AsksForNonce(answer) ? await Once() : answer;

        async Task<HttpResponseMessage> Once()
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new(secret is null ? "DPoP" : "Bearer", token);
            request.Content = form is null
                ? null
                : new FormUrlEncodedContent(form.ToDictionary(one => one.Name, one => one.Value));
            if (secret is null)
            {
                request.Headers.Add("DPoP", Proof(method.Method, path, token));
            }

            return Remember(await http.SendAsync(request));
        }
    }

    /// <summary>Asks who logged in.</summary>
    public Task<HttpResponseMessage> UserInfo(string token) => WithToken(HttpMethod.Get, "/userinfo", token);

    /// <summary>Posts a form as this client, proven; the DPoP nonce is obeyed once.</summary>
    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> form)
    {
        var answer = await PostOnce(path, form);
        return AsksForNonce(answer) ? await PostOnce(path, form) : answer;
    }

    /// <summary>Posts a form as this client, once.</summary>
    public async Task<HttpResponseMessage> PostOnce(string path, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (secret is not null)
        {
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))
            );
            request.Content = new FormUrlEncodedContent(form);
        }
        else
        {
            var proven = new Dictionary<string, string>(form)
            {
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            };
            proven.TryAdd("client_assertion", Assertion());
            request.Content = new FormUrlEncodedContent(proven);
            request.Headers.Add("DPoP", Proof("POST", path, null));
        }

        return Remember(await http.SendAsync(request));
    }

    /// <summary>A client assertion (RFC 7523).</summary>
    public string Assertion(params (string Name, object? Value)[] bent)
    {
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();
        return Sign(
            key,
            new()
            {
                ["alg"] = "ES256",
                ["typ"] = "JWT",
                ["kid"] = KeyIdOf(key),
            },
            Bend(
                new()
                {
                    ["iss"] = clientId,
                    ["sub"] = clientId,
                    ["aud"] = TestServer.Origin,
                    ["iat"] = now,
                    ["exp"] = now + 60,
                    ["jti"] = Guid.NewGuid().ToString(),
                },
                bent
            )
        );
    }

    /// <summary>A request object (RFC 9101).</summary>
    public string RequestObject(params (string Name, object? Value)[] bent)
    {
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = Request().ToDictionary(one => one.Key, object (one) => one.Value);
        (claims["iss"], claims["aud"], claims["iat"], claims["nbf"], claims["exp"]) = (
            clientId,
            TestServer.Origin,
            now,
            now,
            now + 300
        );
        return Sign(key, new() { ["alg"] = "ES256", ["typ"] = "oauth-authz-req+jwt" }, Bend(claims, bent));
    }

    /// <summary>A DPoP proof (RFC 9449).</summary>
    public string Proof(string method, string path, string? token, params (string Name, object? Value)[] bent) =>
        Sign(
            DpopKey,
            new()
            {
                ["typ"] = "dpop+jwt",
                ["alg"] = "ES256",
                ["jwk"] = JwkOf(DpopKey),
            },
            Bend(
                new()
                {
                    ["jti"] = Guid.NewGuid().ToString(),
                    ["htm"] = method,
                    ["htu"] = $"{TestServer.Origin}{path}",
                    ["iat"] = server.Clock.GetUtcNow().ToUnixTimeSeconds(),
                    ["nonce"] = nonce ?? "",
                    ["ath"] = token is null ? "" : DpopProof.HashOf(token),
                },
                bent
            )
        );

    /// <summary>Signs a JWT.</summary>
    public static string Sign(ECDsa key, Dictionary<string, object> header, Dictionary<string, object> claims) =>
        CompactJws.Write(key, JsonSerializer.SerializeToUtf8Bytes(header), JsonSerializer.SerializeToUtf8Bytes(claims));

    /// <summary>The payload of a JWT, unchecked.</summary>
    public static JsonElement Payload(string jwt) => CompactJws.Read(jwt, jwt.Length)!.Claims!.Value;

    /// <summary>The header of a JWT.</summary>
    public static JsonElement Header(string jwt) => CompactJws.Read(jwt, jwt.Length)!.Header;

    /// <summary>The body of a good answer.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The answer is this OAuth error.</summary>
    public static async Task IsError(
        HttpResponseMessage answer,
        string error,
        HttpStatusCode status = HttpStatusCode.BadRequest
    )
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {body}");
        Assert.Equal(error, JsonDocument.Parse(body).RootElement.GetProperty("error").GetString());
    }

    /// <summary>A parameter of an address; null when it is not there.</summary>
    public static string? Of(string address, string name) =>
        System.Web.HttpUtility.ParseQueryString(new Uri(address).Query)[name];

    /// <summary>How this party calls a key.</summary>
    public static string KeyIdOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));

    /// <summary>A public key as JWK.</summary>
    public static Dictionary<string, string> JwkOf(ECDsa key) => EcPublicJwk.Of(key).Members;

    private static string[] Many(params string[] words) => words;

    private HttpResponseMessage Remember(HttpResponseMessage answer)
    {
        nonce = answer.Headers.TryGetValues("DPoP-Nonce", out var given) ? given.Single() : nonce;
        return answer;
    }

    private static bool AsksForNonce(HttpResponseMessage answer) =>
        answer.Headers.WwwAuthenticate.ToString().Contains("use_dpop_nonce", StringComparison.Ordinal)
        || (
            answer.StatusCode is HttpStatusCode.BadRequest
            && answer.Headers.Contains("DPoP-Nonce")
            && answer
                .Content.ReadAsStringAsync()
                .GetAwaiter()
                .GetResult()
                .Contains("use_dpop_nonce", StringComparison.Ordinal)
        );

    private static string Query(Dictionary<string, string> parameters) =>
        string.Join('&', parameters.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));

    private static Dictionary<string, T> Bend<T>(Dictionary<string, T> usual, IEnumerable<(string Name, T? Value)> bent)
    {
        foreach (var (name, value) in bent)
        {
            if (value is null)
            {
                usual.Remove(name);
            }
            else
            {
                usual[name] = value;
            }
        }

        return usual;
    }
}
