using System.Globalization;
using Segl.Rules;
using Segl.Server.Desks.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary><c>/desks</c>: the nearest desks, by postcode or by the browser's position, which is in no address and is not
/// kept (R80).</summary>
internal sealed class FindPage(DeskPages pages, DeskDirectory directory)
{
    /// <summary>Its path.</summary>
    public const string Path = "/desks";

    private const NumberStyles Degrees = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <summary>More desks than this nobody reads through.</summary>
    public const int MostListed = 200;

    private const int LongestPostcode = 12;

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(ByPostcode));
        app.MapPost($"{Path}/near", pages.Take(ByPosition));
    }

    private async Task<IResult> ByPostcode(DeskVisit visit)
    {
        var (desks, postcode) = (await directory.All(), visit.Query("postcode").Trim());
        if (postcode.Length is 0 or > LongestPostcode)
        {
            return Whole(visit, desks, "", Html.None);
        }

        if (Postcodes.Find(postcode, desks) is not { } place)
        {
            var unknown = visit.Texts.UnknownPostcode(postcode);
            return Whole(visit, desks, postcode, $"""<p class="note" role="status">{unknown}</p>""");
        }

        Html rough = place.IsRough ? $"""<p class="note">{visit.Texts.RoughPlace(postcode)}</p>""" : Html.None;
        return Whole(visit, desks, postcode, $"{Nearest(visit, NearestDesks.Of(desks, place.At))}{rough}");
    }

    private async Task<IResult> ByPosition(DeskVisit visit, IFormCollection form)
    {
        var desks = await directory.All();
        return
            double.TryParse(form["latitude"], Degrees, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(form["longitude"], Degrees, CultureInfo.InvariantCulture, out var longitude)
            && new Coordinates(latitude, longitude) is { Exist: true } at
            ? Whole(visit, desks, "", Nearest(visit, NearestDesks.Of(desks, at)))
            : pages.No(visit, new(Reason.Malformed), Path);
    }

    private IResult Whole(DeskVisit visit, IReadOnlyList<ServiceDesk> desks, string postcode, Html found)
    {
        var texts = visit.Texts;
        return pages.Page(
            visit,
            texts.Find,
            $"""
            <p>{texts.FindLead} <a href="{visit.Link("/help/find-a-desk")}">{texts.WhatToBring}</a></p>
            <form method="get" action="{Path}" role="search">
            <input type="hidden" name="lang" value="{texts.Language.Tag()}">
            <div class="field"><label for="postcode">{texts.Postcode}</label>
            <input type="text" id="postcode" name="postcode" value="{postcode}" inputmode="numeric"
              autocomplete="postal-code" maxlength="{LongestPostcode}" required></div>
            <button class="act">{texts.ShowNearest}</button>
            </form>
            <form method="post" action="{visit.Link($"{Path}/near")}" id="near" hidden>
            <input type="hidden" name="latitude"><input type="hidden" name="longitude">
            <button class="plain">{texts.UsePosition}</button>
            <p class="hint">{texts.PositionIsNotKept}</p>
            <p class="wrong" role="alert" hidden>{texts.NoPosition}</p>
            </form>
            {found}
            {All(visit, desks)}
            <p><a href="{visit.Link(BookingPage.Path)}">{texts.HaveOne}</a></p>
            """,
            script: "/desks/page/near.js",
            asksPosition: true
        );
    }

    private static Html Nearest(DeskVisit visit, List<DeskAway> nearest) =>
        nearest.Count == 0 ? Html.None : $"<h2>{visit.Texts.Nearest}</h2>{nearest.Select(away => Card(visit, away))}";

    private static Html Card(DeskVisit visit, DeskAway away)
    {
        var (texts, desk) = (visit.Texts, away.Desk);
        return $"""
            <section class="card" aria-labelledby="{desk.Id}"><h3 id="{desk.Id}">{desk.Name}</h3>
            <p>{desk.Street}, {desk.Postcode} {desk.Town}<br>{texts.Away(away.Kilometres)}</p>
            {Hours(texts, desk)}
            <p><a class="button act" href="{visit.Link($"{Path}/{desk.Id}")}"
              aria-describedby="{desk.Id}">{texts.SeeTimes}</a></p></section>
            """;
    }

    /// <summary>The opening hours; neighbouring days that have the same ones are one line.</summary>
    public static Html Hours(BookingTexts texts, ServiceDesk desk)
    {
        var lines = new List<(List<DayOfWeek> Days, string Hours)>();
        foreach (var day in desk.Hours.Spans.GroupBy(span => span.Day))
        {
            var hours = string.Join(", ", day.Select(texts.Hours));
            var isNext = lines.Count > 0 && ((int)lines[^1].Days[^1] + 1) % 7 == (int)day.Key;
            if (isNext && lines[^1].Hours == hours)
            {
                lines[^1].Days.Add(day.Key);
            }
            else
            {
                lines.Add(([day.Key], hours));
            }
        }

        return $"""
            <dl class="facts">{lines.Select(line =>
                (Html)$"<dt>{texts.Days(line.Days)}</dt><dd>{line.Hours}</dd>")}</dl>
            """;
    }

    private static Html All(DeskVisit visit, IReadOnlyList<ServiceDesk> desks) =>
        desks.Count switch
        {
            0 => $"<p>{visit.Texts.NoDesks}</p>",
            > MostListed => Html.None,
            _ =>
                $"""
                <details><summary>{visit.Texts.AllDesks}</summary><ul>{desks.Select(desk =>
                    Item(visit, desk)
                )}</ul></details>
                """,
        };

    private static Html Item(DeskVisit visit, ServiceDesk desk) =>
        $"""<li><a href="{visit.Link($"{Path}/{desk.Id}")}">{desk.Town}: {desk.Name}</a></li>""";
}
