using System.Globalization;
using Segl.Rules;
using Segl.Server.Desks.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary>The pages of finding and booking (R80): what they share. Opening one changes nothing; a press does (T-79).</summary>
internal sealed class DeskPages(PageFrame frame, DeskDirectory directory, TimeProvider clock)
{
    private const int LongestForm = 4096;

    /// <summary>Shows a page.</summary>
    public Delegate Show(Func<DeskVisit, Task<IResult>> show) => (HttpContext context) => Visit(context, show);

    /// <summary>Shows a page of a desk.</summary>
    public Delegate Show(Func<DeskVisit, ServiceDesk, Task<IResult>> show) =>
        (HttpContext context, string desk) =>
            Visit(context, visit => WithDesk(visit, desk, found => show(visit, found)));

    /// <summary>Takes a form.</summary>
    public Delegate Take(Func<DeskVisit, IFormCollection, Task<IResult>> take) =>
        (HttpContext context) => Visit(context, visit => WithForm(visit, form => take(visit, form)));

    /// <summary>Takes a form of a desk.</summary>
    public Delegate Take(Func<DeskVisit, ServiceDesk, IFormCollection, Task<IResult>> take) =>
        (HttpContext context, string desk) =>
            Visit(context, visit => WithDesk(visit, desk, found => WithForm(visit, form => take(visit, found, form))));

    /// <summary>Answers in the language that was chosen.</summary>
    public async Task<IResult> Visit(HttpContext context, Func<DeskVisit, Task<IResult>> answer) =>
        MissingLanguage.IsAsked(context)
            ? frame.LanguageMissing(context)
            : await answer(new(context, BookingTexts.In(Languages.Of(context)), clock.GetUtcNow()));

    /// <summary>A page.</summary>
    public IResult Page(DeskVisit visit, string heading, Html body, string? script = null, bool asksPosition = false) =>
        frame.Page(
            visit.Context,
            visit.Texts.Language,
            new FramedPage(heading, $"<h1>{heading}</h1>{body}")
            {
                Style = "/look/my.css",
                Script = script,
                AsksPosition = asksPosition,
            }
        );

    /// <summary>A page that says why not, and where to go on.</summary>
    public IResult No(DeskVisit visit, Refusal refusal, string back) =>
        frame.Page(
            visit.Context,
            visit.Texts.Language,
            new FramedPage(
                visit.Texts.Sorry,
                $"""
                <h1>{visit.Texts.Sorry}</h1>
                <p role="alert">{Sentences.Of(refusal.Because, visit.Texts.Language)}</p>
                <p><a class="button act" href="{visit.Link(back)}">{visit.Texts.Back}</a></p>
                """
            )
            {
                Style = "/look/my.css",
                Status = Refusals.StatusOf(refusal.Because),
            }
        );

    /// <summary>A field of a form that holds an instant in seconds.</summary>
    public static DateTimeOffset? InstantOf(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && since <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : null;

    /// <summary>The time of a desk that begins then; null when there is none.</summary>
    public static TimeSlot? SlotOf(ServiceDesk desk, string seconds, DateTimeOffset now) =>
        InstantOf(seconds) is { } at && FreeTimes.CanBeBooked(at, now)
            ? DeskClock
                .Slots(desk, DeskClock.Day(desk.Zone, at))
                .Where(slot => slot.StartsAt == at)
                .Select(slot => (TimeSlot?)slot)
                .FirstOrDefault()
            : null;

    private async Task<IResult> WithDesk(DeskVisit visit, string deskId, Func<ServiceDesk, Task<IResult>> answer) =>
        await directory.Find(deskId) is { ClosedAt: null } desk
            ? await answer(desk)
            : No(visit, new(Reason.NotFound), FindPage.Path);

    private async Task<IResult> WithForm(DeskVisit visit, Func<IFormCollection, Task<IResult>> answer) =>
        await PostedForm.Read(visit.Context, LongestForm) is { } form
            ? await answer(form)
            : No(visit, new(Reason.Malformed), FindPage.Path);
}
