using Segl.Rules;
using Segl.Server.Desks;
using Segl.Server.Login;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary><c>/operate/desks</c>: the desks of Citizen Service: listed, imported from a file, closed (R80).</summary>
internal sealed class DesksPage(
    OperatePages pages,
    OperateFrame frame,
    GraveActs acts,
    CsvUploads files,
    Database database
)
{
    private const string Path = "/operate/desks";

    private sealed record Closed(string Desk);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost(
            $"{Path}/file",
            pages.Act((visit, form) => files.Ask(visit, form, "desks", visit.Texts.AskDesks, Path), CsvUploads.Longest)
        );
        app.MapPost($"{Path}/close", pages.Act(Close));
        acts.Add<Closed>("desk-close", Close);
        acts.Add<CsvUploads.CsvUpload>("desks", Import);
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var texts = visit.Texts;
        var desks = await database.Read(DeskStore.All);
        Html done = visit.Done == "closed" ? $"""<p class="note ok" role="status">{texts.DeskClosed}</p>""" : Html.None;
        return frame.Page(
            visit,
            texts.Desks,
            $"""
            {done}
            <ul class="activity">{desks.Select(desk => Row(visit, desk))}</ul>
            {CsvUploads.Form(
                visit,
                $"{Path}/file",
                texts.ImportDesks,
                string.Join(", ", DeskFile.Fields.Needed.Concat(DeskFile.Fields.Optional))
            )}
            """
        );
    }

    private static Html Row(OperateVisit visit, ServiceDesk desk)
    {
        var texts = visit.Texts;
        Html close = desk.ClosedAt is { } at
            ? (Html)$"""<span class="hint">{texts.ClosedAt(texts.When(at))}</span>"""
            : $"""
                <details><summary>{texts.CloseDesk}</summary><p>{texts.CloseDeskThen}</p>
                {visit.Form(
                    $"{Path}/close",
                    $"""
                    <input type="hidden" name="desk" value="{desk.Id}">
                    {Fields.Because(texts, $"because-{desk.Id}")}
                    <button class="harm">{texts.CloseNow(desk.Name)}</button>
                    """
                )}</details>
                """;
        return $"""
            <li><b>{desk.Name}</b>
            <span class="hint">{desk.Id} · {desk.Street}, {desk.Postcode} {desk.Town} · {desk.Phone}</span>{close}</li>
            """;
    }

    private async Task<IResult> Close(OperateVisit visit, IFormCollection form)
    {
        var id = form["desk"].ToString();
        return await database.Read(session => DeskStore.Find(session, id)) is { ClosedAt: null } desk
            ? await acts.Ask(
                visit,
                "desk-close",
                form,
                visit.Texts.CloseDesk,
                visit.Texts.AskCloseDesk(GraveActs.Shown(desk.Name)),
                new Closed(id),
                Path
            )
            : frame.No(visit, new(Reason.NotFound), Path);
    }

    private async Task<IResult> Close(OperateVisit visit, Closed asked, Actor actor)
    {
        var closed = await database.Write(
            Durability.Durable,
            session => ServiceDesks.Close(session, asked.Desk, actor, visit.Now)
        );
        return closed ? new SeeOther($"{Path}?done=closed") : frame.No(visit, new(Reason.NotFound), Path);
    }

    private async Task<IResult> Import(OperateVisit visit, CsvUploads.CsvUpload upload, Actor actor)
    {
        await using var file = upload.Open();
        var report = await DeskFile.Read(file, CsvUploads.Encoding);
        await database.Write(
            Durability.Durable,
            session => ServiceDesks.Import(session, report.Done, actor, visit.Now)
        );
        return files.Report(visit, report, Path);
    }
}
