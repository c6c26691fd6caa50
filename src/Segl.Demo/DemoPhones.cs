using System.Collections.Concurrent;
using Segl.Server.Configuration;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>What a phone of the demo asks about itself.</summary>
/// <param name="Name">What the phone calls itself.</param>
/// <param name="Run">Names this database: a phone that was used with another one begins anew.</param>
/// <param name="ActivatesItself">True for phone A.</param>
internal sealed record DemoPhone(string Name, string Run, bool ActivatesItself);

/// <summary>What a screen of the demo shows to a camera.</summary>
/// <param name="Code">The text of its QR code; null while it shows none.</param>
internal sealed record DemoScreen(string? Code);

/// <summary>An app of the demo that was just activated.</summary>
internal sealed record DemoApp(Guid App);

/// <summary>
/// The two phones. Each is the real app on an own origin, with real keys; <c>Assets/phone.js</c> starts it inside
/// the demo page with stand-ins for what a frame lacks: a camera, and somebody who activates phone A beforehand.
/// </summary>
internal sealed class DemoPhones(Settings settings, Database database, DemoCitizen citizen)
{
    /// <summary>The script that starts the app on a phone of the demo.</summary>
    public const string StartScript = "/demo/phone/start.js";

    private const string Setting = "demo run";

    private string run = "";
    private readonly ConcurrentDictionary<string, DemoScreen> shownByPhones = new();
    private DemoScreen shownByPc = new((string?)null);

    /// <summary>Reads or makes the name of this database.</summary>
    public async Task Know()
    {
        run = await DemoClock.Settings.Read(database, Setting) ?? Guid.NewGuid().ToString("N");
        await DemoClock.Settings.Write(database, Setting, run);
    }

    /// <summary>Opens what the phones ask for.</summary>
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

    /// <summary>The demo page tells what its PC shows.</summary>
    public void PcShows(DemoScreen shown) => shownByPc = shown;

    // A camera is held towards whatever shows a code: the other phone, else the PC.
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
