using Segl.Demo.Devices;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Desks;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>The demo's time, in milliseconds since 1970.</summary>
internal sealed record DemoInstant(long Now);

/// <summary>A jump of the demo's clock: one hour, one day, one week, or until the post arrives.</summary>
internal sealed record DemoJump(int Hours);

/// <summary>What the demo page asks for again and again.</summary>
/// <param name="Browser">Run and browser; another one than before means that the demo was reset.</param>
/// <param name="Now">The demo's time, in milliseconds since 1970.</param>
/// <param name="Copy">The step of the copy that comes next.</param>
/// <param name="Spare">A <see cref="SparePhase"/>: how far Karla is on the way to a device.</param>
/// <param name="Document">The step that comes next on Karla's way to a spare without a desk.</param>
/// <param name="Desk">A <see cref="DeskPhase"/>: how far Karla is on the way through Citizen Service.</param>
/// <param name="Drawer">The number on the back of the code display that lies there; null when none is left.</param>
/// <param name="Papers">How many sheets the printer of Citizen Service has printed.</param>
/// <param name="Pushes">How many pushes came to each phone.</param>
internal sealed record DemoStatus(
    string Browser,
    long Now,
    CopyProgress Copy,
    string Spare,
    string Document,
    string Desk,
    string? Drawer,
    int Papers,
    IReadOnlyDictionary<string, int> Pushes
);

/// <summary>A message, and in which inbox it lies.</summary>
/// <param name="Whose">The citizens in whose inbox it lies: both, when it came to an address that is nobody's yet.</param>
/// <param name="OnPaper">Whether the post brought it.</param>
internal sealed record DemoMessage(
    DateTimeOffset At,
    string To,
    string? Subject,
    string Text,
    IReadOnlyList<string> Whose,
    bool OnPaper = false
);

/// <summary>What stands on the table around the demo's devices: clock, inboxes, printed codes, and the reset.</summary>
internal sealed class DemoDesk(
    DemoBrowsers browsers,
    DemoCitizens citizens,
    DemoPhones phones,
    DemoInbox inbox,
    DemoPost post,
    DemoOffice office,
    DemoStock stock,
    DemoReset reset,
    DemoClock clock,
    TimeProvider time,
    Database database
)
{
    // What a browser of another run asks for. Unlike 410, it is not cached by a browser of its own accord.
    private static readonly IResult Unknown = Results.StatusCode(StatusCodes.Status409Conflict);

    // How long the device that was handed out at an appointment is its news.
    private const int DaysBack = 7;

    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromHours(1),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(7),
        DemoPost.Takes,
    ];

    /// <summary>Maps the endpoints that the demo page calls.</summary>
    public void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/demo/clock", () => new DemoInstant(Now.ToUnixTimeMilliseconds()));
        desk.MapPost("/demo/clock", Forward);
        desk.MapGet("/demo/status", (Delegate)Status);
        desk.MapGet("/demo/inbox", (Delegate)Inbox);
        desk.MapPost("/demo/code", (Delegate)NewCode);
        desk.MapPut("/demo/screen", PcShows);
        desk.MapPost("/demo/reset", (Delegate)reset.Ask);
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private async Task<IResult> Status(HttpContext context)
    {
        if (browsers.Of(context) is not { } browser)
        {
            return Unknown;
        }

        var now = Now;
        return Results.Ok(
            new DemoStatus(
                browsers.NameOf(browser),
                now.ToUnixTimeMilliseconds(),
                await phones.Progress(browser, now),
                (await post.Progress(new(Who.Karla, browser), now)).ToString(),
                phones.DocumentStep(browser),
                (await AtCitizenService(browser, now)).ToString(),
                await stock.Next(DeviceKind.CodeDisplay),
                office.PapersOf(browser),
                phones.PushesOf(browser)
            )
        );
    }

    // How far Karla is on her way through Citizen Service: what was booked at the browser's own desk is hers.
    private async Task<DeskPhase> AtCitizenService(int browser, DateTimeOffset now)
    {
        var karla = await citizens.IdOf(new(Who.Karla, browser));
        var today = DanishClock.Day(now);
        var from = DeskClock.Begins(DanishClock.Zone, today.AddDays(-DaysBack));
        var until = DeskClock.Begins(DanishClock.Zone, today.AddDays(Limits.BookingAhead.Days + 1));
        return await database.Read(async session =>
        {
            var booked = await BookingStore.Between(session, DemoOffice.IdOf(browser), from, until);
            var last = booked.MaxBy(one => one.MadeAt);
            return DeskWalk.Next(
                last,
                last is null ? today : DanishClock.Day(last.StartsAt),
                today,
                (await AppStore.Of(session, karla)).Count(app => app.State is AppState.Active),
                await DeviceOrderStore.Open(session, karla),
                await DeviceStore.Active(session, karla)
            );
        });
    }

    // A program without the page's cookie reads all messages there are.
    private async Task<IResult> Inbox(HttpContext context)
    {
        if (browsers.Of(context) is not { } browser)
        {
            return Results.Ok(inbox.Messages);
        }

        var known = browsers.AddressesAtFirst();
        var inboxes = new List<(string Whose, HashSet<string> Addresses)>();
        var letters = new List<DemoMessage>();
        foreach (var citizen in DemoCitizens.Of(browser))
        {
            inboxes.Add((citizen.Who.ToString(), await citizens.AddressesOf(citizen)));
            letters.AddRange((await post.LettersTo(citizen)).Select(letter => OnPaper(citizen, letter)));
        }

        var messages = inbox.Messages.Select(InInboxes).Where(message => message.Whose.Count > 0);
        return Results.Ok(messages.Concat(letters).OrderByDescending(message => message.At));

        DemoMessage OnPaper(DemoCitizen citizen, DemoLetter letter) =>
            new(letter.At, citizen.Name, letter.Subject, letter.Text, [citizen.Who.ToString()], OnPaper: true);

        DemoMessage InInboxes(Received message) =>
            new(
                message.At,
                message.To,
                message.Subject,
                message.Text,
                [
                    .. inboxes
                        .Where(one => one.Addresses.Contains(message.To) || !known.Contains(message.To))
                        .Select(one => one.Whose),
                ]
            );
    }

    private async Task<IResult> NewCode(HttpContext context) =>
        browsers.Of(context) is { } browser
            ? Results.Ok(await citizens.NewCode(new(Who.Karla, browser), Languages.Of(context)))
            : Unknown;

    private IResult PcShows(HttpContext context, DemoScreen screen)
    {
        if (browsers.Of(context) is not { } browser)
        {
            return Unknown;
        }

        phones.PcShows(browser, screen);
        return Results.NoContent();
    }

    private async Task<IResult> Forward(HttpContext context, DemoJump jump)
    {
        // A page of another site cannot send JSON here without a CORS preflight, which is not answered.
        if (!context.Request.HasJsonContentType() || !Jumps.Contains(TimeSpan.FromHours(jump.Hours)))
        {
            return Results.BadRequest();
        }

        await post.Send();
        await clock.Forward(database, TimeSpan.FromHours(jump.Hours));
        return Results.Ok(new DemoInstant(Now.ToUnixTimeMilliseconds()));
    }
}
