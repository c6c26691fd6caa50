using Microsoft.Extensions.DependencyInjection.Extensions;
using Segl.Server.Configuration;
using Segl.Server.Notices.Channels;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// The demo (<c>--demo</c>): a PC at a sample service, two phones, an inbox and a clock on one page. It shows every
/// message to every visitor, so it listens on this machine only, with a database on this machine only (Settings).
/// </summary>
internal static class DemoDoor
{
    /// <summary>The warning logged at the start.</summary>
    public const string Warning =
        "This is the demo: every code and message is open to whoever uses this machine. Nothing in it is real.";

    /// <summary>
    /// The demo's services: its clock replaces the program's, its inbox receives the messages for which no gateway or
    /// relay is configured, and its page frames the app and the login box.
    /// </summary>
    public static void AddDemo(this IServiceCollection services, Settings settings)
    {
        EmbeddedFiles.Include(typeof(DemoDoor).Assembly);
        services.AddSingleton(new Framing(settings.Issuer, DemoPhones.StartScript));
        services.AddSingleton<DemoInbox>();
        services.TryAddSingleton<ISmsChannel>(parts => parts.GetRequiredService<DemoInbox>());
        services.TryAddSingleton<IMailChannel>(parts => parts.GetRequiredService<DemoInbox>());
        services.AddSingleton<DemoClock>();
        services.AddSingleton<TimeProvider>(parts => parts.GetRequiredService<DemoClock>());
        services.AddSingleton<DemoCitizen>();
        services.AddSingleton<DemoShopPages>();
        services.AddSingleton<DemoShop>();
        services.AddSingleton<DemoPhones>();
        services.AddSingleton<DemoPage>();
    }

    /// <summary>Prepares the demo: restores the clock, registers citizen and sample service.</summary>
    public static async Task Prepare(IServiceProvider parts)
    {
        var database = parts.GetRequiredService<Database>();
        await parts.GetRequiredService<DemoClock>().Resume(database);
        await parts.GetRequiredService<DemoCitizen>().Register();
        await parts.GetRequiredService<DemoShop>().Register();
        await parts.GetRequiredService<DemoPhones>().Know();
    }

    /// <summary>
    /// Maps the demo's endpoints, for its own host names only, so that no other site can reach it by DNS rebinding.
    /// </summary>
    public static void MapDemo(this IEndpointRouteBuilder routes, Settings settings)
    {
        var parts = routes.ServiceProvider;
        var desk = routes.MapGroup("").RequireHost(new Uri(settings.Issuer).Authority).ExcludeFromDescription();
        desk.MapEmbeddedFiles("/demo/page");
        desk.MapGet("/", context => parts.GetRequiredService<DemoPage>().Show(context));
        desk.MapGet("/demo/clock", (TimeProvider clock) => new DemoInstant(clock.GetUtcNow().ToUnixTimeMilliseconds()));
        desk.MapPost("/demo/clock", Forward);
        desk.MapPost(
            "/demo/code",
            (HttpContext context, DemoCitizen citizen) => citizen.NewCode(Languages.Of(context))
        );
        desk.MapPut("/demo/screen", (DemoScreen shown, DemoPhones seeing) => seeing.PcShows(shown));
        DemoInbox.Map(desk);
        parts.GetRequiredService<DemoShop>().Map(desk);

        var phones = routes
            .MapGroup("")
            .ExcludeFromDescription()
            .RequireHost([.. settings.PhoneOrigins.Select(origin => new Uri(origin).Authority)]);
        phones.MapEmbeddedFiles("/demo/phone");
        parts.GetRequiredService<DemoPhones>().Map(phones);
    }

    private static async Task<IResult> Forward(HttpContext context, DemoJump jump, DemoClock clock, Database database)
    {
        // A page of another site cannot send JSON here without a CORS preflight, which is not answered.
        if (!context.Request.HasJsonContentType() || jump.Hours is not (1 or 24 or 168))
        {
            return Results.BadRequest();
        }

        await clock.Forward(database, TimeSpan.FromHours(jump.Hours));
        return Results.Ok(new DemoInstant(clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}

/// <summary>The demo's time, in milliseconds since 1970.</summary>
internal sealed record DemoInstant(long Now);

/// <summary>A jump of the demo's clock: one hour, one day or one week.</summary>
internal sealed record DemoJump(int Hours);
