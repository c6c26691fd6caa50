using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// <c>POST /par</c> (RFC 9126): the relying party pushes its request, and the browser carries only a reference.
/// </summary>
internal sealed class PushedAuthorization(
    ClientAuthentication authentication,
    RequestObjects objects,
    AuthorizationRequests requests,
    DpopChecks dpop,
    Brake brake,
    Database database,
    TimeProvider clock
)
{
    private const string Prefix = "urn:ietf:params:oauth:request_uri:";
    private const int ReferenceBytes = 32;

    /// <summary>Stores a validated request and returns its reference.</summary>
    public async Task<IResult> Push(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        if (brake.OfPushed(context, now) is { } later)
        {
            return later;
        }

        var (parameters, unreadable) = await OauthParameters.OfForm(context);
        if (parameters is null)
        {
            return unreadable!.ToAnswer();
        }

        var (client, unknown) = await authentication.Of(context, parameters, now);
        if (client is null)
        {
            return unknown!.ToAnswer();
        }

        if (parameters["request_uri"] is not null)
        {
            return new OauthRefusal(OauthError.InvalidRequest, "request_uri cannot be pushed.").ToAnswer();
        }

        var (thumbprint, proofRefusal) = dpop.Optional(context, now);
        if (proofRefusal is not null)
        {
            return proofRefusal.ToAnswer();
        }

        if (parameters["request"] is { } requestObject)
        {
            (parameters, var badObject) = await objects.Open(requestObject, client, now, stop);
            if (parameters is null)
            {
                return badObject!.ToAnswer();
            }
        }

        // A public client does not authenticate, so the user of the browser may have written what it pushes.
        var came = client.Proof is ClientProof.None ? ParametersCame.ByBrowser : ParametersCame.ByClient;
        var found = await requests.Check(client, parameters, came, thumbprint, now, stop);
        return found.Request is { } request ? Named(await Keep(request, now, stop)) : found.Refusal!.ToAnswer();
    }

    /// <summary>Stores a validated request for 60 seconds.</summary>
    /// <returns>Its request_uri.</returns>
    public async Task<string> Keep(LoginRequest request, DateTimeOffset now, CancellationToken stop)
    {
        var requestUri = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ReferenceBytes));
        var pushed = new PushedRequest(request.ClientId, request.ToJson(), now + Limits.PushedRequestValid);
        await database.Write(
            Durability.Repairable,
            session =>
            {
                PushedRequestStore.Add(session, DigestOf(requestUri), pushed);
                return Task.CompletedTask;
            },
            stop
        );
        return requestUri;
    }

    /// <summary>
    /// A pushed request of this client. It is used up when the citizen begins (<see
    /// cref="PushedRequestStore.UseRequest"/>), so that a reload of the page works (RFC 9126 section 4).
    /// </summary>
    /// <returns>Null when it is not this client's, is used up, or has expired.</returns>
    public async Task<LoginRequest?> Find(string requestUri, Client client, DateTimeOffset now, CancellationToken stop)
    {
        if (!IsReference(requestUri))
        {
            return null;
        }

        var pushed = await database.Read(
            session => PushedRequestStore.Find(session, DigestOf(requestUri), client.Id),
            stop
        );
        return
            pushed is { } found
            && now < found.ValidUntil
            && LoginRequest.Parse(found.Request) is var request
            // The registration may have changed meanwhile.
            && client.MayLeadTo(client.RedirectUris, request.RedirectUri)
            ? request
            : null;
    }

    /// <summary>True when a request_uri has the form that this server issues.</summary>
    public static bool IsReference(string requestUri) =>
        requestUri.StartsWith(Prefix, StringComparison.Ordinal)
        && requestUri.Length == Prefix.Length + Base64Url.GetEncodedLength(ReferenceBytes);

    private static JsonAnswer Named(string requestUri) =>
        new(
            StatusCodes.Status201Created,
            json =>
            {
                json.WriteString("request_uri", requestUri);
                json.WriteNumber("expires_in", (int)Limits.PushedRequestValid.TotalSeconds);
            }
        );

    /// <summary>The key by which a request is stored: 256 random bits need no keyed digest.</summary>
    public static byte[] DigestOf(string requestUri) => SHA256.HashData(Encoding.ASCII.GetBytes(requestUri));
}
