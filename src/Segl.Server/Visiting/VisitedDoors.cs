namespace Segl.Server.Visiting;

/// <summary>Registers and maps what each door of our own has.</summary>
internal static class VisitedDoors
{
    /// <summary>Registers a door, with its cookies, sessions, logins, frame and approvals.</summary>
    public static void AddVisits<TDoor, TVisit>(this IServiceCollection services)
        where TDoor : OwnDoor<TVisit>
        where TVisit : Visit
    {
        services.AddSingleton<OwnDoor<TVisit>, TDoor>();
        services.AddSingleton<SealedCookies<TVisit>>();
        services.AddSingleton<DoorSessions<TVisit>>();
        services.AddSingleton<DoorLogins<TVisit>>();
        services.AddSingleton<DoorFrame<TVisit>>();
        services.AddSingleton<DoorPages<TVisit>>();
        services.AddSingleton<FreshApprovals<TVisit>>();
        services.AddSingleton<LoggingIn<TVisit>>();
    }

    /// <summary>Maps Log in, the return, and Log out.</summary>
    public static void MapLoggingIn<TVisit>(this IEndpointRouteBuilder app)
        where TVisit : Visit => app.ServiceProvider.GetRequiredService<LoggingIn<TVisit>>().Map(app);
}
