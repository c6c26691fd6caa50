using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Jose;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>A logged-in visitor of the sample service.</summary>
/// <param name="Name">The name from userinfo.</param>
/// <param name="Claims">The claims of the ID token.</param>
/// <param name="Paid">True when the last approval was of a payment.</param>
internal sealed record ShopVisitor(string Name, IReadOnlyDictionary<string, string> Claims, bool Paid);

/// <summary>
/// The demo's sample service: an ordinary relying party. It is registered at each start with a new secret, and talks
/// to the provider over HTTP: PAR, code with PKCE, token, userinfo.
/// </summary>
internal sealed class DemoShop(
    Database database,
    ClientDirectory clients,
    DemoShopPages pages,
    DemoBrowsers browsers,
    DemoCitizens citizens,
    Settings settings,
    TimeProvider clock
) : IDisposable
{
    private const string ClientId = "demo-shop";
    private const string Cookie = "demo-shop";
    private const int LongestToken = 8 * 1024;

    private readonly HttpClient http = new() { BaseAddress = new Uri(settings.Issuer) };
    private readonly ConcurrentDictionary<string, ShopLogin> started = new();
    private readonly ConcurrentDictionary<string, ShopVisitor> visitors = new();
    private string secret = "";

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private string RedirectUri => $"{settings.Issuer}/demo/shop/back";

    /// <summary>Registers the service again.</summary>
    public async Task Register()
    {
        await database.Write(Durability.Durable, session => ClientStore.Remove(session, ClientId));
        var metadata = JsonSerializer.Serialize(
            new
            {
                client_id = ClientId,
                client_name = "Nordlys",
                profile = "plain",
                sector = "private",
                scope = "openid profile",
                redirect_uris = new[] { RedirectUri },
            }
        );
        var added = await clients.Add(metadata, null, clock.GetUtcNow(), CancellationToken.None);
        secret = added.Secret ?? throw new InvalidOperationException("A plain client has a secret.");
    }

    /// <summary>Maps the service's pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/shop", context => pages.Show(context, VisitorOf(context)).ExecuteAsync(context));
        routes.MapPost("/demo/shop/login", context => Go(context, null));
        routes.MapPost("/demo/shop/high", context => Go(context, null, AssuranceLevel.High));
        routes.MapPost("/demo/shop/raise", Raise);
        routes.MapPost("/demo/shop/pay", context => Go(context, pages.Payment(context)));
        routes.MapGet("/demo/shop/back", Back);
        routes.MapPost("/demo/shop/leave", Leave);
    }

    // Step 1: the request is pushed (RFC 9126), so that it cannot be changed in the browser.
    private async Task Go(HttpContext context, (string Action, string Text)? payment, AssuranceLevel? level = null)
    {
        var whose = WhoseBrowser(context);
        var language = Languages.Of(context).Tag();
        var visitor = VisitorKey(context) ?? Random();
        var login = new ShopLogin(
            visitor,
            Random(),
            Random(),
            Random(),
            level ?? AssuranceLevel.Substantial,
            payment is not null,
            language,
            whose.Who
        );
        var pushed = await Post(
            "/par",
            [
                ("response_type", "code"),
                ("client_id", ClientId),
                ("redirect_uri", RedirectUri),
                ("scope", "openid profile"),
                ("state", login.State),
                ("nonce", login.Nonce),
                ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(login.Verifier)))),
                ("code_challenge_method", "S256"),
                ("login_hint", whose.UserId),
                ("ui_locales", language),
                ("acr_values", LevelNames.Acr(login.Level, isShort: false)),
                .. payment is { } pay
                    ? [("segl_action", pay.Action), ("segl_text", pay.Text)]
                    : Array.Empty<(string, string)>(),
            ]
        );
        started[login.State] = login;
        context.Response.Cookies.Append(Cookie, visitor, CookieOptions);
        var request = Uri.EscapeDataString(pushed.GetProperty("request_uri").GetString()!);
        await new SeeOther($"{settings.Issuer}/authorize?client_id={ClientId}&request_uri={request}").ExecuteAsync(
            context
        );
    }

    // Step 2: the browser returns with a code, which only this client can redeem.
    private async Task Back(HttpContext context)
    {
        var query = context.Request.Query;
        var known = started.TryRemove(query["state"].ToString(), out var login);
        if (!known || query["iss"] != settings.Issuer || VisitorKey(context) != login!.Visitor)
        {
            await new SeeOther("/demo/shop").ExecuteAsync(context);
            return;
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            var why = query["error"] == "unmet_authentication_requirements" ? "level" : "yes";
            await new SeeOther($"{DemoShopPages.AddressOf(login!.Language, login.Whose)}&refused={why}").ExecuteAsync(
                context
            );
            return;
        }

        var tokens = await Post(
            "/token",
            [
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", RedirectUri),
                ("code_verifier", login!.Verifier),
            ]
        );
        var claims = await Verify(tokens.GetProperty("id_token").GetString()!, login);
        var name = await NameOf(tokens.GetProperty("access_token").GetString()!);
        // A new cookie after each login, against session fixation.
        visitors.TryRemove(login.Visitor, out _);
        var member = Random();
        visitors[member] = new(name, claims, login.Pays);
        context.Response.Cookies.Append(Cookie, member, CookieOptions);
        await new SeeOther(DemoShopPages.AddressOf(login.Language, login.Whose)).ExecuteAsync(context);
    }

    // As two officers at a desk would.
    private async Task Raise(HttpContext context)
    {
        var whose = WhoseBrowser(context);
        await citizens.RaiseToHigh(whose);
        await new SeeOther(
            $"{DemoShopPages.AddressOf(Languages.Of(context).Tag(), whose.Who)}&raised=yes"
        ).ExecuteAsync(context);
    }

    private DemoCitizen WhoseBrowser(HttpContext context) =>
        new(DemoShopPages.WhoSits(context), browsers.Of(context) ?? 1);

    private Task Leave(HttpContext context)
    {
        if (VisitorKey(context) is { } visitor)
        {
            visitors.TryRemove(visitor, out _);
        }

        return new SeeOther(
            DemoShopPages.AddressOf(Languages.Of(context).Tag(), DemoShopPages.WhoSits(context))
        ).ExecuteAsync(context);
    }

    // OpenID Connect Core 3.1.3.7, with the provider's published keys.
    private async Task<IReadOnlyDictionary<string, string>> Verify(string idToken, ShopLogin login)
    {
        var keys = EcPublicJwk.ReadSet(await http.GetStringAsync("/jwks"));
        return
            CompactJws.Read(idToken, LongestToken) is { Type: "JWT" } jws
            && keys.Any(key => key.KeyId == jws.KeyId && jws.IsSignedBy(key))
            && jws.Claims is { } claims
            && claims.Text("iss") == settings.Issuer
            && claims.Audiences().Contains(ClientId)
            && clock.GetUtcNow() < claims.Instant("exp")
            && claims.Text("nonce") == login.Nonce
            && LevelNames.Read(claims.Text("acr") ?? "")?.Level >= login.Level
            ? claims.EnumerateObject().ToDictionary(claim => claim.Name, claim => Words(claim.Value))
            : throw new InvalidOperationException("The ID token is not for this login.");
    }

    private static string Words(JsonElement claim) =>
        claim.ValueKind is JsonValueKind.Array ? string.Join(" ", claim.EnumerateArray()) : claim.ToString();

    private async Task<string> NameOf(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("name").GetString()!;
    }

    private async Task<JsonElement> Post(string path, (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{secret}"))
        );
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private ShopVisitor? VisitorOf(HttpContext context) =>
        VisitorKey(context) is { } key && visitors.TryGetValue(key, out var visitor) ? visitor : null;

    private static string? VisitorKey(HttpContext context) => context.Request.Cookies[Cookie];

    private static CookieOptions CookieOptions =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/demo/shop",
        };

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A login under way.</summary>
    private sealed record ShopLogin(
        string Visitor,
        string State,
        string Nonce,
        string Verifier,
        AssuranceLevel Level,
        bool Pays,
        string Language,
        Who Whose
    );
}
