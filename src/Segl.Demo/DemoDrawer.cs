using System.Collections.Concurrent;
using System.Globalization;
using Segl.Demo.Documents;
using Segl.Passport.Chips;

namespace Segl.Demo;

/// <summary>What a visitor took out of the drawer.</summary>
/// <param name="Document">A <see cref="DocumentKind"/>; null while all lie in the drawer.</param>
/// <param name="Phone">The letter of the phone on which it lies.</param>
/// <param name="Face">Who looks into the cameras.</param>
internal sealed record DemoTable(string? Document, string? Phone, string Face);

/// <summary>What a phone sees of it.</summary>
/// <param name="Document">The lines of the document that lies on this phone; null while none does.</param>
/// <param name="Face">Who looks into its camera.</param>
internal sealed record DemoSight(IReadOnlyList<string>? Document, string Face);

/// <summary>A conversation with a chip has begun.</summary>
internal sealed record DemoChip(int Conversation);

/// <summary>
/// The drawer with a visitor's three documents: one at a time is laid on a phone, where the phone's stand-in for NFC
/// carries commands to its chip (<c>Assets/phone/nfc.js</c>). All of it is in memory, one chip a phone.
/// </summary>
internal sealed class DemoDrawer(DemoBrowsers browsers)
{
    // A command of ISO/IEC 7816-4 that reads a document is far shorter.
    private const int LongestCommand = 4096;
    private const string Octets = "application/octet-stream";

    private static readonly DemoTable Closed = new(Document: null, Phone: null, nameof(Who.Karla));

    private readonly ConcurrentDictionary<int, DemoTable> tables = new();
    private readonly ConcurrentDictionary<(int Browser, DocumentKind Kind), DemoDocument> documents = new();
    private readonly ConcurrentDictionary<(int Browser, string Phone), (int Conversation, Chip Chip)> chips = new();
    private int conversations;

    /// <summary>The documents of a browser.</summary>
    public IEnumerable<DemoDocument> Of(int browser) =>
        Enum.GetValues<DocumentKind>().Select(kind => documents.GetOrAdd((browser, kind), Make));

    /// <summary>What a browser took out.</summary>
    public DemoTable TableOf(int browser) => tables.GetValueOrDefault(browser, Closed);

    /// <summary>Maps what the demo page calls.</summary>
    public void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(
            "/demo/drawer",
            IResult (HttpContext context) =>
                browsers.Of(context) is { } browser ? Results.Ok(TableOf(browser)) : Unknown
        );
        desk.MapPut("/demo/drawer", IResult (HttpContext context, DemoTable table) => Lay(context, table));
    }

    /// <summary>What lies on a phone, and who looks into its camera.</summary>
    public DemoSight SeenBy(int browser, string phone) => new(On(browser, phone)?.Lines, TableOf(browser).Face);

    /// <summary>Begins a conversation with the chip on a phone; null while none lies there.</summary>
    public DemoChip? Begin(int browser, string phone)
    {
        if (On(browser, phone) is not { } document)
        {
            return null;
        }
        var conversation = Interlocked.Increment(ref conversations);
        chips[(browser, phone)] = (conversation, document.Chip());
        return new(conversation);
    }

    /// <summary>Carries one command to a chip, and its response back.</summary>
    public async Task<IResult> Carry(HttpContext context, int browser, string phone, int conversation)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestCommand))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        var command = new byte[context.Request.ContentLength.Value];
        await context.Request.Body.ReadExactlyAsync(command, context.RequestAborted);
        return
            On(browser, phone) is not null
            && chips.TryGetValue((browser, phone), out var lying)
            && lying.Conversation == conversation
            ? Results.Bytes(await lying.Chip.Exchange(command, context.RequestAborted), Octets)
            : Unknown;
    }

    // The document was moved away, or the browser is of another run.
    private static IResult Unknown => Results.StatusCode(StatusCodes.Status409Conflict);

    private DemoDocument? On(int browser, string phone) =>
        TableOf(browser) is { Document: { } name, Phone: { } there } && there == phone
            ? Of(browser).First(document => document.Kind.ToString() == name)
            : null;

    private IResult Lay(HttpContext context, DemoTable table)
    {
        var isKnown =
            (table.Document is null || Enum.TryParse<DocumentKind>(table.Document, out _))
            && (table.Phone is null || DemoPhones.Letters.Contains(table.Phone))
            && DemoFaces.Names.Contains(table.Face);
        if (browsers.Of(context) is not { } browser || !isKnown)
        {
            return Unknown;
        }
        tables[browser] = table;
        foreach (var phone in DemoPhones.Letters)
        {
            chips.TryRemove((browser, phone), out _);
        }
        return Results.Ok(table);
    }

    private static DemoDocument Make((int Browser, DocumentKind Kind) key)
    {
        var karla = new DemoCitizen(Who.Karla, key.Browser);
        var number = key.Browser.ToString("00000000", CultureInfo.InvariantCulture);
        var holder = new DocumentHolder(
            nameof(Who.Karla),
            "HANSEN",
            "KARLA",
            DateOnly.ParseExact(karla.PersonNumber[..6], "ddMMyy", CultureInfo.InvariantCulture),
            karla.PersonNumber
        );
        return key.Kind switch
        {
            DocumentKind.Passport => new(key.Kind, holder, $"2{number}"),
            DocumentKind.Forged => new(key.Kind, holder, $"7{number}"),
            DocumentKind.Card => new(key.Kind, DemoFaces.Lena, $"L{number}"),
        };
    }
}
