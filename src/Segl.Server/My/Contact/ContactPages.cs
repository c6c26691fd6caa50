namespace Segl.Server.My.Contact;

/// <summary>The portal's pages about the person and how they are told.</summary>
internal static class ContactPages
{
    /// <summary>Registers them.</summary>
    public static void AddMyContact(this IServiceCollection services)
    {
        services.AddSingleton<ContactCodes>();
        services.AddSingleton<ProfilePage>();
    }

    /// <summary>Maps them.</summary>
    public static void MapMyContact(this IEndpointRouteBuilder app) =>
        app.ServiceProvider.GetRequiredService<ProfilePage>().Map(app);
}
