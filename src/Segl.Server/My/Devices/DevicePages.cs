namespace Segl.Server.My.Devices;

/// <summary>The portal's pages about code displays and audio code readers.</summary>
internal static class DevicePages
{
    /// <summary>The page that shows all of it.</summary>
    public const string Path = "/my/devices";

    /// <summary>Registers them.</summary>
    public static void AddMyDevices(this IServiceCollection services)
    {
        services.AddSingleton<DeviceNotes>();
        services.AddSingleton<DevicesPage>();
        services.AddSingleton<OrderPage>();
        services.AddSingleton<ActivatePage>();
        services.AddSingleton<SynchronisePage>();
        services.AddSingleton<PasswordForm>();
        services.AddSingleton<PasswordPage>();
        services.AddSingleton<StopOrderLink>();
    }

    /// <summary>Maps them.</summary>
    public static void MapMyDevices(this IEndpointRouteBuilder app)
    {
        var parts = app.ServiceProvider;
        parts.GetRequiredService<DevicesPage>().Map(app);
        parts.GetRequiredService<OrderPage>().Map(app);
        parts.GetRequiredService<ActivatePage>().Map(app);
        parts.GetRequiredService<SynchronisePage>().Map(app);
        parts.GetRequiredService<PasswordPage>().Map(app);
    }
}
