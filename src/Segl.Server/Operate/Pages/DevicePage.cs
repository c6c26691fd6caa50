using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Login;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/device</c>: a device by the number on its back: where it stands, and the drift of its clock, which is set to
/// zero here (R65). Whose it is, is not shown.
/// </summary>
internal sealed class DevicePage(
    OperatePages pages,
    OperateFrame frame,
    GraveActs acts,
    People people,
    Database database
)
{
    private const string Path = "/operate/device";

    private sealed record Reset(string Serial);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost(Path, pages.Act(Ask));
        acts.Add<Reset>("device-drift", CarryOut);
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var (texts, typed) = (visit.Texts, visit.Context.Request.Query["serial"].ToString());
        var device = typed.Length == 0 ? null : await Find(DeviceSerials.Read(typed));
        Html found =
            typed.Length == 0 ? Html.None
            : device is null ? $"""<p class="note no" role="status">{texts.NoSuchDevice}</p>"""
            : Facts(visit, device);
        Html done = visit.Done == "reset" ? $"""<p class="note ok" role="status">{texts.DriftReset}</p>""" : Html.None;
        return frame.Page(
            visit,
            texts.DeviceBySerial,
            $"""
            {done}
            <form method="get" action="{Path}">
            {Fields.Line("serial", texts.Serial, null, typed, required: true)}
            <button class="act">{texts.FindDevice}</button></form>
            {found}
            <p><a class="button plain" href="/operate/stock">{texts.Back}</a></p>
            """
        );
    }

    private static Html Facts(OperateVisit visit, StoredDevice device)
    {
        var (texts, clock) = (visit.Texts, device.Clock);
        string When(DateTimeOffset? at) => at is { } then ? texts.When(then) : texts.NoneYet;
        return $"""
            <dl class="facts"><dt>{texts.Device}</dt><dd>{texts.DeviceName(device.Kind)}</dd>
            <dt>{texts.State}</dt><dd>{texts.StateName(device.State)}</dd>
            <dt>{texts.ActivatedAt}</dt><dd>{When(device.ActivatedAt)}</dd>
            <dt>{texts.LastUsed}</dt><dd>{When(device.LastUsedAt)}</dd>
            <dt>{texts.Drift}</dt><dd>{clock.Learned}</dd>
            <dt>{texts.DriftAtLast}</dt><dd>{clock.Base} ({texts.When(clock.BaseAt)})</dd>
            <dt>{texts.WrongCodes}</dt><dd>{device.Codes.Wrong}</dd></dl>
            <details><summary>{texts.ResetDrift}</summary><p>{texts.ResetDriftThen}</p>
            {visit.Form(
                Path,
                $"""
                <input type="hidden" name="serial" value="{device.Serial}">
                {Fields.Because(texts)}
                <button class="act">{texts.AskApp}</button>
                """
            )}</details>
            """;
    }

    private async Task<IResult> Ask(OperateVisit visit, IFormCollection form) =>
        await Find(DeviceSerials.Read(form["serial"].ToString())) is { } device
            ? await acts.Ask(
                visit,
                "device-drift",
                form,
                visit.Texts.ResetDrift,
                visit.Texts.AskResetDrift(device.Serial),
                new Reset(device.Serial),
                $"{Path}?serial={Uri.EscapeDataString(device.Serial)}"
            )
            : frame.No(visit, new(Reason.NotFound), Path);

    private async Task<IResult> CarryOut(OperateVisit visit, Reset asked, Actor actor)
    {
        var reset =
            await database.Read(session => DeviceStore.PersonOf(session, asked.Serial)) is { } person
            && await people.Change(
                person,
                visit.Now,
                async change =>
                {
                    var done = await DeviceDrift.Reset(change, asked.Serial, actor.Kind);
                    await OperatorActs.Record(
                        change.Session,
                        "device-drift-reset",
                        new { device = asked.Serial },
                        actor,
                        visit.Now
                    );
                    return done;
                }
            );
        return reset
            ? new SeeOther($"{Path}?serial={Uri.EscapeDataString(asked.Serial)}&done=reset")
            : frame.No(visit, new(Reason.NotFound), Path);
    }

    private Task<StoredDevice?> Find(string? serial) =>
        serial is null
            ? Task.FromResult<StoredDevice?>(null)
            : database.Read(async session =>
                await DeviceStore.PersonOf(session, serial) is { } person
                    ? await DeviceStore.Find(session, person, serial)
                    : null
            );
}
