using System.Text.Json;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc;

/// <summary>OpenID Connect Discovery, RFC 8414 metadata, and the public keys.</summary>
internal sealed class Discovery(Settings settings, SigningKeys keys, TimeProvider clock)
{
    private readonly byte[] metadata = Written(settings);

    /// <summary>
    /// <c>GET /.well-known/openid-configuration</c> and <c>/.well-known/oauth-authorization-server</c>.
    /// </summary>
    public Task<IResult> Metadata(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return Task.FromResult<IResult>(TypedResults.Bytes(metadata, "application/json"));
    }

    /// <summary><c>GET /jwks</c>: includes the key that will sign next.</summary>
    public async Task<IResult> Jwks(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var published = (await keys.At(now, context.RequestAborted)).Published(now);
        context.Response.Headers.CacheControl = $"public, max-age={(int)SigningKeys.KeptByOthers.TotalSeconds}";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var set = new
        {
            keys = published.Select(key => new Dictionary<string, string>(key.Pair.Public.Members)
            {
                ["use"] = "sig",
                ["alg"] = "ES256",
                ["kid"] = key.Id,
            }),
        };
        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(set), "application/json");
    }

    private static byte[] Written(Settings settings) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["issuer"] = settings.Issuer,
                ["authorization_endpoint"] = $"{settings.LoginOrigin}/authorize",
                ["pushed_authorization_request_endpoint"] = $"{settings.Issuer}/par",
                ["token_endpoint"] = $"{settings.Issuer}/token",
                ["userinfo_endpoint"] = $"{settings.Issuer}/userinfo",
                ["jwks_uri"] = $"{settings.Issuer}/jwks",
                ["introspection_endpoint"] = $"{settings.Issuer}/introspect",
                ["revocation_endpoint"] = $"{settings.Issuer}/revoke",
                ["end_session_endpoint"] = $"{settings.LoginOrigin}/logout",
                ["response_types_supported"] = Many("code"),
                ["response_modes_supported"] = Many("query", "form_post"),
                ["grant_types_supported"] = Many("authorization_code", "refresh_token"),
                ["subject_types_supported"] = Many("pairwise"),
                ["scopes_supported"] = ScopesAndClaims.Scopes,
                ["claims_supported"] = Many(
                    "iss",
                    "sub",
                    "aud",
                    "exp",
                    "iat",
                    "auth_time",
                    "nonce",
                    "acr",
                    "amr",
                    "sid",
                    "name",
                    "birthdate",
                    "cpr"
                ),
                ["claims_parameter_supported"] = true,
                ["acr_values_supported"] = LevelNames.Supported,
                ["ui_locales_supported"] = Many("da", "en"),
                ["prompt_values_supported"] = Many("none", "login", "consent", "select_account"),
                ["code_challenge_methods_supported"] = Many("S256"),
                ["id_token_signing_alg_values_supported"] = Many("ES256"),
                ["request_parameter_supported"] = true,
                ["request_uri_parameter_supported"] = false,
                ["request_object_signing_alg_values_supported"] = Many("ES256"),
                ["token_endpoint_auth_methods_supported"] = AuthenticationMethods,
                ["token_endpoint_auth_signing_alg_values_supported"] = Many("ES256"),
                ["introspection_endpoint_auth_methods_supported"] = AuthenticationMethods[..^1],
                ["introspection_endpoint_auth_signing_alg_values_supported"] = Many("ES256"),
                ["revocation_endpoint_auth_methods_supported"] = AuthenticationMethods,
                ["revocation_endpoint_auth_signing_alg_values_supported"] = Many("ES256"),
                ["dpop_signing_alg_values_supported"] = Many("ES256"),
                ["authorization_response_iss_parameter_supported"] = true,
                ["backchannel_logout_supported"] = true,
                ["backchannel_logout_session_supported"] = true,
            }
        );

    private static string[] AuthenticationMethods { get; } =
    ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];

    private static string[] Many(params string[] words) => words;
}
