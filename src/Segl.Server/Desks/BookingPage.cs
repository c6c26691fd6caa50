using System.Text;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary>
/// <c>/desks/booking/CODE</c>: an appointment by its code: looked at, cancelled, put into a calendar (R80). The
/// link stands in messages, which scanners open: only a press changes something (T-79).
/// </summary>
internal sealed class BookingPage(DeskPages pages, BookedPages booked, Bookings bookings, Codes codes)
{
    /// <summary>Its path, without the code.</summary>
    public const string Path = "/desks/booking";

    /// <summary>The address of an appointment.</summary>
    public static string Address(string origin, string code) => $"{origin}{Path}/{code}";

    /// <summary>Maps the pages.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(AskForCode));
        app.MapPost(Path, pages.Take(TakeCode));
        app.MapGet($"{Path}/{{code}}", booked.Shown(Show));
        app.MapGet($"{Path}/{{code}}/calendar.ics", booked.Shown(Calendar));
        app.MapGet($"{Path}/{{code}}/cancel", booked.Shown(ShowCancel));
        app.MapPost($"{Path}/{{code}}/cancel", booked.Shown(Cancel));
    }

    private Task<IResult> AskForCode(DeskVisit visit)
    {
        var texts = visit.Texts;
        return Task.FromResult(
            pages.Page(
                visit,
                texts.TypeCode,
                $"""
                <p>{texts.TypeCodeLead}</p>
                <form method="post" action="{visit.Link(Path)}">
                <div class="field"><label for="code">{texts.Code}</label>
                <input type="text" id="code" name="code" class="code" required autocomplete="off" autocapitalize="characters"
                  spellcheck="false"></div>
                <button class="act">{texts.Continue}</button>
                </form>
                """
            )
        );
    }

    private async Task<IResult> TakeCode(DeskVisit visit, IFormCollection form)
    {
        var found = await booked.Find(visit, form["code"].ToString());
        return found.IsGranted(out var it, out var refused)
            ? new SeeOther(visit.Link($"{Path}/{codes.BookingCode(it.Booking.Id)}"))
            : pages.No(visit, refused, Path);
    }

    private Task<IResult> Show(DeskVisit visit, Booking booking, ServiceDesk desk, string here)
    {
        var texts = visit.Texts;
        var said = (visit.Query("is"), booking.State) switch
        {
            (_, BookingState.Cancelled) => texts.IsCancelled,
            ("booked", BookingState.Booked) => texts.IsBooked,
            ("moved", BookingState.Booked) => texts.IsMoved,
            _ when booking.WhyNotChange(visit.Now) is not null => texts.IsOver,
            _ => null,
        };
        Html note = said is null ? Html.None : $"""<p class="note ok" role="status">{said}</p>""";
        var acts = booking.WhyNotChange(visit.Now) is null
            ? (Html)
                $"""
                    <p class="acts"><a class="button act" href="{visit.Link($"{here}/move")}">{texts.Move}</a>
                    <a class="button plain" href="{visit.Link($"{here}/calendar.ics")}">{texts.ToCalendar}</a></p>
                    <p><a href="{visit.Link("/help/find-a-desk")}">{texts.WhatToBring}</a></p>
                    <hr><p><a class="button harm" href="{visit.Link($"{here}/cancel")}">{texts.Cancel}</a></p>
                    """
            : (Html)$"""<p><a class="button act" href="{visit.Link(FindPage.Path)}">{texts.ChooseAgain}</a></p>""";
        return Task.FromResult(
            pages.Page(
                visit,
                texts.YourAppointment,
                $"{note}{Facts(visit, booking, desk)}{acts}",
                script: "/desks/page/clock.js"
            )
        );
    }

    private Html Facts(DeskVisit visit, Booking booking, ServiceDesk desk)
    {
        var texts = visit.Texts;
        var local = DeskClock.Local(desk.Zone, booking.StartsAt);
        return $"""
            <dl class="facts">
            <dt>{texts.Time}</dt><dd><strong>{visit.When(desk, booking.StartsAt)}</strong>
            <span class="hint" data-at="{TimesPage.Seconds(booking.StartsAt)}"
              data-offset="{(int)local.Offset.TotalMinutes}" hidden>{texts.OnYourClock} </span></dd>
            <dt>{texts.Place}</dt><dd>{desk.Name}, {desk.Street}, {desk.Postcode} {desk.Town}</dd>
            <dt>{texts.WhatFor}</dt><dd>{texts.Purpose(booking.Purpose)}</dd>
            <dt>{texts.Phone}</dt><dd>{desk.Phone}</dd>
            <dt>{texts.Code}</dt><dd><span class="code">{Crockford.InTwoGroups(
                codes.BookingCode(booking.Id)
            )}</span><br>
            <span class="hint">{texts.CodeHint}</span></dd>
            </dl>
            """;
    }

    private Task<IResult> Calendar(DeskVisit visit, Booking booking, ServiceDesk desk, string here) =>
        Task.FromResult(
            booking.WhyNotChange(visit.Now) is { } refused
                ? pages.No(visit, refused, here)
                : Results.File(
                    Encoding.UTF8.GetBytes(BookingCalendar.Of(booking, desk, visit.Texts, visit.Now)),
                    "text/calendar; charset=utf-8",
                    "segl.ics"
                )
        );

    private Task<IResult> ShowCancel(DeskVisit visit, Booking booking, ServiceDesk desk, string here)
    {
        var texts = visit.Texts;
        return Task.FromResult(
            booking.WhyNotChange(visit.Now) is { } refused
                ? pages.No(visit, refused, here)
                : pages.Page(
                    visit,
                    texts.Cancel,
                    $"""
                    <p><strong>{visit.When(desk, booking.StartsAt)}</strong>, {desk.Name}</p>
                    <p>{texts.CancelQuestion}</p>
                    <form method="post" action="{visit.Link($"{here}/cancel")}">
                    <button class="harm final">{texts.CancelIt}</button></form>
                    <p><a class="button plain" href="{visit.Link(here)}">{texts.Keep}</a></p>
                    """
                )
        );
    }

    private async Task<IResult> Cancel(DeskVisit visit, Booking booking, ServiceDesk desk, string here)
    {
        var cancelled = await bookings.Cancel(desk, booking.Id, visit.Now);
        return cancelled.IsGranted(out _, out var refused)
            ? new SeeOther(visit.Link(here))
            : pages.No(visit, refused, here);
    }
}
