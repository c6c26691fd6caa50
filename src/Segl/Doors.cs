using Segl.Demo;
using Segl.Server.App;
using Segl.Server.App.Copying;
using Segl.Server.Configuration;
using Segl.Server.Desk;
using Segl.Server.Desk.Handing;
using Segl.Server.Desks;
using Segl.Server.Devices.Orders;
using Segl.Server.DocumentChecks;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.Help;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Login.Box;
using Segl.Server.My;
using Segl.Server.My.Contact;
using Segl.Server.My.Devices;
using Segl.Server.My.SecurityKeys;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Notices;
using Segl.Server.Oidc;
using Segl.Server.Operate;
using Segl.Server.Operate.Pages;
using Segl.Server.Terms;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Server.Web.Faults;
using Segl.Server.Web.Routing;
using Segl.Storage;

namespace Segl;

/// <summary>A table of contents: the server's services and endpoints.</summary>
internal static class Doors
{
    /// <summary>Registers the services.</summary>
    public static void AddSegl(this WebApplicationBuilder builder, Settings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(parts => new DatabaseClock(parts.GetRequiredService<Database>(), TimeProvider.System));
        services.AddSingleton<TimeProvider>(parts => parts.GetRequiredService<DatabaseClock>());
        services.AddHostedService<ClockWatch>();
        services.AddSingleton(_ => KeyEncryptionKey.Read(settings.KeyFile, make: settings.Demo));
        services.AddSingleton(_ => Database.Open(settings.Database));
        services.AddSingleton(parts => OneServer.ClaimDatabase(parts.GetRequiredService<Database>()));
        services.AddSingleton<People>();
        services.AddSingleton<CheckpointKeys>();
        services.AddSingleton(_ => new OutsideCheckpoint(settings.CheckpointFile));
        services.AddHostedService<CheckpointMaker>();
        services.AddHostedService<KeyWatch>();
        Telemetry.Add(builder, settings);
        services.AddSingleton(parts => new Housekeeping(parts.GetRequiredService<Database>().WithoutHurry()));
        services.AddSingleton(parts => new Erasures(parts.GetRequiredService<Database>().WithoutHurry()));
        services.AddSingleton<Erasing>();
        services.AddHostedService<Housekeeper>();
        services.AddSingleton<OrderExpiry>();
        services.AddHostedService(parts => parts.GetRequiredService<OrderExpiry>());
        services.AddSingleton(DatabasePatience.OfPeople);
        services.AddSingleton<DatabaseWatch>();
        services.AddHostedService(parts => parts.GetRequiredService<DatabaseWatch>());
        services.AddSingleton<WakeUps>();
        services.AddSingleton<NodeSignals>();
        services.AddHostedService<NodeWakeUps>();
        services.AddSingleton(_ => new OutgoingGuard(settings.OutgoingAllow));
        services.AddSingleton(Framing.None);
        services.AddNotices(settings);
        services.AddSingleton<DpopProofs>();
        services.AddLoginBox();
        services.AddSingleton<FaultPages>();
        services.AddSingleton<TermsPages>();
        services.AddSingleton<HelpPages>();
        services.AddDesks();
        services.AddPhone();
        services.AddDocumentChecks();
        services.AddPhoneDescription();
        services.AddOpenIdProvider();
        services.AddMy();
        services.AddMyDevices();
        services.AddMySecurityKeys();
        services.AddMyContact();
        services.AddFaces(settings);
        services.AddDesk();
        services.AddOperate();
        services.AddHanding();
        if (settings.Demo)
        {
            services.AddDemo(settings);
        }

        services.AddExceptionHandler<UnhandledExceptions>();
        services.AddProblemDetails();
    }

    /// <summary>Maps the configured endpoints.</summary>
    public static void MapSegl(this WebApplication app, Settings settings)
    {
        app.UseProxies(settings);
        app.UseAnswerHeaders(settings);
        app.UseExceptionHandler();
        app.UseUnmatchedRequests();
        app.UseWebSockets();
        var routes = app.MapWithHead();
        TermsPages.Map(routes);
        HelpPages.Map(routes);
        app.MapOperate(
            settings,
            operate =>
            {
                operate.MapHealth();
                operate.MapPhoneDescription();
            }
        );
        routes.MapEmbeddedFiles("/look");
        if (settings.Doors.Contains(Door.Login))
        {
            routes.MapOpenIdProvider();
            routes.MapLoginBox();
            MapStopLinks(routes);
            routes.MapDesks();
        }

        if (settings.Doors.Contains(Door.My))
        {
            routes.MapMy();
            routes.MapMyDevices();
            routes.MapMySecurityKeys();
            routes.MapMyContact();
        }

        if (settings.Doors.Contains(Door.Desk))
        {
            routes.MapDesk();
            routes.MapScreens();
        }

        if (settings.Doors.Contains(Door.Operate))
        {
            routes.MapOperatePages();
        }

        if (settings.Doors.Contains(Door.Phone))
        {
            app.MapPhone(settings);
            routes.MapAppFiles(settings);
        }

        if (settings.Demo)
        {
            routes.MapDemo(settings);
        }

        app.MapMethodsNotAllowed();
    }

    // The links in notices that stop something lead to the issuer.
    private static void MapStopLinks(IEndpointRouteBuilder routes)
    {
        var parts = routes.ServiceProvider;
        parts.GetRequiredService<StopCopy>().Map(routes);
        parts.GetRequiredService<StopOrderLink>().Map(routes);
        parts.GetRequiredService<StopWaitPages>().Map(routes);
        parts.GetRequiredService<StopCodePages>().Map(routes);
    }
}
