using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Storage;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>The responses to the relying party through the citizen's browser; each names the issuer (RFC
/// 9207).</summary>
internal sealed class AuthorizationResponses(Handles handles, Subjects subjects, Settings settings)
{
    /// <summary>
    /// The redirect address for an approved and finished login: code, state, issuer.
    /// </summary>
    /// <param name="login">The finished login.</param>
    /// <param name="request">The relying party's request.</param>
    /// <param name="now">The code expires 60 seconds later.</param>
    public string Approved(LoginKey login, LoginRequest request, DateTimeOffset now)
    {
        // OpenID Connect Core 3.1.2.2: no person but the one in the hint is logged in.
        if (request.ExpectedSubject is { } expected && expected != subjects.Of(login.PersonId, request.Sector))
        {
            return Refused(request, "login_required");
        }

        var code = handles.NewCode(
            login,
            now,
            new(request.ClientId, request.RedirectUri, request.CodeChallenge, request.DpopThumbprint)
        );
        return Address(request.RedirectUri, ("code", code), ("state", request.State), ("iss", settings.Issuer));
    }

    /// <summary>The redirect address for a request that was cancelled; where the person's authenticators do not give the
    /// level, it says so (OpenID Connect, "unmet authentication requirements").</summary>
    public string GivenUp(LoginRequest request, Reason? because) =>
        Refused(
            request,
            (because is null ? OauthError.AccessDenied : OauthError.UnmetAuthenticationRequirements).Name()
        );

    /// <summary>The redirect address with an error of RFC 6749 section 4.1.2.1 or OpenID Connect Core
    /// 3.1.2.6.</summary>
    /// <param name="request">The relying party's request.</param>
    /// <param name="error">Such as <c>access_denied</c>.</param>
    public string Refused(LoginRequest request, string error) =>
        Refused(request.RedirectUri, request.State, error, null);

    /// <inheritdoc cref="Refused(LoginRequest, string)"/>
    internal string Refused(string redirectUri, string? state, string error, string? description) =>
        Address(
            redirectUri,
            ("error", error),
            ("error_description", description),
            ("state", state),
            ("iss", settings.Issuer)
        );

    /// <summary>A URI with parameters added to the existing ones.</summary>
    internal static string Address(string uri, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new System.Text.StringBuilder(uri);
        var sign = uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                address.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                sign = '&';
            }
        }

        return address.ToString();
    }
}
