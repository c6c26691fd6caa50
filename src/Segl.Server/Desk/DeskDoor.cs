using Segl.Server.Desk.Acting;
using Segl.Server.Desk.Acts;
using Segl.Server.Desk.Refusing;
using Segl.Server.Desk.Registering;
using Segl.Server.Desk.Serving;
using Segl.Server.Desk.Today;
using Segl.Server.Visiting;

namespace Segl.Server.Desk;

/// <summary>Registers and maps the Citizen Service desk.</summary>
internal static class DeskDoor
{
    /// <summary>Registers the services of the desk.</summary>
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddVisits<Counter, DeskVisit>();
        services.AddSingleton<ServedVisits>();
        services.AddSingleton<Citizens>();
        services.AddSingleton<ServedPages>();
        services.AddSingleton<FindPage>();
        services.AddSingleton<TodayPage>();
        services.AddSingleton<PersonPage>();
        services.AddSingleton<EvidencePage>();
        services.AddSingleton<WitnessPage>();
        services.AddSingleton<DecisionHandover>();
        services.AddSingleton<RefusalPage>();
        services.AddSingleton<IDeskAct, PrintCode>();
        services.AddSingleton<IDeskAct, ShowCode>();
        services.AddSingleton<IDeskAct, HandOutDevice>();
        services.AddSingleton<IDeskAct, ResetPassword>();
        services.AddSingleton<IDeskAct, SendPin>();
        services.AddSingleton<IDeskAct, Freeze>();
        services.AddSingleton<IDeskAct, EndFreeze>();
        services.AddSingleton<IDeskAct, ChangePhone>();
        services.AddSingleton<IDeskAct, LiftPhoneHold>();
        services.AddSingleton<IDeskAct, BlockOne>();
        services.AddSingleton<IDeskAct, GiveHigh>();
        services.AddSingleton<DeskActList>();
        services.AddSingleton<OfferedActs>();
        services.AddSingleton<DeskActing>();
        services.AddSingleton<ActPage>();
        services.AddSingleton<SecondPage>();
        services.AddSingleton<Registering.Registering>();
        services.AddSingleton<RegisterPage>();
        services.AddSingleton<ScreenPage>();
    }

    /// <summary>Maps the desk.</summary>
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        app.MapLoggingIn<DeskVisit>();
        var parts = app.ServiceProvider;
        parts.GetRequiredService<FindPage>().Map(app);
        parts.GetRequiredService<TodayPage>().Map(app);
        parts.GetRequiredService<PersonPage>().Map(app);
        parts.GetRequiredService<EvidencePage>().Map(app);
        parts.GetRequiredService<WitnessPage>().Map(app);
        parts.GetRequiredService<RefusalPage>().Map(app);
        parts.GetRequiredService<ActPage>().Map(app);
        parts.GetRequiredService<SecondPage>().Map(app);
        parts.GetRequiredService<RegisterPage>().Map(app);
        parts.GetRequiredService<ScreenPage>().Map(app);
    }
}
