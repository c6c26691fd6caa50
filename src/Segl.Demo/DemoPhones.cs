using System.Collections.Concurrent;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>The demo's settings of a phone.</summary>
/// <param name="Name">The name that the phone reports.</param>
/// <param name="Browser">Run and browser: a phone that was used with another one is wiped.</param>
/// <param name="Pin">The PIN with which it activates itself; null for one that is new.</param>
/// <param name="PushTo">Where its push service is.</param>
internal sealed record DemoPhone(string Name, string Browser, string? Pin, string PushTo);

/// <summary>A screen of the demo.</summary>
/// <param name="Code">The text of the QR code on it, for the cameras; null while it shows none.</param>
/// <param name="Shows">A <see cref="PhoneScreen"/> of a phone.</param>
internal sealed record DemoScreen(string? Code, string? Shows = null);

/// <summary>An app of the demo that was just activated.</summary>
internal sealed record DemoApp(Guid App);

/// <summary>
/// The three phones of a browser. Each is the real app on its own origin, with real keys; <c>Assets/phone</c> starts it
/// inside the demo page with replacements for what a frame lacks: a camera, Bluetooth, a fingerprint reader, a push
/// service, and an owner who activates it beforehand.
/// </summary>
internal sealed class DemoPhones(
    Settings settings,
    Database database,
    DemoBrowsers browsers,
    DemoCitizens citizens,
    DemoDrawer drawer
)
{
    /// <summary>The script that starts the app on a phone of the demo.</summary>
    public const string StartScript = "/demo/phone/start.js";

    /// <summary>The phones, in the order of the configured origins: A and B are Karla's, C is Mikkel's.</summary>
    public static readonly IReadOnlyList<string> Letters = ["a", "b", "c"];

    private const string Pc = "pc";
    private readonly ConcurrentDictionary<(int Browser, string Place), DemoScreen> shown = new();
    private readonly ConcurrentDictionary<(int Browser, string Place), int> pushes = new();

    /// <summary>Maps the endpoints that the phones call.</summary>
    public void Map(IEndpointRouteBuilder phones)
    {
        phones.MapGet("/demo/phone", Task<IResult> (HttpContext context) => At(context, Who));
        phones.MapGet("/demo/screen", Task<IResult> (HttpContext context) => At(context, Seen));
        phones.MapPut(
            "/demo/phone/screen",
            (HttpContext context, DemoScreen screen) => At(context, (browser, phone) => Show(browser, phone, screen))
        );
        phones.MapGet(
            "/demo/phone/inbox",
            (HttpContext context, DemoInbox inbox) =>
                At(context, async (browser, phone) => inbox.To(await citizens.AddressesOf(OwnerOf(browser, phone))))
        );
        phones.MapPost(
            "/demo/phone/code",
            Task<IResult> (HttpContext context) =>
                At(context, (browser, phone) => citizens.NewCode(OwnerOf(browser, phone), Languages.Of(context)))
        );
        phones.MapGet(
            "/demo/phone/drawer",
            Task<IResult> (HttpContext context) =>
                At(context, (browser, phone) => Task.FromResult(drawer.SeenBy(browser, phone)))
        );
        phones.MapPost(
            "/demo/phone/chip",
            Task<IResult> (HttpContext context) =>
                At(context, (browser, phone) => Task.FromResult(drawer.Begin(browser, phone)))
        );
        phones.MapPost(
            "/demo/phone/chip/{conversation:int}",
            (HttpContext context, int conversation) =>
                Of(context) is var (browser, phone)
                    ? drawer.Carry(context, browser, phone, conversation)
                    : Task.FromResult(Results.StatusCode(StatusCodes.Status409Conflict))
        );
        phones.MapPost(
            "/demo/phone/dated",
            (HttpContext context, DemoApp dated) =>
                At(context, (browser, phone) => DateBack(OwnerOf(browser, phone), dated.App))
        );
    }

    /// <summary>Maps the push service of the phones, which the server itself calls. What comes is encrypted for the phone;
    /// that something came is all that a lock screen shows.</summary>
    public void MapPushService(IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/demo/push/{letter}",
            (HttpContext context, string letter) =>
            {
                if (browsers.Of(context) is not { } browser || !Letters.Contains(letter))
                {
                    return Results.StatusCode(StatusCodes.Status409Conflict);
                }

                pushes.AddOrUpdate((browser, letter), 1, (_, came) => came + 1);
                return Results.Created();
            }
        );

    /// <summary>Stores what the PC shows, as reported by the demo page.</summary>
    public void PcShows(int browser, DemoScreen screen) => shown[(browser, Pc)] = screen;

    /// <summary>How many pushes came to each phone.</summary>
    public IReadOnlyDictionary<string, int> PushesOf(int browser) =>
        Letters.ToDictionary(letter => letter, letter => pushes.GetValueOrDefault((browser, letter)));

    /// <summary>The step that comes next on Karla's way to a copied app.</summary>
    public async Task<CopyProgress> Progress(int browser, DateTimeOffset now)
    {
        var person = await citizens.IdOf(new(Demo.Who.Karla, browser));
        var (copy, activation) = await database.Read(async session =>
        {
            var newest = await session.QueryAll(
                "SELECT copy_id FROM app_copy WHERE person_id = @person ORDER BY started_at DESC LIMIT 1",
                row => row.Id(),
                ("person", person)
            );
            var stored = newest is [var id] ? await CopyStore.Find(session, person, id) : null;
            var phone = stored?.Copy.Phone?.Activation;
            return (stored?.Copy, phone is { } scanned ? await ActivationStore.Find(session, scanned) : null);
        });
        return CopyWalk.Next(copy, activation?.Step, ScreenOf(browser, "a"), ScreenOf(browser, "b"), now);
    }

    /// <summary>The step that comes next on Karla's way to a spare without a desk.</summary>
    public string DocumentStep(int browser) =>
        DocumentWalk.Next(
            ScreenOf(browser, "a"),
            ScreenOf(browser, "b"),
            drawer.SeenBy(browser, "a").Document is not null
        );

    private PhoneScreen ScreenOf(int browser, string phone) =>
        Enum.TryParse<PhoneScreen>(shown.GetValueOrDefault((browser, phone))?.Shows, out var screen)
            ? screen
            : PhoneScreen.Other;

    // A phone's camera sees another phone if that shows a code, otherwise the PC.
    private Task<DemoScreen> Seen(int browser, string phone) =>
        Task.FromResult(
            Letters
                .Where(other => other != phone)
                .Select(other => shown.GetValueOrDefault((browser, other)))
                .FirstOrDefault(screen => screen?.Code is not null)
                ?? shown.GetValueOrDefault((browser, Pc))
                ?? new(Code: null)
        );

    private Task<DemoScreen> Show(int browser, string phone, DemoScreen screen) =>
        Task.FromResult(shown[(browser, phone)] = screen);

    private Task<DemoPhone> Who(int browser, string phone) =>
        Task.FromResult(
            new DemoPhone(
                $"Demo {phone.ToUpperInvariant()}",
                browsers.NameOf(browser),
                phone == "b" ? null : OwnerOf(browser, phone).Pin,
                $"{settings.Issuer}/demo/push/{phone}?browser={browsers.NameOf(browser)}"
            )
        );

    private async Task<DemoApp> DateBack(DemoCitizen owner, Guid app)
    {
        await citizens.DateBack(owner, app);
        return new(app);
    }

    private static DemoCitizen OwnerOf(int browser, string phone) =>
        new(phone == "c" ? Demo.Who.Mikkel : Demo.Who.Karla, browser);

    // Which phone it is the host says, and which browser it is in the phone itself.
    private async Task<IResult> At<T>(HttpContext context, Func<int, string, Task<T>> answer) =>
        Of(context) is var (browser, phone) && await answer(browser, phone) is { } said
            ? Results.Ok(said)
            : Results.StatusCode(StatusCodes.Status409Conflict);

    private (int Browser, string Phone)? Of(HttpContext context)
    {
        var host = context.Request.Host.Value;
        var at = Letters.Index().FirstOrDefault(one => new Uri(settings.PhoneOrigins[one.Index]).Authority == host);
        return browsers.Of(context) is { } browser && at.Item is { } phone ? (browser, phone) : null;
    }
}
