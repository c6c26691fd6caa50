using Segl.Rules;
using Segl.Server.Desks.Guarding;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Network;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>
/// <c>/desks/aarhus/book</c>: what a time is for and where the code goes; then the code makes the hold a booking (R80).
/// </summary>
internal sealed class BookPage(DeskPages pages, Bookings bookings, Puzzle puzzle, Codes codes, Database database)
{
    /// <summary>Maps the pages.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet($"{FindPage.Path}/{{desk}}/book", pages.Show(Show));
        app.MapPost($"{FindPage.Path}/{{desk}}/book", pages.Take(Hold));
        app.MapGet(
            $"{FindPage.Path}/{{desk}}/prove/{{booking:guid}}",
            (HttpContext context, string desk, Guid booking) =>
                pages.Visit(context, visit => ShowProof(visit, desk, booking))
        );
        app.MapPost($"{FindPage.Path}/{{desk}}/prove/{{booking:guid}}", pages.Take(Prove));
    }

    private Task<IResult> Show(DeskVisit visit, ServiceDesk desk) =>
        Task.FromResult(
            DeskPages.SlotOf(desk, visit.Query("at"), visit.Now) is { } slot
                ? Form(visit, desk, visit.Texts.Book, Chosen(visit, desk, slot), "", BookingPurpose.FirstSegl)
                : pages.No(visit, new(Reason.BookingTimeTaken), $"{FindPage.Path}/{desk.Id}")
        );

    private static Html Chosen(DeskVisit visit, ServiceDesk desk, TimeSlot slot)
    {
        var at = TimesPage.Seconds(slot.StartsAt);
        var offset = (int)DeskClock.Local(desk.Zone, slot.StartsAt).Offset.TotalMinutes;
        return $"""
            <dl class="facts">
            <dt>{visit.Texts.Time}</dt><dd><strong>{visit.When(desk, slot.StartsAt)}</strong>
            <span class="hint" data-at="{at}" data-offset="{offset}" hidden>{visit.Texts.OnYourClock} </span></dd>
            <dt>{visit.Texts.Place}</dt><dd>{desk.Name}, {desk.Street}, {desk.Postcode} {desk.Town}</dd>
            </dl>
            <input type="hidden" name="at" value="{at}">
            """;
    }

    private IResult Form(
        DeskVisit visit,
        ServiceDesk desk,
        string heading,
        Html time,
        string contact,
        BookingPurpose purpose
    )
    {
        var (texts, form) = (visit.Texts, Guid.NewGuid());
        return pages.Page(
            visit,
            heading,
            $"""
            <form method="post" action="{visit.Link($"{FindPage.Path}/{desk.Id}/book")}" data-moment="{texts.AMoment}">
            {time}
            <input type="hidden" name="form" value="{form}">
            {Work(form, visit.Now)}
            <div class="field"><label for="purpose">{texts.WhatFor}</label>
            <select id="purpose" name="purpose">{Enum.GetValues<BookingPurpose>()
                .Select(one => Option(one, texts.Purpose(one), one == purpose))}</select></div>
            <div class="field"><label for="contact">{texts.Contact}</label>
            <input type="text" id="contact" name="contact" value="{contact}" required maxlength="254"
              autocomplete="tel" aria-describedby="why">
            <p class="hint" id="why">{texts.ContactHint} {texts.NoNumberPlease}</p></div>
            <button class="act">{texts.SendCode}</button>
            </form>
            <p><a href="{visit.Link($"{FindPage.Path}/{desk.Id}")}">{texts.ChooseAgain}</a></p>
            """,
            script: "/desks/page/form.js"
        );
    }

    /// <summary>The challenge of a form, and where the page's script puts what solves it (T-79).</summary>
    private Html Work(Guid form, DateTimeOffset now) =>
        $"""
            <input type="hidden" name="challenge" value="{puzzle.Challenge(form, now)}" data-bits="{Puzzle.ZeroBits}"
              data-worker="{EmbeddedFiles.Address("/desks/page/work.js")}">
            <input type="hidden" name="work" value="">
            """;

    private static Html Option(BookingPurpose purpose, string text, bool chosen) =>
        chosen
            ? (Html)$"""<option value="{purpose.ToString()}" selected>{text}</option>"""
            : (Html)$"""<option value="{purpose.ToString()}">{text}</option>""";

    private async Task<IResult> Hold(DeskVisit visit, ServiceDesk desk, IFormCollection form)
    {
        var here = $"{FindPage.Path}/{desk.Id}";
        if (
            !Guid.TryParse(form["form"], out var formId)
            || !Enum.TryParse<BookingPurpose>(form["purpose"], out var purpose)
            || !Enum.IsDefined(purpose)
        )
        {
            return pages.No(visit, new(Reason.Malformed), here);
        }

        if (!Contact.Read(form["contact"].ToString()).IsGranted(out var contact, out var unreadable))
        {
            return pages.No(visit, unreadable, $"{here}/book?at={form["at"]}");
        }

        if (DeskPages.SlotOf(desk, form["at"].ToString(), visit.Now) is not { } slot)
        {
            return pages.No(visit, new(Reason.BookingTimeTaken), here);
        }

        var booking = Bookings.New(desk, slot, purpose, contact, visit.Texts.Language.Tag(), formId, visit.Now);
        var sources = SourcesOf(visit, form, contact, formId);
        var held = await bookings.Hold(desk, booking, sources, visit.Now);
        return held.IsGranted(out _, out var refused) ? new SeeOther(visit.Link($"{here}/prove/{booking.Id}"))
            : refused.Because is Reason.BookingTimeTaken ? await Others(visit, desk, slot, contact.Address, purpose)
            : pages.No(visit, refused, here);
    }

    private IReadOnlyList<BookingSource> SourcesOf(
        DeskVisit visit,
        IFormCollection form,
        Contact contact,
        Guid formId
    ) =>
        BookingSource.Of(
            codes,
            Addresses.Of(visit.Context),
            contact,
            formId,
            puzzle.IsSolved(formId, form["challenge"].ToString(), form["work"].ToString(), visit.Now)
        );

    // Whoever was slower is offered the nearest free times, and types nothing again.
    private async Task<IResult> Others(
        DeskVisit visit,
        ServiceDesk desk,
        TimeSlot wanted,
        string contact,
        BookingPurpose purpose
    )
    {
        var from = DeskClock.Day(desk.Zone, visit.Now);
        var free = await bookings.Free(desk, from, Limits.BookingAhead.Days + 1, visit.Now);
        var nearest = FreeTimes.Nearest(free, wanted.StartsAt);
        Html choices = $"""
            <p role="alert">{visit.Texts.NearestFree}</p>
            <fieldset><legend>{visit.Texts.FreeTimes}</legend>{nearest.Select((slot, index) =>
                Choice(visit, desk, slot, isFirst: index == 0))}</fieldset>
            """;
        return nearest.Count == 0
            ? pages.No(visit, new(Reason.BookingTimeTaken), FindPage.Path)
            : Form(visit, desk, visit.Texts.OthersWereQuicker, choices, contact, purpose);
    }

    private static Html Choice(DeskVisit visit, ServiceDesk desk, TimeSlot slot, bool isFirst)
    {
        Html chosen = isFirst ? $" checked" : Html.None;
        return $"""
            <label class="tick"><input type="radio" name="at" value="{TimesPage.Seconds(slot.StartsAt)}"{chosen}>
            {visit.When(desk, slot.StartsAt)}</label>
            """;
    }

    private async Task<IResult> ShowProof(DeskVisit visit, string deskId, Guid id)
    {
        var texts = visit.Texts;
        var here = $"{FindPage.Path}/{deskId}";
        var (desk, booking) = await Find(deskId, id);
        if (desk is null || booking is null || booking.WhyNotProve(visit.Now) is not null)
        {
            return pages.No(visit, new(Reason.BookingOver), here);
        }

        var until = DeskClock.Local(desk.Zone, booking.HoldUntil);
        var isKept = booking.State is not BookingState.Held || await bookings.HasPlace(booking);
        return pages.Page(
            visit,
            texts.Prove,
            $"""
            <p>{texts.ProveLead(booking.Contact.Address, until, isKept)}</p>
            <p><strong>{visit.When(desk, booking.StartsAt)}</strong>, {desk.Name}</p>
            <form method="post" action="{visit.Link($"{here}/prove/{id}")}">
            <div class="field"><label for="code">{texts.ProofLabel}</label>
            <input type="text" id="code" name="code" class="code" required inputmode="numeric"
              autocomplete="one-time-code"></div>
            <button class="act">{texts.BookIt}</button>
            </form>
            <p class="hint">{texts.NoMessage} <a href="{visit.Link(here)}">{texts.ChooseAgain}</a></p>
            """
        );
    }

    private async Task<IResult> Prove(DeskVisit visit, ServiceDesk desk, IFormCollection form)
    {
        var id = Guid.Parse(visit.Context.Request.RouteValues["booking"]!.ToString()!);
        var typed = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        var booked = await bookings.Prove(desk, id, typed, visit.Now);
        if (booked.IsGranted(out _, out var refused))
        {
            return new SeeOther(visit.Link($"{BookingPage.Path}/{codes.BookingCode(id)}?is=booked"));
        }

        if (refused.Because is Reason.BookingTimeTaken && await Find(desk.Id, id) is (_, { } late))
        {
            var slot = new TimeSlot(late.StartsAt, late.EndsAt);
            return await Others(visit, desk, slot, late.Contact.Address, late.Purpose);
        }

        return pages.No(
            visit,
            refused,
            refused.Because is Reason.BookingProofWrong
                ? $"{FindPage.Path}/{desk.Id}/prove/{id}"
                : $"{FindPage.Path}/{desk.Id}"
        );
    }

    private Task<(ServiceDesk? Desk, Booking? Booking)> Find(string deskId, Guid id) =>
        database.Read(async session =>
            (await DeskStore.Find(session, deskId), await BookingStore.Find(session, deskId, id))
        );
}
