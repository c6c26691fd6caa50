using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary><c>/desks/aarhus</c>: a desk with its opening hours and free times (R80).</summary>
internal sealed class TimesPage(DeskPages pages, Bookings bookings)
{
    private const string Format = "yyyy-MM-dd";
    private const int DaysShown = 5;

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet($"{FindPage.Path}/{{desk}}", pages.Show(Show));

    private async Task<IResult> Show(DeskVisit visit, ServiceDesk desk)
    {
        var texts = visit.Texts;
        var here = $"{FindPage.Path}/{desk.Id}";
        return pages.Page(
            visit,
            texts.ChooseTime(desk.Name),
            $"""
            <dl class="facts">
            <dt>{texts.Address}</dt><dd>{desk.Street}, {desk.Postcode} {desk.Town}</dd>
            <dt>{texts.Phone}</dt><dd>{desk.Phone}</dd>
            </dl>
            <details><summary>{texts.OpeningHours}</summary>{FindPage.Hours(texts, desk)}</details>
            {await Free(visit, desk, here, at => $"{here}/book?at={at}")}
            <p>{texts.NoNeedToBook}</p>
            <p><a href="{visit.Link($"{here}/reach")}">{texts.CannotCome}</a></p>
            <p><a href="{visit.Link(FindPage.Path)}">{texts.Back}</a></p>
            """,
            script: "/desks/page/clock.js"
        );
    }

    /// <summary>The next days that have free times, each time a link.</summary>
    /// <param name="visit">The request; <c>?from=</c> names the first day.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="here">The page's own address.</param>
    /// <param name="link">Where a time leads.</param>
    public async Task<Html> Free(DeskVisit visit, ServiceDesk desk, string here, Func<string, string> link)
    {
        var (texts, today) = (visit.Texts, DeskClock.Day(desk.Zone, visit.Now));
        var asked = DateOnly.TryParseExact(
            visit.Query("from"),
            Format,
            CultureInfo.InvariantCulture,
            default,
            out var day
        );
        var last = today.AddDays(Limits.BookingAhead.Days);
        var from = asked && day > today && day <= last ? day : today;
        var free = await bookings.Free(desk, from, last.DayNumber - from.DayNumber + 1, visit.Now);
        var days = free.GroupBy(slot => DeskClock.Day(desk.Zone, slot.StartsAt)).ToList();
        var more = here.Contains('?', StringComparison.Ordinal) ? $"{here}&from=" : $"{here}?from=";
        Html later =
            days.Count > DaysShown
                ? $"""<a class="button plain" href="{visit.Link($"{more}{Written(days[DaysShown].Key)}")}">{texts.LaterDays}</a>"""
                : Html.None;
        Html earlier =
            from > today ? $"""<a class="button plain" href="{visit.Link(here)}">{texts.EarlierDays}</a>""" : Html.None;
        Html none = days.Count == 0 ? $"""<p class="note">{texts.NoneFree}</p>""" : Html.None;
        return $"""
            <h2>{texts.FreeTimes}</h2>
            <p class="hint">{texts.AllTimesAreThere(desk.Town)}</p>
            {none}{days.Take(DaysShown).Select(one => DayOf(visit, desk, one.Key, one, link))}
            <p class="acts">{earlier}{later}</p>
            """;
    }

    private static Html DayOf(
        DeskVisit visit,
        ServiceDesk desk,
        DateOnly day,
        IEnumerable<TimeSlot> slots,
        Func<string, string> link
    ) =>
        $"""
            <h3 id="day-{Written(day)}">{visit.Texts.Day(day)}</h3>
            <ul class="times" aria-labelledby="day-{Written(day)}">{slots.Select(slot =>
                Time(visit.Link(link(Seconds(slot.StartsAt))), Clock(visit, desk, slot)))}</ul>
            """;

    private static Html Time(string address, string clock) =>
        $"""<li><a class="button" href="{address}">{clock}</a></li>""";

    /// <summary>An instant as it stands in an address.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Clock(DeskVisit visit, ServiceDesk desk, TimeSlot slot) =>
        visit.Texts.Clock(TimeOnly.FromDateTime(DeskClock.Local(desk.Zone, slot.StartsAt).DateTime));

    private static string Written(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
