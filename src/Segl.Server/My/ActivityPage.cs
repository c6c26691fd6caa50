using System.Globalization;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.My.Activity;
using Segl.Server.My.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// <c>/my/activity</c>: R102: every event of the identity in the owner's language, newest first, by kind and day; that
/// nothing was taken out is verified of what is read for the page, and on demand of all; and all of it can be taken away as a
/// file.
/// </summary>
internal sealed class ActivityPage(MyPages pages, MyFrame frame, Database database, People people)
{
    /// <summary>The page.</summary>
    public const string Path = "/my/activity";

    private const int OnAPage = 50;
    private const int ReadAtOnce = 200;
    private const int MostRead = 2000;
    private const int All = int.MaxValue - 1;

    /// <summary>What a page shows, and which lines were verified for it.</summary>
    private sealed record Found(List<ActivityLine> Shown, long? Older, long Oldest, long Newest, JournalFault? Fault);

    private sealed record Filter(ActivityKind? Kind, DateOnly? From, DateOnly? To, long? Before, bool All)
    {
        public bool Shows(ActivityLine line)
        {
            var day = DanishClock.Day(line.Line.At);
            return (Kind is null || line.Kind == Kind) && !(day < From) && !(day > To);
        }

        public bool IsPast(JournalLine line) => DanishClock.Day(line.At) < From;

