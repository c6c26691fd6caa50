using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web.Faults;

namespace Segl.Server.Oidc;

/// <summary>
/// The OpenID Connect provider: a table of contents of its endpoints.
/// </summary>
internal static class OpenIdProvider
{
    /// <summary>Registers the provider's services.</summary>
    public static void AddOpenIdProvider(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<Jwts>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<Handles>();
        services.AddSingleton<EarlierLogins>();
        services.AddSingleton<OwnClients>();
        services.AddSingleton<ClientDirectory>();
        services.AddSingleton<CrossOrigin>();
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<ClientJwts>();
        services.AddSingleton<ClientAuthentication>();
        services.AddSingleton<DpopChecks>();
        services.AddSingleton<RequestObjects>();
        services.AddSingleton<AuthorizationRequests>();
        services.AddSingleton<AuthorizationResponses>();
        services.AddSingleton(parts =>
        {
            var responses = parts.GetRequiredService<AuthorizationResponses>();
            return new LoginAnswers(responses.Approved, responses.GivenUp);
        });
        services.AddSingleton<PushedAuthorization>();
        services.AddSingleton<Brake>();
        services.AddSingleton<Authorize>();
        services.AddSingleton<CodeRedemption>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<PersonClaims>();
        services.AddSingleton<UserInfo>();
        services.AddSingleton<PersonNumberMatch>();
        services.AddSingleton<Introspection>();
        services.AddSingleton<Logout>();
        services.AddSingleton<ProviderPages>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<LogoutMessenger>();
        services.AddHostedService(parts => parts.GetRequiredService<LogoutMessenger>());
    }

    /// <summary>Maps the provider's endpoints.</summary>
    public static void MapOpenIdProvider(this IEndpointRouteBuilder app)
    {
        var parts = app.ServiceProvider;
        var origins = parts.GetRequiredService<CrossOrigin>();
        app = app.MapGroup("").WithMetadata(new OauthOutOfOrder(Unavailable.ToAnswer));
        var discovery = parts.GetRequiredService<Discovery>();
        app.MapGet("/.well-known/openid-configuration", Run(discovery.Metadata));
        app.MapGet("/.well-known/oauth-authorization-server", Run(discovery.Metadata));
        app.MapGet("/jwks", Run(discovery.Jwks));

        app.MapMethods("/authorize", GetAndPost, Run(parts.GetRequiredService<Authorize>().Answer));
        app.MapPost("/par", Run(parts.GetRequiredService<PushedAuthorization>().Push));
        app.MapPost("/token", RunFor(origins, parts.GetRequiredService<TokenEndpoint>().Token));
        app.MapMethods("/userinfo", GetAndPost, RunFor(origins, parts.GetRequiredService<UserInfo>().Answer));
        app.MapPost("/person-number-match", Run(parts.GetRequiredService<PersonNumberMatch>().Answer));
        app.MapPost("/introspect", Run(parts.GetRequiredService<Introspection>().Introspect));
        app.MapPost("/revoke", RunFor(origins, parts.GetRequiredService<Introspection>().Revoke));
        foreach (var path in (string[])["/token", "/userinfo", "/revoke"])
        {
            app.MapMethods(path, [HttpMethods.Options], Run(origins.Preflight));
        }

        app.MapMethods("/logout", GetAndPost, Run(parts.GetRequiredService<Logout>().Answer));
    }

    private static OauthRefusal Unavailable { get; } =
        new(OauthError.TemporarilyUnavailable, "The provider cannot answer just now; ask again in some seconds.");

    private static string[] GetAndPost { get; } = [HttpMethods.Get, HttpMethods.Post];

    private static RequestDelegate RunFor(CrossOrigin origins, Func<HttpContext, Task<IResult>> handler) =>
        Run(async context =>
        {
            await origins.Allow(context);
            return await handler(context);
        });

    // Handlers get the raw request: each endpoint parses its parameters by the rules of its RFC.
    private static RequestDelegate Run(Func<HttpContext, Task<IResult>> handler) =>
        async context => await (await handler(context)).ExecuteAsync(context);
}
