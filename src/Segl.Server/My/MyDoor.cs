using Segl.Server.Visiting;
using Segl.Server.Waiting;

namespace Segl.Server.My;

/// <summary>Registers and maps the portal.</summary>
internal static class MyDoor
{
    /// <summary>Registers the services of the portal.</summary>
    public static void AddMy(this IServiceCollection services)
    {
        services.AddVisits<Portal, MyVisit>();
        services.AddSingleton<WaitingThings>();
        services.AddSingleton<FreezePage>();
        services.AddSingleton<AuthenticatorsPage>();
        services.AddSingleton<GivingUpPage>();
        services.AddSingleton<ActivityPage>();
        services.AddSingleton<RecordsPage>();
        services.AddSingleton<ActivationCodePage>();
        services.AddSingleton<PortalWaits>();
        services.AddHostedService(parts => parts.GetRequiredService<PortalWaits>());
        services.AddSingleton<StopPages>();
        services.AddSingleton<StopWaitPages>();
        services.AddSingleton<StopCodePages>();
        services.AddSingleton<OverviewPage>();
    }

    /// <summary>Maps the portal.</summary>
    public static void MapMy(this IEndpointRouteBuilder app)
    {
        var parts = app.ServiceProvider;
        app.MapLoggingIn<MyVisit>();
        parts.GetRequiredService<WaitingThings>().Map(app);
        parts.GetRequiredService<FreezePage>().Map(app);
        parts.GetRequiredService<AuthenticatorsPage>().Map(app);
        parts.GetRequiredService<GivingUpPage>().Map(app);
        parts.GetRequiredService<ActivityPage>().Map(app);
        parts.GetRequiredService<RecordsPage>().Map(app);
        parts.GetRequiredService<ActivationCodePage>().Map(app);
        parts.GetRequiredService<OverviewPage>().Map(app);
    }
}