        public string Query(long? before) =>
            $"?kind={Kind}&from={Day(From)}&to={Day(To)}"
            + (before is { } seq ? $"&before={seq.ToString(CultureInfo.InvariantCulture)}" : "");
    }

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/export", pages.Act(Export));
    }

    private async Task<IResult> Show(MyVisit visit)
    {
        var (texts, filter) = (visit.Texts, FilterIn(visit.Context.Request.Query));
        var found = await database.ReadAtOneInstant(session => Find(session, visit, filter));
        Html none = found.Shown.Count == 0 ? $"<p>{texts.NothingShown}</p>" : Html.None;
        return frame.Page(
            visit,
            texts.Activity,
            $"""
            <p>{texts.ActivityLead}</p>
            {Verified(texts, filter, found)}
            {FilterForm(texts, filter)}
            {none}
            <ol class="activity">{found.Shown.Select(line => Item(texts, line))}</ol>
            <p class="acts">
            {(filter.Before is null ? Html.None : Link(texts.Newest, filter.Query(null)))}
            {(found.Older is not null ? Link(texts.Older, filter.Query(found.Older)) : Html.None)}
            </p>
            <section class="card">
            <h2>{texts.TakeAway}</h2>
            <p>{texts.TakeAwayLead}</p>
            {visit.Form(
                $"{Path}/export",
                $"""
                <p class="acts"><button name="as" value="csv" class="act">{texts.AsTable}</button>
                <button name="as" value="json" class="plain">{texts.AsJson}</button></p>
                """
            )}
            <p><a href="{RecordsPage.Path}">{texts.Records}</a></p>
            </section>
            """
        );
    }

    // Lines and head are of one instant, so that an event that happens meanwhile is no fault.
    private Task<PersonJournal> Read(MyVisit visit) =>
        database.ReadAtOneInstant(session => PersonJournal.Of(session, visit.Person.Id));

    // Part by part until the page is full. Where that would take long, the page ends before, with a link to go on.
    private static async Task<Found> Find(Session session, MyVisit visit, Filter filter)
    {
        var (shown, before, newest) = (new List<ActivityLine>(), filter.Before ?? long.MaxValue, 0L);
        JournalFault? fault = null;
        for (var read = 0; ; read += ReadAtOnce)
        {
            var part = await PersonJournal.Of(session, visit.Person.Id, before, filter.All ? All : ReadAtOnce);
            var oldest = part.Lines is [var first, ..] ? first.Seq : 1;
            (fault, newest) = (fault ?? part.Fault, Math.Max(newest, part.Lines is [.., var last] ? last.Seq : 0));
            foreach (var line in part.Lines.Reverse().TakeWhile(line => !filter.IsPast(line) && shown.Count < OnAPage))
            {
                before = line.Seq;
                shown.AddRange(((IEnumerable<ActivityLine>)[ActivityLine.Of(line, visit.Texts)]).Where(filter.Shows));
            }

            var isPast = part.Lines.Any(filter.IsPast);
            if (shown.Count == OnAPage || isPast || oldest == 1 || read >= MostRead)
            {
                var older = (isPast && shown.Count < OnAPage) || before == 1 ? (long?)null : before;
                return new(shown, part.Lines.Count == 0 ? null : older, oldest, newest, fault);
            }
        }
    }

    private static Html Verified(MyTexts texts, Filter filter, Found found) =>
        found.Fault is not null ? $"""<p class="note no" role="alert">{texts.NotWhole}</p>"""
        : found.Oldest == 1 && filter.Before is null
            ? (Html)$"""<p class="note ok">{texts.Whole((int)found.Newest)}</p>"""
        : $"""
            <p class="note ok">{texts.Checked(
                found.Oldest,
                found.Newest
            )} <a href="{Path}?all=yes">{texts.CheckAll}</a></p>
            """;

    private static Html FilterForm(MyTexts texts, Filter filter) =>
        $"""
            <form method="get" action="{Path}" class="filter">
            <div><label for="kind">{texts.FilterKind}</label>
            <select id="kind" name="kind"><option value="">{texts.FilterAll}</option>
            {Enum.GetValues<ActivityKind>().Select(kind => Option(texts, kind, filter.Kind))}</select></div>
            <div><label for="from">{texts.FilterFrom}</label>
            <input type="date" id="from" name="from" value="{Day(filter.From)}"></div>
            <div><label for="to">{texts.FilterTo}</label>
            <input type="date" id="to" name="to" value="{Day(filter.To)}"></div>
            <button class="plain">{texts.FilterShow}</button>
            </form>
            """;

    private static Html Option(MyTexts texts, ActivityKind kind, ActivityKind? chosen)
    {
        Html mark = kind == chosen ? $" selected" : Html.None;
        return $"""<option value="{kind.ToString()}"{mark}>{kind.Name(texts)}</option>""";
    }

    private static Html Item(MyTexts texts, ActivityLine line)
    {
        Html details =
            line.Details.Count == 0
                ? Html.None
                : $"""<p class="hint">{string.Join(" · ", line.Details.Select(one => $"{one.Label}: {one.Value}"))}</p>""";
        var at = line.Line.At.ToString("O", CultureInfo.InvariantCulture);
        return $"""
            <li><time datetime="{at}">{texts.WhenWithYear(
                line.Line.At
            )}</time> <strong>{line.What}</strong>{details}</li>
            """;
    }

    private static Html Link(string name, string query) => $"""<a href="{Path}{query}">{name}</a> """;

    private static Filter FilterIn(IQueryCollection query) =>
        new(
            Enum.TryParse<ActivityKind>(query["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
            DayIn(query["from"]),
            DayIn(query["to"]),
            long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null,
            query["all"] == "yes"
        );

    private static DateOnly? DayIn(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // It is in the journal, and so in the file, before anybody has the file.
    private async Task<IResult> Export(MyVisit visit, IFormCollection form)
    {
        var asJson = form["as"] == "json";
        await people.Change(
            visit.Person.Id,
            visit.Now,
            change =>
            {
                change.Record(Happening.ActivityExported, new { by = "portal", login = visit.Session.LoginId });
                return Task.FromResult(true);
            }
        );
        var journal = await Read(visit);
        return Results.File(
            asJson ? ActivityFiles.Json(journal) : ActivityFiles.Csv(journal, visit.Texts),
            asJson ? "application/json" : "text/csv; charset=utf-8",
            $"segl-{visit.Now:yyyy-MM-dd}.{(asJson ? "json" : "csv")}"
        );
    }
}
