using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.Nodes;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Control.Texts;
using Segl.Server.Operate.Figures;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate</c>: whether all is well, and the figures of the last day. It reads a few rows and no journal.
/// </summary>
internal sealed class OverviewPage(
    OperatePages pages,
    OperateFrame frame,
    Database database,
    DatabaseWatch watch,
    DatabaseClock clock,
    NodeSignals nodes,
    Outbox outbox,
    Settings settings,
    FaceProcess? faces = null
)
{
    private const int Hours = 24;

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/operate", pages.Show(Show));

    private async Task<IResult> Show(OperateVisit visit)
    {
        var texts = visit.Texts;
        var from = CheckpointStore.HourOf(visit.Now) - TimeSpan.FromHours(Hours - 1);
        var figures = await database.Read(session => FigureStore.From(session, from));
        return frame.Page(
            visit,
            texts.Overview,
            $"""
            <section aria-labelledby="health"><h2 id="health">{texts.Health}</h2>
            <ul class="health">{await Facts(visit)}</ul></section>
            <section aria-labelledby="figures"><h2 id="figures">{texts.Figures}</h2>
            <p class="hint">{texts.FiguresHint}</p>
            <div class="figures">{Enum.GetValues<Figure>().Select(figure => Card(texts, figure, figures, from))}</div>
            {Table(texts, figures, from)}
            </section>
            """
        );
    }

    private async Task<List<Html>> Facts(OperateVisit visit)
    {
        var texts = visit.Texts;
        var fault = await watch.NextLook();
        var (newest, verdict, today) = await database.Read(async session =>
            (
                await CheckpointStore.Newest(session),
                await JournalVerdicts.Last(session),
                await OfficerDayStore.Of(session, visit.Now)
            )
        );
        var near = today
            .Where(one => ServingOfficer.IsNearLimit(one.Kind, one.Done))
            .Select(one => one.OfficerId)
            .Distinct()
            .Count();
        List<Html> facts =
        [
            Fact(fault is null, texts.Database, fault is null ? texts.InOrder : $"{fault}"),
            Fact(!clock.IsOff, texts.Clock, clock.IsOff ? clock.WhatIsOff : texts.InOrder),
            Fact(true, texts.Nodes, $"{await nodes.CountListeners(visit.Context.RequestAborted)}"),
            Fact(
                newest is null || visit.Now - newest.Hour < TimeSpan.FromDays(1) + CheckpointStore.LateCommits,
                texts.Checkpoint,
                newest is null ? texts.NoneYet : texts.When(newest.Hour)
            ),
            Fact(
                verdict is { Faults: 0 },
                texts.JournalVerified,
                verdict is null ? texts.NeverVerified : texts.Verdict(texts.When(verdict.At), verdict.Faults)
            ),
            Fact(near == 0, texts.NearLimit, texts.Number(near)),
        ];
        if (faces is not null)
        {
            var isWell = faces.WhyNotStarted is null;
            facts.Add(Fact(isWell, texts.Faces, faces.WhyNotStarted ?? faces.Models ?? texts.NoneYet));
        }

        foreach (var (channel, isSetUp) in Channels())
        {
            var backlog = await outbox.Backlog(channel, visit.Now, visit.Context.RequestAborted);
            var isLate = backlog.Oldest is { } oldest && visit.Now - oldest > TimeSpan.FromMinutes(5);
            facts.Add(
                Fact(
                    isSetUp && !isLate,
                    texts.ChannelName(channel),
                    !isSetUp ? texts.NotSetUp : texts.Waiting(backlog.Count)
                )
            );
        }

        return facts;
    }

    private (Channel, bool)[] Channels() =>
        [
            (Channel.App, true),
            (Channel.Sms, settings.Sms is not null || settings.Demo),
            (Channel.Email, settings.Mail is not null || settings.Demo),
        ];

    private static Html Fact(bool isWell, string name, string what)
    {
        var mark = isWell ? "✓" : "!";
        return $"""
            <li class="{(isWell ? "well" : "ill")}"><span aria-hidden="true">{mark}</span> <b>{name}</b> {what}</li>
            """;
    }

    private static Html Card(OperateTexts texts, Figure figure, List<HourFigure> figures, DateTimeOffset from)
    {
        var numbers = NumbersOf(figure, figures, from);
        return $"""
            <div class="card figure"><h3>{texts.FigureName(figure)}</h3>
            <p class="number">{texts.Number(numbers.Sum())}</p>{Chart.Of(numbers)}</div>
            """;
    }

    private static Html Table(OperateTexts texts, List<HourFigure> figures, DateTimeOffset from)
    {
        var all = Enum.GetValues<Figure>();
        var columns = all.ToDictionary(figure => figure, figure => NumbersOf(figure, figures, from));
        return $"""
            <details><summary>{texts.AsTable}</summary><div class="wide" tabindex="0"><table>
            <thead><tr><th scope="col">{texts.Hour}</th>{all.Select(figure =>
                (Html)$"""<th scope="col">{texts.FigureName(figure)}</th>"""
            )}</tr></thead>
            <tbody>{Enumerable.Range(0, Hours).Select(hour =>
                (Html)$"""<tr><th scope="row">{texts.When(from.AddHours(hour))}</th>{all.Select(figure =>
                    (Html)$"<td>{texts.Number(columns[figure][hour])}</td>"
                )}</tr>"""
            )}</tbody></table></div></details>
            """;
    }

    private static long[] NumbersOf(Figure figure, List<HourFigure> figures, DateTimeOffset from) =>
        [
            .. Enumerable
                .Range(0, Hours)
                .Select(hour =>
                    figures.Find(one => one.Figure == figure && one.Hour == from.AddHours(hour))?.Number ?? 0
                ),
        ];
}
