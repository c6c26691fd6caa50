namespace Segl.Server.My.SecurityKeys;

/// <summary>The portal's pages about security keys.</summary>
internal static class SecurityKeyPages
{
    /// <summary>Registers them.</summary>
    public static void AddMySecurityKeys(this IServiceCollection services) => services.AddSingleton<AddKeyPage>();

    /// <summary>Maps them.</summary>
    public static void MapMySecurityKeys(this IEndpointRouteBuilder app) =>
        app.ServiceProvider.GetRequiredService<AddKeyPage>().Map(app);
}
