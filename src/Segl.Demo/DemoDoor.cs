using Microsoft.Extensions.DependencyInjection.Extensions;
using Segl.Demo.Devices;
using Segl.Demo.Documents;
using Segl.Passport;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.DocumentChecks.Trust;
using Segl.Server.Notices.Channels;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// The demo (<c>--demo</c>): a PC at a sample service, three phones, two inboxes and a clock on one page. Whoever
/// opens it reads the messages of its citizens, so it listens on this machine only, with a database on this machine
/// only (Settings).
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
        services.AddSingleton<DemoOffice>();
        services.AddSingleton<DemoCitizens>();
        services.AddSingleton<DemoBrowsers>();
        services.AddSingleton<DemoShopPages>();
        services.AddSingleton<DemoShop>();
        services.AddSingleton<DemoDrawer>();
        services.AddSingleton<IFaceComparison, DemoFaceComparison>();
        services.AddSingleton(new DocumentTrust(DemoDocument.TrustedAuthorities.Select(one => Certificate.Read(one))));
        services.AddSingleton<DemoPhones>();
        services.AddSingleton<DemoStock>();
        services.AddSingleton<DemoPost>();
        services.AddSingleton<DemoReset>();
        // Open pages wait for news; a reset does not wait for them.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services.AddSingleton<DemoDesk>();
        services.AddSingleton<DemoPage>();
    }

    /// <summary>Prepares the demo: restores the clock, registers the sample service, takes devices into stock.</summary>
    public static async Task Prepare(IServiceProvider parts)
    {
        await parts.GetRequiredService<DemoClock>().Resume(parts.GetRequiredService<Database>());
        await parts.GetRequiredService<DemoBrowsers>().Know();
        await parts.GetRequiredService<DemoShop>().Register();
        await parts.GetRequiredService<DemoStock>().Fill();
    }

    /// <summary>
    /// Maps the demo's endpoints, for its own host names only, so that no other site can reach it by DNS rebinding.
    /// </summary>
    public static void MapDemo(this IEndpointRouteBuilder routes, Settings settings)
    {
        var parts = routes.ServiceProvider;
        var desk = routes.MapGroup("").RequireHost(new Uri(settings.Issuer).Authority).ExcludeFromDescription();
        desk.MapEmbeddedFiles("/demo/page");
        desk.MapEmbeddedFiles("/demo/digits");
        desk.MapGet("/", context => parts.GetRequiredService<DemoPage>().Show(context));
        parts.GetRequiredService<DemoDesk>().Map(desk);
        parts.GetRequiredService<DemoPost>().Map(desk);
        parts.GetRequiredService<DemoDrawer>().Map(desk);
        parts.GetRequiredService<DemoShop>().Map(desk);
        parts.GetRequiredService<DemoOffice>().Map(desk, parts.GetRequiredService<DemoBrowsers>());
        parts.GetRequiredService<DemoPhones>().MapPushService(desk);

        var phones = routes
            .MapGroup("")
            .ExcludeFromDescription()
            .RequireHost([.. settings.PhoneOrigins.Select(origin => new Uri(origin).Authority)]);
        phones.MapEmbeddedFiles("/demo/phone");
        parts.GetRequiredService<DemoPhones>().Map(phones);
    }
}
