using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Login;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Operate.Stock;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/stock</c>: how many devices stand where, every delivery, and a maker's file that two operators take into
/// stock (R67).
/// </summary>
internal sealed class StockPage(
    OperatePages pages,
    OperateFrame frame,
    GraveActs acts,
    StockUploads uploads,
    WorkerNames names,
    Database database
)
{
    private const string Path = "/operate/stock";
    private const int FormAround = 64 * 1024;
    private const int SecondsBetween = 3;

    private sealed record First(Guid Upload);

    private sealed record Second(Guid Upload, string Part);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/file", pages.Act(Send, StockUploads.LongestFile + FormAround));
        app.MapGet($"{Path}/file/{{id:guid}}", pages.Show(ShowUpload));
        app.MapPost($"{Path}/file/{{id:guid}}/open", pages.Act(GiveSecond));
        app.MapPost($"{Path}/file/{{id:guid}}/discard", pages.Act(Discard));
        acts.Add<First>("stock-first", Begin);
        acts.Add<Second>("stock-second", Import);
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var texts = visit.Texts;
        var (counts, deliveries, waiting) = await database.Read(async session =>
            (
                await DeviceStockStore.Count(session),
                await SchemeJournal.Of(session, SchemeEvent.DevicesImported),
                await StockUploadStore.All(session)
            )
        );
        var rows = new List<Html>();
        foreach (var line in Enumerable.Reverse(deliveries))
        {
            rows.Add(await Delivery(visit, line));
        }

        return frame.Page(
            visit,
            texts.Stock,
            $"""
            <div class="wide" tabindex="0"><table>
            <thead><tr><th scope="col">{texts.Device}</th><th scope="col">{texts.State}</th>
            <th scope="col">{texts.HowMany}</th></tr></thead>
            <tbody>{counts.Select(one =>
                (Html)
                    $"""
                    <tr><th scope="row">{texts.DeviceName(one.Kind)}</th><td>{texts.StateName(one.State)}</td>
                    <td>{texts.Number(one.Devices)}</td></tr>
                    """
            )}</tbody></table></div>
            <p><a class="button plain" href="/operate/device">{texts.DeviceBySerial}</a></p>
            <section aria-labelledby="files"><h2 id="files">{texts.StockFiles}</h2>
            <p>{texts.StockFilesLead}</p>
            <ul class="activity">{waiting.Select(upload => Row(visit, upload))}</ul>
            <details><summary>{texts.SendStockFile}</summary>{SendForm(visit)}</details></section>
            <section aria-labelledby="deliveries"><h2 id="deliveries">{texts.Deliveries}</h2>
            <ul class="activity">{rows}</ul></section>
            """
        );
    }

    private static Html SendForm(OperateVisit visit)
    {
        var texts = visit.Texts;
        return visit.FileForm(
            $"{Path}/file",
            $"""
            {Fields.File("file", texts.StockFile, texts.StockFileHint(StockUploads.LongestFile / 1024 / 1024), ".pskc,.xml")}
            {Fields.Choice(
                "kind",
                texts.Device,
                null,
                null,
                ($"{DeviceKind.CodeDisplay}", texts.DeviceName(DeviceKind.CodeDisplay)),
                ($"{DeviceKind.AudioReader}", texts.DeviceName(DeviceKind.AudioReader))
            )}
            {Fields.Secret("part", texts.FirstPart, texts.PartHint)}
            {Fields.Because(texts)}
            <button class="act">{texts.AskApp}</button>
            """
        );
    }

    private static Html Row(OperateVisit visit, StockUpload upload) =>
        $"""
            <li><time>{visit.Texts.When(upload.At)}</time> <a href="{Address(upload.Id)}">{upload.FileName}</a>
            <p class="hint">{visit.Texts.UploadStateName(upload.State)}</p></li>
            """;

    private async Task<Html> Delivery(OperateVisit visit, JournalLine line)
    {
        var delivery = StockImport.Read(line);
        var by = new List<string>();
        foreach (var officer in delivery.Officers)
        {
            by.Add(Guid.TryParse(officer, out _) ? await names.Of(officer, visit.Texts) : officer);
        }

        return $"""
            <li><time>{visit.Texts.When(line.At)}</time> {visit.Texts.Delivered(
                visit.Texts.Number(delivery.Devices),
                visit.Texts.DeviceName(delivery.Kind)
            )}
            <p class="hint">{delivery.First} - {delivery.Last} · {string.Join(", ", by)}</p></li>
            """;
    }

    private async Task<IResult> Send(OperateVisit visit, IFormCollection form)
    {
        var texts = visit.Texts;
        if (
            form.Files.GetFile("file") is not { Length: > 0 and <= StockUploads.LongestFile } file
            || !Enum.TryParse<DeviceKind>(form["kind"], out var kind)
            || !Enum.IsDefined(kind)
            || GraveActs.BecauseIn(form) is not { } because
        )
        {
            return frame.No(visit, new(Reason.Malformed), Path);
        }

        await using var content = file.OpenReadStream();
        var (upload, whyNot) = await uploads.Keep(
            content,
            GraveActs.Shown(file.FileName),
            kind,
            form["part"].ToString(),
            visit.Person.Id,
            because,
            visit.Now
        );
        return upload is null
            ? Refuse(visit, whyNot!)
            : await acts.Ask(
                visit,
                "stock-first",
                form,
                texts.SendStockFile,
                texts.AskFirstPart(upload.FileName, upload.Hash[..8]),
                new First(upload.Id),
                Path
            );
    }

    private async Task<IResult> Begin(OperateVisit visit, First asked, Actor actor) =>
        await uploads.Begin(asked.Upload, actor, visit.Now)
            ? new SeeOther(Address(asked.Upload))
            : frame.No(visit, new(Reason.NotFound), Path);

    private async Task<IResult> ShowUpload(OperateVisit visit)
    {
        if (await database.Read(session => StockUploadStore.Find(session, IdIn(visit))) is not { } upload)
        {
            return frame.No(visit, new(Reason.NotFound), Path);
        }

        var texts = visit.Texts;
        var second = upload.SecondBy is { } by ? await names.Of($"{by}", texts) : texts.NoneYet;
        Html what = upload.State switch
        {
            UploadState.Sent or UploadState.Waiting => Open(visit, upload),
            UploadState.Importing =>
                $"""
                <p class="note" role="status">{texts.ReadSoFar(texts.Number(uploads.Progress(upload.Id) ?? 0))}</p>
                <p><a class="button act" id="again" href="{Address(
                    upload.Id
                )}" data-seconds="{SecondsBetween}">{texts.LookAgain}</a></p>
                """,
            UploadState.Imported => $"""<p class="note ok" role="status">{texts.IsImported}</p><p>{upload.Told}</p>""",
            UploadState.Refused => $"""
                <p class="note no" role="status">{texts.IsRefused}</p><p lang="en">{upload.Told}</p>
                """,
        };
        return frame.Page(
            visit,
            upload.FileName,
            $"""
            <dl class="facts"><dt>{texts.Device}</dt><dd>{texts.DeviceName(upload.Kind)}</dd>
            <dt>{texts.Size}</dt><dd>{texts.Number(upload.Size)}</dd>
            <dt>SHA-256</dt><dd><code>{upload.Hash}</code></dd>
            <dt>{texts.FirstBy}</dt><dd>{await names.Of($"{upload.FirstBy}", texts)}</dd>
            <dt>{texts.SecondBy}</dt><dd>{second}</dd>
            <dt>{texts.Because}</dt><dd>{upload.Because}</dd></dl>
            {what}
            {DiscardForm(visit, upload)}
            <p><a class="button plain" href="{Path}">{texts.Back}</a></p>
            """,
            script: upload.State is UploadState.Importing ? "/look/again.js" : null
        );
    }

    // Whoever gave the first part is told why there is nothing to press.
    private static Html Open(OperateVisit visit, StockUpload upload) =>
        StockUploads.MayGiveSecond(upload, visit.Person.Id, visit.Now)
            ? visit.Form(
                $"{Address(upload.Id)}/open",
                $"""
                {Fields.Secret("part", visit.Texts.SecondPart, visit.Texts.PartHint)}
                {Fields.Because(visit.Texts)}
                <button class="act">{visit.Texts.AskApp}</button>
                """
            )
            : $"""<p class="note">{visit.Texts.SecondIsAnother}</p>""";

    private async Task<IResult> GiveSecond(OperateVisit visit, IFormCollection form)
    {
        var part = form["part"].ToString();
        if (
            await database.Read(session => StockUploadStore.Find(session, IdIn(visit))) is not { } upload
            || !StockUploads.MayGiveSecond(upload, visit.Person.Id, visit.Now)
        )
        {
            return Refuse(visit, visit.Texts.SecondIsAnother);
        }

        return TransportKey.WhyNoPart(part) is { } whyNot
            ? Refuse(visit, whyNot)
            : await acts.Ask(
                visit,
                "stock-second",
                form,
                visit.Texts.OpenStockFile,
                visit.Texts.AskSecondPart(upload.FileName, upload.Hash[..8]),
                new Second(upload.Id, part),
                Address(upload.Id)
            );
    }

    private async Task<IResult> Import(OperateVisit visit, Second asked, Actor actor) =>
        await uploads.Import(asked.Upload, asked.Part, actor, visit.Now)
            ? new SeeOther(Address(asked.Upload))
            : frame.No(visit, new(Reason.NotFound), Path);

    private static Html DiscardForm(OperateVisit visit, StockUpload upload) =>
        upload.State is UploadState.Imported
            ? Html.None
            : $"""
                <details><summary>{visit.Texts.DiscardFile}</summary>
                {visit.Form(
                    $"{Address(upload.Id)}/discard",
                    $"""
                    {Fields.Because(visit.Texts, "because-discard")}
                    <button class="harm">{visit.Texts.DiscardFile}</button>
                    """
                )}</details>
                """;

    private async Task<IResult> Discard(OperateVisit visit, IFormCollection form) =>
        GraveActs.BecauseIn(form) is { } because
        && await uploads.Discard(IdIn(visit), new(visit.Person.Id, because), visit.Now)
            ? new SeeOther(Path)
            : frame.No(visit, new(Reason.NotFound), Path);

    private IResult Refuse(OperateVisit visit, string sentence) =>
        frame.Page(
            visit,
            visit.Texts.NotDone,
            $"""<p class="note no">{sentence}</p><p><a class="button act" href="{Path}">{visit.Texts.Back}</a></p>""",
            StatusCodes.Status400BadRequest
        );

    private static Guid IdIn(OperateVisit visit) => Guid.Parse($"{visit.Context.Request.RouteValues["id"]}");

    private static string Address(Guid id) => $"{Path}/file/{id}";
}
