using Segl.Server.Operate.Clients;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Figures;
using Segl.Server.Operate.Stock;
using Segl.Server.Visiting;

namespace Segl.Server.Operate.Pages;

/// <summary>Registers and maps the operator's door.</summary>
internal static class OperateDoor
{
    /// <summary>Registers the services of the door.</summary>
    public static void AddOperate(this IServiceCollection services)
    {
        services.AddVisits<ControlRoom, OperateVisit>();
        services.AddSingleton<GraveActs>();
        services.AddSingleton<ClientRegister>();
        services.AddSingleton<StockUploads>();
        services.AddSingleton<FigureKeeper>();
        services.AddHostedService(parts => parts.GetRequiredService<FigureKeeper>());
        services.AddSingleton<WorkerNames>();
        services.AddSingleton<CsvUploads>();
        services.AddSingleton<OverviewPage>();
        services.AddSingleton<ClientsPage>();
        services.AddSingleton<StaffPage>();
        services.AddSingleton<DesksPage>();
        services.AddSingleton<StockPage>();
        services.AddSingleton<DevicePage>();
        services.AddSingleton<OrdersPage>();
        services.AddSingleton<NoticesPage>();
        services.AddSingleton<SettingsPage>();
        services.AddSingleton<JournalPage>();
    }

    /// <summary>Maps the pages of the door.</summary>
    public static void MapOperatePages(this IEndpointRouteBuilder app)
    {
        var parts = app.ServiceProvider;
        app.MapLoggingIn<OperateVisit>();
        parts.GetRequiredService<OverviewPage>().Map(app);
        parts.GetRequiredService<ClientsPage>().Map(app);
        parts.GetRequiredService<StaffPage>().Map(app);
        parts.GetRequiredService<DesksPage>().Map(app);
        parts.GetRequiredService<StockPage>().Map(app);
        parts.GetRequiredService<DevicePage>().Map(app);
        parts.GetRequiredService<OrdersPage>().Map(app);
        parts.GetRequiredService<NoticesPage>().Map(app);
        parts.GetRequiredService<SettingsPage>().Map(app);
        parts.GetRequiredService<JournalPage>().Map(app);
    }
}
