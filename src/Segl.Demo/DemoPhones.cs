using System.Collections.Concurrent;
using Segl.Server.Configuration;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>The demo's settings of a phone.</summary>
/// <param name="Name">The name that the phone reports.</param>
/// <param name="Run">Identifies this database: a phone that was used with another one is wiped.</param>
/// <param name="ActivatesItself">True for phone A.</param>
internal sealed record DemoPhone(string Name, string Run, bool ActivatesItself);

/// <summary>The content of a screen of the demo that faces a camera.</summary>
/// <param name="Code">The text of its QR code; null while it shows none.</param>
internal sealed record DemoScreen(string? Code);

/// <summary>An app of the demo that was just activated.</summary>
internal sealed record DemoApp(Guid App);

/// <summary>
/// The two phones. Each is the real app on its own origin, with real keys; <c>Assets/phone.js</c> starts it inside
/// the demo page with replacements for what a frame lacks: a camera, and an owner who activates phone A beforehand.
/// </summary>
internal sealed class DemoPhones(Settings settings, Database database, DemoCitizen citizen)
{
    /// <summary>The script that starts the app on a phone of the demo.</summary>
    public const string StartScript = "/demo/phone/start.js";

    private const string Setting = "demo run";

    private string run = "";
    private readonly ConcurrentDictionary<string, DemoScreen> shownByPhones = new();
    private DemoScreen shownByPc = new((string?)null);

    /// <summary>Reads or creates the identifier of this database.</summary>
    public async Task Know()
    {
        run = await DemoClock.Settings.Read(database, Setting) ?? Guid.NewGuid().ToString("N");
        await DemoClock.Settings.Write(database, Setting, run);
    }

    /// <summary>Maps the endpoints that the phones call.</summary>
    public void Map(IEndpointRouteBuilder phones)
    {
        phones.MapGet("/demo/phone", Who);
        phones.MapGet("/demo/screen", Seen);
        phones.MapPut(
            "/demo/phone/screen",
            (HttpContext context, DemoScreen shown) => shownByPhones[context.Request.Host.Value!] = shown
        );
        phones.MapGet("/demo/phone/inbox", (DemoInbox inbox) => inbox.Messages);
        phones.MapPost(
            "/demo/phone/code",
            (HttpContext context, DemoCitizen asked) => asked.NewCode(Languages.Of(context))
        );
        phones.MapPost(
            "/demo/phone/dated",
            async (DemoApp dated) =>
            {
                await citizen.DateBack(dated.App);
                return Results.NoContent();
            }
        );
    }

    /// <summary>Stores what the PC shows, as reported by the demo page.</summary>
    public void PcShows(DemoScreen shown) => shownByPc = shown;

    // A phone's camera sees the other phone if that shows a code, otherwise the PC.
    private DemoScreen Seen(HttpContext context) =>
        shownByPhones
            .FirstOrDefault(phone => phone.Key != context.Request.Host.Value && phone.Value.Code is not null)
            .Value
        ?? shownByPc;

    private DemoPhone Who(HttpContext context)
    {
        var first = context.Request.Host.Value == new Uri(settings.PhoneOrigins[0]).Authority;
        return new(first ? "Demo A" : "Demo B", run, first);
    }
}
