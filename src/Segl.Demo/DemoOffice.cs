using System.Collections.Concurrent;
using System.Globalization;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Days;
using Segl.Server.Desk.Printing;
using Segl.Server.Desks;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// The Citizen Service desk of a browser: Mikkel works there, and its printer, which speaks IPP like any other, lays its
/// paper on the demo's page.
/// </summary>
internal sealed class DemoOffice(Settings settings, DeskDirectory directory)
{
    private const string FirstName = "Borgerservice Nordhavn";
    private const int FirstPostcode = 2150;

    // Desks of several browsers lie side by side, and each is the nearest to its own postcode.
    private const double DegreesBetween = 0.004;
    private const int DesksInARow = 1000;

    private const string Media = "iso_a4_210x297mm";

    // Enumerations are four bytes (RFC 8010 section 3.9): a completed job, an idle printer.
    private const string Completed = "\0\0\0\u0009";
    private const string Idle = "\0\0\0\u0003";

    private readonly ConcurrentDictionary<int, byte[][]> papers = new();

    /// <summary>Opens it, with somebody who works there.</summary>
    public Task Put(int browser, PersonChange officer)
    {
        DeskStore.Save(officer.Session, Desk(browser));
        return Officers.Put(officer, IdOf(browser), Actor.Command);
    }

    /// <summary>It is found from now on.</summary>
    public void Open() => directory.ReadAgain();

    /// <summary>Maps the printer, and what was printed.</summary>
    public void Map(IEndpointRouteBuilder desk, DemoBrowsers browsers)
    {
        desk.MapPost("/demo/printer/{browser:int}", (Delegate)Print);
        desk.MapGet(
            "/demo/paper/{number:int}",
            (HttpContext context, int number) =>
                browsers.Of(context) is { } browser
                && papers.GetValueOrDefault(browser) is { } all
                && number <= all.Length
                    ? Results.File(all[number - 1], "application/pdf")
                    : Results.NotFound()
        );
    }

    /// <summary>How many sheets a browser's printer has printed.</summary>
    public int PapersOf(int browser) => papers.GetValueOrDefault(browser)?.Length ?? 0;

    /// <summary>The desk's id.</summary>
    public static string IdOf(int browser) => $"demo-{browser}";

    /// <summary>The desk's name.</summary>
    public static string NameOf(int browser) => browser == 1 ? FirstName : $"{FirstName} {browser}";

    /// <summary>The desk's postcode: what the first one has is real.</summary>
    public static string PostcodeOf(int browser) =>
        (FirstPostcode + (browser - 1) % DesksInARow).ToString(CultureInfo.InvariantCulture);

    private ServiceDesk Desk(int browser) =>
        new(
            IdOf(browser),
            NameOf(browser),
            "Molen 1",
            PostcodeOf(browser),
            "Nordhavn",
            new(55.71, 12.6 + (DegreesBetween * ((browser - 1) % DesksInARow))),
            DanishClock.Zone,
            "+45 70 20 00 00",
            Email: null,
            // http is ipp, and https is ipps (RFC 3510, RFC 7472).
            $"ipp{settings.Issuer["http".Length..]}/demo/printer/{browser}",
            OpeningHours.Read("mon-fri 09:00-16:00")!,
            new HashSet<DateOnly>(),
            Places: 2,
            TimeSpan.FromMinutes(20)
        );

    // The one answer says all that is asked: the job is done, the printer idle, with paper in it.
    private async Task<IResult> Print(HttpContext context, int browser)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = body.ToArray();
        if (request.AsSpan().IndexOf("%PDF"u8) is >= 0 and var document)
        {
            papers.AddOrUpdate(browser, [request[document..]], (_, before) => [.. before, request[document..]]);
        }

        var answer = new IppRequest(operation: 0, new(settings.Issuer))
            .OfJob(PapersOf(browser))
            .With(IppTag.Enum, "job-state", Completed)
            .With(IppTag.Enum, "printer-state", Idle)
            .With(IppTag.Keyword, "printer-state-reasons", "none")
            .With(IppTag.Keyword, "media-default", Media);
        return Results.Bytes(answer.End(), "application/ipp");
    }
}
