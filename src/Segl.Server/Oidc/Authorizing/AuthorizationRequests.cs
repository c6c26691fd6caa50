using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>The origin of an authorization request's parameters.</summary>
internal enum ParametersCame
{
    /// <summary>From the browser's URL or form: the user of the browser may have changed them.</summary>
    ByBrowser,

    /// <summary>Pushed (RFC 9126) or in a signed request object (RFC 9101): written by the relying party
    /// itself.</summary>
    ByClient,
}

/// <summary>The result of validating an authorization request.</summary>
/// <param name="Request">The validated request; null when it was refused.</param>
/// <param name="Refusal">The refusal; null when the request is valid.</param>
/// <param name="RedirectUri">The redirect URI for an error; null until it is validated.</param>
/// <param name="State">Returned with an error.</param>
/// <param name="FormPost">The browser posts the error.</param>
internal sealed record CheckedRequest(
    LoginRequest? Request,
    OauthRefusal? Refusal,
    string? RedirectUri = null,
    string? State = null,
    bool FormPost = false
);

/// <summary>
/// Validates the parameters of an authorization request and makes a <see cref="LoginRequest"/> of them.
/// </summary>
internal sealed class AuthorizationRequests(Tokens tokens)
{
    private const string FormPost = "form_post";
    private const int LongestState = 8192;
    private const int LongestNonce = 512;
    private const int ChallengeCharacters = 43;

    // Only base64url characters, since the challenge is a SHA-256 (RFC 7636 section 4.2).
    private static readonly System.Buffers.SearchValues<char> Base64UrlCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>Validates a client's request.</summary>
    /// <param name="client">The relying party.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="came">Their origin.</param>
    /// <param name="thumbprint">The DPoP key proven with the pushed request; null if none.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<CheckedRequest> Check(
        Client client,
        OauthParameters parameters,
        ParametersCame came,
        string? thumbprint,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (parameters["redirect_uri"] is not { } redirectUri || !client.MayLeadTo(client.RedirectUris, redirectUri))
        {
            return new(null, new(OauthError.InvalidRequest, "redirect_uri is not one of those registered."));
        }

        var state = parameters["state"];
        var refusal = WhyNot(client, parameters, came, thumbprint);
        var (level, isShort, levelRefusal) = LevelOf(parameters);
        var (claims, userinfoClaims, named, claimsRefusal) = ClaimsParameter.Read(client, parameters["claims"]);
        var (expected, hintRefusal) = await ExpectedSubject(client, parameters, named, now, stop);
        if ((refusal ?? levelRefusal ?? claimsRefusal ?? hintRefusal) is { } no)
        {
            return new(
                null,
                no,
                redirectUri,
                state is { Length: <= LongestState } ? state : null,
                parameters["response_mode"] is FormPost
            );
        }

