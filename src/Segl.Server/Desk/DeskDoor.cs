using Segl.Server.Visiting;

namespace Segl.Server.Desk;

/// <summary>Registers and maps the Citizen Service desk.</summary>
internal static class DeskDoor
{
    /// <summary>Registers the services of the desk.</summary>
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddVisits<Counter, DeskVisit>();
        services.AddSingleton<TodayPage>();
    }

    /// <summary>Maps the desk.</summary>
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        app.MapLoggingIn<DeskVisit>();
        app.ServiceProvider.GetRequiredService<TodayPage>().Map(app);
    }
}
