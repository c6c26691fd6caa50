using Segl.Server.Desk.Printing;
using Segl.Server.Web;

namespace Segl.Server.Desk.Handing;

/// <summary>Registers what hands codes to citizens at a desk, and maps their screens.</summary>
internal static class HandingServices
{
    /// <summary>Adds printers, screens and handover.</summary>
    public static void AddHanding(this IServiceCollection services)
    {
        services.AddSingleton<Printers>();
        services.AddSingleton<CitizenScreens>();
        services.AddSingleton<Handover>();
        services.AddSingleton<ScreenCookies>();
        services.AddSingleton<ScreenForms>();
        services.AddSingleton<ScreenEvents>();
        services.AddSingleton<ScreenPages>();
    }

    /// <summary>Maps the citizens' screens.</summary>
    public static void MapScreens(this IEndpointRouteBuilder app)
    {
        app.MapEmbeddedFiles(ScreenPages.Path);
        app.ServiceProvider.GetRequiredService<ScreenPages>().Map(app);
        app.MapGet(
            $"{ScreenPages.Path}/events",
            (HttpContext context) => app.ServiceProvider.GetRequiredService<ScreenEvents>().Stream(context)
        );
    }
}