        return new(
            new LoginRequest(
                client.Id,
                client.Name,
                client.SectorIdentifier,
                redirectUri,
                state,
                parameters["nonce"],
                [.. parameters.Words("scope").Where(client.Scopes.Contains).Distinct(StringComparer.Ordinal)],
                level,
                parameters["code_challenge"]!,
                thumbprint ?? parameters["dpop_jkt"],
                parameters["segl_action"],
                parameters["segl_text"],
                claims,
                userinfoClaims,
                parameters["login_hint"] is { Length: <= Limits.UserIdLongest } hint ? hint : null,
                parameters
                    .Words("ui_locales")
                    .Select(tag => Languages.Named(tag.Split('-')[0])?.Tag())
                    .FirstOrDefault(tag => tag is not null),
                isShort,
                expected,
                Silent: parameters["prompt"] is "none",
                FormPost: parameters["response_mode"] is FormPost
            ),
            null,
            redirectUri,
            state
        );
    }

    private static OauthRefusal? WhyNot(
        Client client,
        OauthParameters parameters,
        ParametersCame came,
        string? thumbprint
    )
    {
        if (parameters["response_type"] is not "code")
        {
            return new(OauthError.UnsupportedResponseType, "response_type must be code.");
        }

        if (parameters["response_mode"] is not null and not "query" and not FormPost)
        {
            return new(OauthError.InvalidRequest, "response_mode must be query or form_post.");
        }

        if (parameters["registration"] is not null)
        {
            return new(OauthError.RegistrationNotSupported, "A request cannot register.");
        }

        if (!parameters.Words("scope").Contains(ScopesAndClaims.OpenId))
        {
            return new(OauthError.InvalidScope, "scope must contain openid.");
        }

        if (parameters["state"] is { Length: > LongestState } || parameters["nonce"] is { Length: > LongestNonce })
        {
            return new(OauthError.InvalidRequest, "state or nonce is too long.");
        }

        return WhyNotProof(client, parameters, thumbprint) ?? WhyNotPrompt(parameters) ?? WhyNotTexts(parameters, came);
    }

    // PKCE for all clients, S256 only (RFC 9700 section 2.1.1).
    private static OauthRefusal? WhyNotProof(Client client, OauthParameters parameters, string? thumbprint)
    {
        if (
            parameters["code_challenge"] is not { Length: ChallengeCharacters } challenge
            || challenge.AsSpan().ContainsAnyExcept(Base64UrlCharacters)
            || parameters["code_challenge_method"] is not "S256"
        )
        {
            return new(
                OauthError.InvalidRequest,
                "code_challenge must be there, and code_challenge_method must be S256."
            );
        }

        if (parameters["dpop_jkt"] is { } key && (key != (thumbprint ?? key) || !IsThumbprint(key)))
        {
            return new(OauthError.InvalidDpopProof, "dpop_jkt is not the thumbprint of the key of the DPoP proof.");
        }

        return null;
    }

    private static OauthRefusal? WhyNotPrompt(OauthParameters parameters)
    {
        if (parameters.Words("prompt") is { Length: > 1 } prompts && prompts.Contains("none"))
        {
            return new(OauthError.InvalidRequest, "prompt=none stands alone.");
        }

        // Every login is a fresh authentication, so any max_age is satisfied.
        return
            parameters["max_age"] is { } age
            && !(long.TryParse(age, System.Globalization.NumberStyles.None, null, out _))
            ? new(OauthError.InvalidRequest, "max_age must be a number of seconds.")
            : null;
    }

    // R93: texts that the app shows and signs must come from the relying party itself.
    private static OauthRefusal? WhyNotTexts(OauthParameters parameters, ParametersCame came)
    {
        string?[] texts = [parameters["segl_action"], parameters["segl_text"]];
        if (came is ParametersCame.ByBrowser && texts.Any(text => text is not null))
        {
            return new(
                OauthError.InvalidRequest,
                "segl_action and segl_text are taken from PAR or a signed request object only."
            );
        }

        return texts.All(text => text is null || LoginTexts.MayShow(text))
            ? null
            : new(
                OauthError.InvalidRequest,
                "segl_action and segl_text have at most 130 characters, none of control or direction."
            );
    }

    // R96: the claims parameter takes precedence over acr_values; of several values the first known one counts.
    private static (AssuranceLevel Level, bool IsShort, OauthRefusal? Refusal) LevelOf(OauthParameters parameters)
    {
        var (essential, wanted) = ClaimsParameter.Acr(parameters["claims"]);
        var values = wanted.Count > 0 ? wanted : parameters.Words("acr_values");
        var known = values.Select(LevelNames.Read).FirstOrDefault(read => read is not null);
        if (known is null)
        {
            return essential && values.Count > 0
                ? (default, false, new(OauthError.UnmetAuthenticationRequirements, "None of the acr values is known."))
                : (AssuranceLevels.AskedByDefault, false, null);
        }

        return (known.Value.Level, known.Value.IsShort, null);
    }

    private async Task<(string? Subject, OauthRefusal? Refusal)> ExpectedSubject(
        Client client,
        OauthParameters parameters,
        IReadOnlyList<string> named,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var all = named.ToHashSet(StringComparer.Ordinal);
        if (parameters["id_token_hint"] is { } hint)
        {
            if (await tokens.ReadIdTokenHint(hint, now, stop) is not { } read || read.ClientId != client.Id)
            {
                return (null, new(OauthError.InvalidRequest, "id_token_hint is no ID token of ours for this client."));
            }

            all.Add(read.Subject);
        }

        return all.Count > 1
            ? (null, new(OauthError.LoginRequired, "Nobody is two subjects."))
            : (all.SingleOrDefault(), null);
    }

    private static bool IsThumbprint(string text) =>
        text.Length == ChallengeCharacters && !text.AsSpan().ContainsAnyExcept(Base64UrlCharacters);
}
