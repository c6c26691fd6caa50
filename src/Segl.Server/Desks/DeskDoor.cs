using Segl.Server.Desks.Guarding;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary>Finding a desk and booking a time, on the login's origin and without a login (R80).</summary>
internal static class DeskDoor
{
    /// <summary>Registers the services.</summary>
    public static void AddDesks(this IServiceCollection services)
    {
        services.AddSingleton<DeskDirectory>();
        services.AddSingleton<Bookings>();
        services.AddSingleton<DeskBook>();
        services.AddSingleton<BookingMessages>();
        services.AddSingleton<Puzzle>();
        services.AddSingleton<DeskPages>();
        services.AddSingleton<FindPage>();
        services.AddSingleton<TimesPage>();
        services.AddSingleton<BookPage>();
        services.AddSingleton<BookedPages>();
        services.AddSingleton<BookingPage>();
        services.AddSingleton<MovePage>();
        services.AddSingleton<ReachPage>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapDesks(this IEndpointRouteBuilder app)
    {
        var parts = app.ServiceProvider;
        var pages = app.MapGroup("").ExcludeFromDescription();
        parts.GetRequiredService<FindPage>().Map(pages);
        parts.GetRequiredService<TimesPage>().Map(pages);
        parts.GetRequiredService<BookPage>().Map(pages);
        parts.GetRequiredService<BookingPage>().Map(pages);
        parts.GetRequiredService<MovePage>().Map(pages);
        parts.GetRequiredService<ReachPage>().Map(pages);
        app.MapEmbeddedFiles("/desks/page");
    }
}
