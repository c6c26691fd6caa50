using System.Text.Json;
using Segl.Server.Operate;

namespace Segl.Server.Oidc.Messages;

/// <summary>
/// Every error of the provider, by the names of RFC 6749, 9126, 9101, 9449, 7009 and OpenID Connect Core.
/// </summary>
internal enum OauthError
{
    InvalidRequest,
    InvalidClient,
    InvalidGrant,
    InvalidScope,
    InvalidToken,
    InvalidDpopProof,
    UseDpopNonce,
    InvalidRequestObject,
    InvalidRequestUri,
    InsufficientScope,
    RequestNotSupported,
    RequestUriNotSupported,
    RegistrationNotSupported,
    UnauthorizedClient,
    UnsupportedGrantType,
    UnsupportedResponseType,
    LoginRequired,
    AccessDenied,
    UnmetAuthenticationRequirements,
    ServerError,
    TemporarilyUnavailable,
}

/// <summary>A refusal by the provider.</summary>
/// <param name="Error">Its name.</param>
/// <param name="Description">A sentence for the developer of the relying party.</param>
internal sealed record OauthRefusal(OauthError Error, string Description);

/// <summary>Maps the provider's refusals to HTTP.</summary>
internal static class OauthErrors
{
    /// <summary>The name in the protocol.</summary>
    public static string Name(this OauthError error) =>
        error switch
        {
            OauthError.InvalidRequest => "invalid_request",
            OauthError.InvalidClient => "invalid_client",
            OauthError.InvalidGrant => "invalid_grant",
            OauthError.InvalidScope => "invalid_scope",
            OauthError.InvalidToken => "invalid_token",
            OauthError.InvalidDpopProof => "invalid_dpop_proof",
            OauthError.UseDpopNonce => "use_dpop_nonce",
            OauthError.InvalidRequestObject => "invalid_request_object",
            OauthError.InvalidRequestUri => "invalid_request_uri",
            OauthError.InsufficientScope => "insufficient_scope",
            OauthError.RequestNotSupported => "request_not_supported",
            OauthError.RequestUriNotSupported => "request_uri_not_supported",
            OauthError.RegistrationNotSupported => "registration_not_supported",
            OauthError.UnauthorizedClient => "unauthorized_client",
            OauthError.UnsupportedGrantType => "unsupported_grant_type",
            OauthError.UnsupportedResponseType => "unsupported_response_type",
            OauthError.LoginRequired => "login_required",
            OauthError.AccessDenied => "access_denied",
            OauthError.UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            OauthError.ServerError => "server_error",
            OauthError.TemporarilyUnavailable => "temporarily_unavailable",
        };

    /// <summary>The JSON error response of an endpoint for programs (RFC 6749 section 5.2).</summary>
    public static IResult ToAnswer(this OauthRefusal refusal) => new OauthErrorAnswer(refusal);

    /// <summary>
    /// The error response of an endpoint for access tokens (RFC 6750 section 3, RFC 9449 section 7.1).
    /// </summary>
    public static IResult ToChallenge(this OauthRefusal refusal, string scheme) =>
        new OauthErrorAnswer(refusal, scheme);
}

/// <summary>An OAuth error response; with a scheme it is a challenge.</summary>
internal sealed class OauthErrorAnswer(OauthRefusal refusal, string? scheme = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Metrics.OauthRefused(refusal.Error.Name());
        var response = httpContext.Response;
        response.StatusCode = refusal.Error switch
        {
            OauthError.InvalidClient or OauthError.InvalidToken => StatusCodes.Status401Unauthorized,
            OauthError.UseDpopNonce or OauthError.InvalidDpopProof when scheme is not null =>
                StatusCodes.Status401Unauthorized,
            OauthError.InsufficientScope => StatusCodes.Status403Forbidden,
            OauthError.TemporarilyUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        response.Headers.CacheControl = "no-store";
        if (scheme is not null)
        {
            var algorithms = scheme == "DPoP" ? ", algs=\"ES256\"" : "";
            response.Headers.WWWAuthenticate =
                $"{scheme} error=\"{refusal.Error.Name()}\", error_description=\"{refusal.Description}\"{algorithms}";
        }
        else if (refusal.Error is OauthError.InvalidClient && httpContext.Request.Headers.Authorization.Count > 0)
        {
            // RFC 6749 section 5.2: a client that used the Authorization header gets a matching challenge.
            response.Headers.WWWAuthenticate = "Basic realm=\"segl\"";
        }

        response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("error", refusal.Error.Name());
        json.WriteString("error_description", refusal.Description);
        json.WriteEndObject();
        json.Flush();
        return response.BodyWriter.FlushAsync().AsTask();
    }
}
