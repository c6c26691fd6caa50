using Segl.Server.Login;
using Segl.Server.Login.Answers;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate;
using Segl.Server.Web;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// <c>GET</c> and <c>POST /authorize</c>: a browser arrives with a relying party's request, and is redirected to the
/// login box. Before the redirect URI is validated, an error is shown on a page of this server; after that it is
/// returned to the relying party.
/// </summary>
internal sealed class Authorize(
    ClientDirectory clients,
    PushedAuthorization pushed,
    RequestObjects objects,
    AuthorizationRequests requests,
    AuthorizationResponses responses,
    LoginStarter starter,
    Brake brake,
    ProviderPages pages,
    AnswerForms forms,
    TimeProvider clock
)
{
    /// <summary>Handles the request.</summary>
    public async Task<IResult> Answer(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        if (brake.OfProgram(context, now) is { } later)
        {
            return later;
        }

        var (parameters, unreadable) = HttpMethods.IsPost(context.Request.Method)
            ? await OauthParameters.OfForm(context)
            : OauthParameters.OfQuery(context);
        if (parameters is null)
        {
            return pages.Wrong(context, unreadable!);
        }

        if (parameters["client_id"] is not { } clientId || await clients.Find(clientId, now, stop) is not { } client)
        {
            return pages.Wrong(context, new(OauthError.InvalidClient, "client_id names no relying party."));
        }

        var found = await Find(client, parameters, now, stop);
        return found switch
        {
            // R98: there is no session that a silent login could use.
            { Request: { Silent: true } silent } => Back(
                context,
                silent.RedirectUri,
                silent.State,
                silent.FormPost,
                new(OauthError.LoginRequired, "Every login is approved by the citizen.")
            ),
            { Request: { } request } when HttpMethods.IsPost(context.Request.Method) => await ComeByGet(
                request,
                parameters["request_uri"],
                now,
                stop
            ),
            { Request: { } request } => starter.Start(
                context,
                request,
                now,
                parameters["request_uri"] is { } requestUri ? PushedAuthorization.DigestOf(requestUri) : null
            ),
            { Refusal: { } refusal, RedirectUri: { } redirectUri } => Back(
                context,
                redirectUri,
                found.State,
                found.FormPost,
                refusal
            ),
            _ => pages.Wrong(context, found.Refusal!),
        };
    }

    // A cross-site form post has no cookie (SameSite=Lax). It is repeated by GET, so that the browser's existing
    // cookie, and with it its other logins, is not replaced (R90).
    private async Task<IResult> ComeByGet(
        LoginRequest request,
        string? pushedAs,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var requestUri = pushedAs ?? await pushed.Keep(request, now, stop);
        return new SeeOther(
            AuthorizationResponses.Address("/authorize", ("client_id", request.ClientId), ("request_uri", requestUri))
        );
    }

    private async Task<CheckedRequest> Find(
        Client client,
        OauthParameters parameters,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (parameters["request_uri"] is { } requestUri)
        {
            return await Pushed(client, parameters, requestUri, now, stop);
        }

        // FAPI 2.0 section 5.3.2.2: a strict client must push all its requests; others may have registered to do so.
        if (client.MustPush)
        {
            return parameters["redirect_uri"] is { } redirectUri && client.MayLeadTo(client.RedirectUris, redirectUri)
                ? new(null, NotPushed, redirectUri, parameters["state"])
                : new(null, NotPushed);
        }

        if (parameters["request"] is not { } requestObject)
        {
            return await requests.Check(client, parameters, ParametersCame.ByBrowser, null, now, stop);
        }

        var (inside, refusal) = await objects.Open(requestObject, client, now, stop);
        return inside is null
            ? new(null, refusal)
            : await requests.Check(client, inside, ParametersCame.ByClient, null, now, stop);
    }

    private async Task<CheckedRequest> Pushed(
        Client client,
        OauthParameters parameters,
        string requestUri,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!PushedAuthorization.IsReference(requestUri))
        {
            return new(
                null,
                new(OauthError.RequestUriNotSupported, "request_uri must be one that we gave (RFC 9126).")
            );
        }

        if (parameters["request"] is not null)
        {
            return new(null, new(OauthError.InvalidRequest, "request and request_uri exclude each other."));
        }

        return await pushed.Find(requestUri, client, now, stop) is { } request
            ? new(request, null)
            : new(
                null,
                new(OauthError.InvalidRequestUri, "request_uri was used, has run out, or is not this client's.")
            );
    }

    private static OauthRefusal NotPushed { get; } =
        new(OauthError.InvalidRequest, "This client must push its requests (RFC 9126).");

    private IResult Back(HttpContext context, string redirectUri, string? state, bool formPost, OauthRefusal refusal)
    {
        Metrics.OauthRefused(refusal.Error.Name());
        var address = responses.Refused(redirectUri, state, refusal.Error.Name(), refusal.Description);
        return formPost ? forms.Page(context, redirectUri, address) : new SeeOther(address);
    }
}
