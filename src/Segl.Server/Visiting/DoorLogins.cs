using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;

namespace Segl.Server.Visiting;

/// <summary>A login of a door under way, as its browser's cookie holds it until the return.</summary>
/// <param name="State">Returned with the response (RFC 6749 section 4.1.1).</param>
/// <param name="Nonce">Kept with the login.</param>
/// <param name="Verifier">The code verifier (RFC 7636).</param>
/// <param name="Until">When it is too late to return.</param>
/// <param name="To">The page to show then.</param>
/// <param name="Language">The language of the pages.</param>
/// <param name="Asked">The act that is asked of the app; null for a login.</param>
internal sealed record BegunLogin(
    string State,
    string Nonce,
    string Verifier,
    DateTimeOffset Until,
    string To,
    Language Language,
    AskedAct? Asked
);

/// <summary>An act that waits for the owner's approval. It is sealed with the login that is to approve it.</summary>
/// <param name="SessionLogin">The login to the door in which it was asked for.</param>
/// <param name="By">Who is to approve it.</param>
/// <param name="Name">Which act.</param>
/// <param name="Arguments">What it is done with.</param>
internal sealed record AskedAct(Guid SessionLogin, Guid By, string Name, JsonElement Arguments);

/// <summary>
/// A door as a relying party (decision 34): its authorization requests are pushed inside the server, travel
/// through the browser and <c>/authorize</c> like any other, and the code that comes back is redeemed inside the server.
/// </summary>
internal sealed class DoorLogins<TVisit>(
    OwnDoor<TVisit> door,
    SealedCookies<TVisit> cookies,
    PushedAuthorization pushed,
    CodeRedemption redemption,
    Settings settings,
    TimeProvider clock
)
    where TVisit : Visit
{
    private const string Beginning = "-";
    private const int SecretBytes = 32;
    private const int MostAtOnce = 5;

    // The queue, the login, and the way back.
    private static readonly TimeSpan Valid = Limits.PushedRequestBegins + Limits.LoginValid;

    /// <summary>Sends the browser to the login box.</summary>
    /// <param name="context">The request.</param>
    /// <param name="language">The language of the pages.</param>
    /// <param name="to">The page to show after the return.</param>
    /// <param name="bend">Changes the usual request; null to leave it.</param>
    /// <param name="asked">The act that is asked of the app; null for a login.</param>
    public async Task<IResult> Begin(
        HttpContext context,
        Language language,
        string to,
        Func<LoginRequest, LoginRequest>? bend = null,
        AskedAct? asked = null
    )
    {
        var now = clock.GetUtcNow();
        var begun = new BegunLogin(Secret(), Secret(), Secret(), now + Valid, to, language, asked);
        var client = door.Client.Named(door.NameIn(language));
        var request = new LoginRequest(
            client.Id,
            client.Name,
            client.SectorIdentifier,
            door.Client.RedirectUri,
            begun.State,
            begun.Nonce,
            [ScopesAndClaims.OpenId],
            door.AskedLevel,
            TokenEndpoint.ChallengeOf(begun.Verifier)!,
            Language: language.Tag()
        );
        var requestUri = await pushed.Keep(bend?.Invoke(request) ?? request, now, context.RequestAborted);
        ForgetOthers(context);
        cookies.Give(context, NameOf(begun.State), begun, Valid);
        return new SeeOther(
            AuthorizationResponses.Address(
                $"{settings.LoginOrigin}/authorize",
                ("client_id", client.Id),
                ("request_uri", requestUri)
            )
        );
    }

    /// <summary>
    /// The browser returned: what it began, and who approved it. The code is redeemed only in the browser that began,
    /// with a response of this issuer (RFC 9207).
    /// </summary>
    /// <returns>What was begun is null when this browser began no such login, or too long ago; the facts are null when
    /// the login was refused, or its code is used or too old.</returns>
    public async Task<(BegunLogin? Begun, TokenFacts? Facts)> Return(HttpContext context)
    {
        var (now, query) = (clock.GetUtcNow(), context.Request.Query);
        var state = query["state"].ToString();
        if (
            state.Length != Base64Url.GetEncodedLength(SecretBytes)
            || !Base64Url.IsValid(state)
            || cookies.Find<BegunLogin>(context, NameOf(state)) is not { } begun
        )
        {
            return (null, null);
        }

        cookies.Take(context, NameOf(state));
        if (begun.State != state || now >= begun.Until || query["iss"] != settings.Issuer)
        {
            return (null, null);
        }

        var facts =
            query["code"].ToString() is { Length: > 0 } code
            && await redemption.Redeem(
                door.Client.Id,
                new(code, door.Client.RedirectUri, TokenEndpoint.ChallengeOf(begun.Verifier)!),
                now,
                context.RequestAborted
            )
                is { } redeemed
            && redeemed.Request.Nonce == begun.Nonce
                ? redeemed
                : null;
        return (begun, facts);
    }

    // Each login that is begun and left leaves a cookie; a browser sends them all with every request.
    private void ForgetOthers(HttpContext context)
    {
        string[] others = [.. cookies.Names(context, Beginning)];
        if (others.Length >= MostAtOnce)
        {
            Array.ForEach(others, name => cookies.Take(context, name));
        }
    }

    private static string NameOf(string state) => Beginning + state;

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
