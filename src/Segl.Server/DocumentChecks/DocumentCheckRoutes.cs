using System.Net.WebSockets;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.DocumentChecks.Reading;
using Segl.Server.DocumentChecks.Starting;
using Segl.Server.DocumentChecks.Trust;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.DocumentChecks;

/// <summary>The endpoints of the document check (docs/protocol.md, "The document check").</summary>
internal static class DocumentCheckRoutes
{
    private const string Protocol = "segl-reading";

    /// <summary>Registers the services.</summary>
    public static void AddDocumentChecks(this IServiceCollection services)
    {
        services.AddSingleton<DocumentTrust>(parts =>
            new(parts.GetRequiredService<Settings>(), parts.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton<ILostDocuments, LostDocumentsList>();
        services.AddSingleton<IFaceComparison, NoFaces>();
        services.AddSingleton<FaceParts>();
        services.AddSingleton<Holders.Holders>();
        services.AddSingleton<CheckDecisions>();
        services.AddSingleton<DocumentReading>();
        services.AddSingleton<DocumentCheckDoor>();
        services.AddSingleton<ReadingPlaces>();
    }

    /// <summary>Maps the start of a check, in the group of the phone's API.</summary>
    public static void MapDocumentChecks(this IEndpointRouteBuilder api)
    {
        var checks = api.MapGroup("/document-checks");
        checks.MapPost("/", (Caller caller, StartCheck asked, DocumentCheckDoor door) => door.Start(caller, asked));
        var reading = checks.MapMethods(
            "/{check:guid}/reading",
            [HttpMethods.Get, HttpMethods.Connect],
            (HttpContext context, Guid check) => Read(context, check)
        );
        reading.ExcludeFromDescription(); // OpenAPI has no words for a WebSocket.
    }

    private static async Task<IResult> Read(HttpContext context, Guid check)
    {
        var parts = context.RequestServices;
        var (settings, places) = (parts.GetRequiredService<Settings>(), parts.GetRequiredService<ReadingPlaces>());
        if (
            !context.WebSockets.IsWebSocketRequest
            || !context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol)
            || context.Request.Headers.Origin is not [{ } origin]
            || !settings.PhoneOrigins.Contains(origin)
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(context);
        }

        var hasPlace = places.Take();
        try
        {
            using var accepted = await context.WebSockets.AcceptWebSocketAsync(Protocol);
            await (hasPlace ? Read(context, new(accepted), check) : SayBusy(context, new(accepted)));
        }
        catch (Exception gone)
            when (gone is ReadingBrokenException or CheckReplacedException or WebSocketException or IOException)
        {
            // Nobody is there to be told.
        }
        finally
        {
            if (hasPlace)
            {
                places.Leave();
            }
        }

        return Results.Empty;
    }

    // A browser shows no page the answer to a WebSocket that was not opened, so it is opened to be refused.
    private static async Task SayBusy(HttpContext context, ReadingSocket socket)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        await socket.Say(Told(context, new Refusal(Reason.DocumentChecksBusy), now), context.RequestAborted);
        await socket.Close(context.RequestAborted);
    }

    private static async Task Read(HttpContext context, ReadingSocket socket, Guid check)
    {
        var parts = context.RequestServices;
        var (clock, life) = (
            parts.GetRequiredService<TimeProvider>(),
            parts.GetRequiredService<IHostApplicationLifetime>()
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            life.ApplicationStopping
        );
        try
        {
            var outcome = await parts.GetRequiredService<DocumentReading>().Read(socket, check, clock, stop.Token);
            await socket.Say(Told(context, outcome, clock.GetUtcNow()), stop.Token);
            await socket.Close(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The phone is gone, or this node stops: the check is begun anew.
        }
    }

    private static object Told(HttpContext context, Outcome<Person> outcome, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        if (outcome.IsGranted(out var person, out var refused))
        {
            return new CheckGranted(at, person.Name);
        }

        Metrics.Refused(refused.Because);
        return new CheckRefused(
            at,
            refused.Because.ToString(),
            Sentences.Of(refused.Because, Languages.Of(context)),
            Web.Refusals.StatusOf(refused.Because),
            refused.TryAgainAt?.ToUnixTimeMilliseconds(),
            refused.TriesLeft
        );
    }
}
