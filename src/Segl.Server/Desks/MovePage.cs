using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary>
/// <c>/desks/booking/CODE/move</c>: an appointment goes to another time, at its desk or at another one (<c>?desk=</c>), with its
/// code (R80). Only the press moves it (T-79).
/// </summary>
internal sealed class MovePage(
    DeskPages pages,
    BookedPages booked,
    TimesPage times,
    DeskDirectory directory,
    Bookings bookings
)
{
    private const string Path = $"{BookingPage.Path}/{{code}}/move";

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, booked.Shown(Show));
        app.MapPost(Path, booked.Shown(Move));
    }

    private async Task<IResult> Show(DeskVisit visit, Booking booking, ServiceDesk desk, string here)
    {
        if (booking.WhyNotChange(visit.Now) is { } refused)
        {
            return pages.No(visit, refused, here);
        }

        if (await To(visit, desk) is not { } to)
        {
            return pages.No(visit, new(Reason.NotFound), $"{here}/move");
        }

        return DeskPages.SlotOf(to, visit.Query("to"), visit.Now) is { } slot
            ? Confirm(visit, booking, desk, to, slot, here)
            : await Choose(visit, booking, desk, to, here);
    }

    private async Task<IResult> Choose(DeskVisit visit, Booking booking, ServiceDesk desk, ServiceDesk to, string here)
    {
        var texts = visit.Texts;
        var free = await times.Free(visit, to, Address(here, to), at => $"{Address(here, to)}&to={at}");
        return pages.Page(
            visit,
            to.Id == desk.Id ? texts.MoveTo : texts.MoveToDesk(to.Name),
            $"""
            <p>{visit.When(desk, booking.StartsAt)}, {desk.Name}</p>
            {free}
            {await Elsewhere(visit, to, here)}
            <p><a class="button plain" href="{visit.Link(here)}">{texts.Keep}</a></p>
            """
        );
    }

    private async Task<Html> Elsewhere(DeskVisit visit, ServiceDesk to, string here)
    {
        var texts = visit.Texts;
        // The nearest to the desk itself: whoever looks for another place seldom looks far away.
        var others = (await directory.All()).Where(desk => desk.Id != to.Id).ToList();
        var near = NearestDesks.Of(others, to.At);
        return near.Count == 0
            ? Html.None
            : $"""
                <section aria-labelledby="elsewhere"><h2 id="elsewhere">{texts.MoveElsewhere}</h2>
                <ul>{near.Select(away => Item(visit, away.Desk, here))}</ul>
                <details><summary>{texts.AllDesks}</summary><ul>{others.Take(FindPage.MostListed)
                    .Select(desk => Item(visit, desk, here))}</ul></details></section>
                """;
    }

    private static Html Item(DeskVisit visit, ServiceDesk desk, string here) =>
        $"""<li><a href="{visit.Link(Address(here, desk))}">{desk.Town}: {desk.Name}</a></li>""";

    private IResult Confirm(
        DeskVisit visit,
        Booking booking,
        ServiceDesk desk,
        ServiceDesk to,
        TimeSlot slot,
        string here
    )
    {
        var texts = visit.Texts;
        return pages.Page(
            visit,
            texts.Move,
            $"""
            <p><s>{visit.When(desk, booking.StartsAt)}, {desk.Name}</s></p>
            <p><strong>{visit.When(to, slot.StartsAt)}</strong><br>{to.Name}, {to.Street}, {to.Postcode} {to.Town}</p>
            <form method="post"
              action="{visit.Link($"{Address(here, to)}&to={TimesPage.Seconds(slot.StartsAt)}")}">
            <button class="act">{texts.MoveHere}</button></form>
            <p><a class="button plain" href="{visit.Link(here)}">{texts.Keep}</a></p>
            """
        );
    }

    private async Task<IResult> Move(DeskVisit visit, Booking booking, ServiceDesk desk, string here)
    {
        if (await To(visit, desk) is not { } to || DeskPages.SlotOf(to, visit.Query("to"), visit.Now) is not { } slot)
        {
            return pages.No(visit, new(Reason.BookingTimeTaken), $"{here}/move");
        }

        var moved = await bookings.Move(desk.Id, booking.Id, to, slot, visit.Now);
        return moved.IsGranted(out _, out var refused) ? new SeeOther(visit.Link($"{here}?is=moved"))
            : refused.Because is Reason.BookingTimeTaken ? await Others(visit, to, slot, here)
            : pages.No(visit, refused, $"{here}/move");
    }

    // Whoever was slower keeps what they have, and is offered the nearest free times.
    private async Task<IResult> Others(DeskVisit visit, ServiceDesk to, TimeSlot wanted, string here)
    {
        var texts = visit.Texts;
        var from = DeskClock.Day(to.Zone, visit.Now);
        var free = await bookings.Free(to, from, Limits.BookingAhead.Days + 1, visit.Now);
        var nearest = FreeTimes.Nearest(free, wanted.StartsAt);
        return pages.Page(
            visit,
            texts.OthersWereQuicker,
            $"""
            <p role="alert">{texts.NearestToMove}</p>
            <ul>{nearest.Select(slot => (Html)$"""
                <li><a href="{visit.Link($"{Address(here, to)}&to={TimesPage.Seconds(slot.StartsAt)}")}">{visit.When(
                    to,
                    slot.StartsAt
                )}</a></li>
                """)}</ul>
            <p><a class="button plain" href="{visit.Link(here)}">{texts.Keep}</a></p>
            """
        );
    }

    private async Task<ServiceDesk?> To(DeskVisit visit, ServiceDesk desk) =>
        visit.Query("desk") is { Length: > 0 } other && other != desk.Id
            ? await directory.Find(other) is { ClosedAt: null } found
                ? found
                : null
            : desk;

    private static string Address(string here, ServiceDesk to) => $"{here}/move?desk={to.Id}";
}
