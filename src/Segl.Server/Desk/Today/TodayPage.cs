using Segl.Rules;
using Segl.Server.Desk.Texts;
using Segl.Server.Desks;
using Segl.Server.Desks.Texts;
using Segl.Server.Login;
using Segl.Server.Web;
using DeskVisit = Segl.Server.Desk.Serving.DeskVisit;

namespace Segl.Server.Desk.Today;

/// <summary>
/// <c>/desk/today</c>: R80: who comes to the officer's own desk today, by the clock on its wall; who came without an
/// appointment; and who asked to be reached, since they cannot come. Appointments name nobody.
/// </summary>
internal sealed class TodayPage(DeskPages pages, DeskFrame frame, DeskBook book)
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/today";

    private static readonly BookingState[] Marks =
    [
        BookingState.Arrived,
        BookingState.Done,
        BookingState.NoShow,
        BookingState.Booked,
    ];

    /// <summary>Maps the page and its forms.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/mark", pages.Act(Mark));
        app.MapPost($"{Path}/take", pages.Act((visit, _) => WithDesk(visit, desk => book.TakeNumber(desk, visit.Now))));
        app.MapPost($"{Path}/call", pages.Act((visit, _) => WithDesk(visit, desk => book.CallNumber(desk, visit.Now))));
        app.MapPost($"{Path}/reached", pages.Act(Reached));
    }

    private async Task<IResult> Show(DeskVisit visit)
    {
        var texts = visit.Texts;
        if (visit.Desk is not { } desk)
        {
            return frame.Page(visit, texts.Today, $"<p>{texts.DeskNotDescribed(visit.DeskName)}</p>");
        }

        var come = (await book.Today(desk, visit.Now)).FindAll(one =>
            one.State is not (BookingState.Held or BookingState.Cancelled)
        );
        var (taken, called) = await book.Numbers(desk, visit.Now);
        var requests = await book.Requests(desk);
        return frame.Page(
            visit,
            texts.Today,
            $"""
            <p>{texts.DeskOf(desk.Name)}</p>
            {Appointments(visit, desk, come)}
            <section class="card"><h2>{texts.Walkins}</h2>
            <p>{texts.WalkinNumbers(taken, called)}</p>
            {visit.Form($"{Path}/take", $"""<button class="act">{texts.TakeNumber}</button>""")}
            {(taken > called ? visit.Form($"{Path}/call", $"""<button>{texts.CallNumber}</button>""") : Html.None)}
            </section>
            {Requests(visit, requests)}
            """
        );
    }

    private static Html Appointments(DeskVisit visit, ServiceDesk desk, List<Booking> come)
    {
        var (texts, words) = (visit.Texts, BookingTexts.In(visit.Language));
        return come.Count == 0
            ? (Html)$"<p>{texts.NobodyComes}</p>"
            : $"""
                <ul class="cards">{come.Select(one => (Html)$"""
                    <li class="card"><h2>{texts.Hour(DeskClock.Local(desk.Zone, one.StartsAt))}: {words.Purpose(one.Purpose)}</h2>
                    <p>{texts.StateOf(one.State)}</p>
                    {Marks.Where(one.MayBecome).Select(next => MarkForm(visit, one, next))}
                    </li>
                    """)}</ul>
                """;
    }

    private static Html MarkForm(DeskVisit visit, Booking one, BookingState next) =>
        visit.Form(
            $"{Path}/mark",
            $"""
            <input type="hidden" name="id" value="{one.Id.ToString()}">
            <button name="state" value="{next.ToString()}">{visit.Texts.MarkAs(next)}</button>
            """
        );

    private static Html Requests(DeskVisit visit, List<ReachRequest> requests)
    {
        var (texts, words) = (visit.Texts, BookingTexts.In(visit.Language));
        return requests.Count == 0
            ? Html.None
            : $"""
                <h2>{texts.CannotCome}</h2>
                <ul class="cards">{requests.Select(one => (Html)$"""
                    <li class="card"><p>{words.Reach(one.Kind)}: {one.Contact.Address}</p>
                    {visit.Form(
                        $"{Path}/reached",
                        $"""
                        <input type="hidden" name="id" value="{one.Id.ToString()}">
                        <button>{texts.Reached}</button>
                        """
                    )}</li>
                    """)}</ul>
                """;
    }

    private Task<IResult> Mark(DeskVisit visit, IFormCollection form) =>
        Enum.TryParse<BookingState>(form["state"], out var next)
        && Marks.Contains(next)
        && Guid.TryParse(form["id"], out var id)
            ? WithDesk(visit, desk => book.Mark(desk, id, next, visit.Now))
            : Task.FromResult<IResult>(Back());

    private Task<IResult> Reached(DeskVisit visit, IFormCollection form) =>
        Guid.TryParse(form["id"], out var id)
            ? WithDesk(visit, desk => book.Done(desk, id))
            : Task.FromResult<IResult>(Back());

    // What was pressed twice, or on a page that is old, changes nothing, and the page shows how it stands.
    private static async Task<IResult> WithDesk(DeskVisit visit, Func<ServiceDesk, Task> act)
    {
        if (visit.Desk is { } desk)
        {
            await act(desk);
        }

        return Back();
    }

    private static SeeOther Back() => new(Path);
}
