using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>
/// <c>/my/devices/password</c>: R68: another password beside the device. It is chosen now and in force after the wait of R33,
/// of which every channel is told; until then the old one works, and any channel can stop it.
/// </summary>
internal sealed class PasswordPage(
    MyPages pages,
    DeviceNotes notes,
    PasswordForm chosen,
    Database database,
    People people,
    KeyEncryptionKey keys
)
{
    /// <summary>Its address.</summary>
    public const string Path = $"{DevicePages.Path}/password";

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Show(visit)));
        app.MapPost(Path, pages.Act(Ask));
        app.MapPost($"{Path}/stop", pages.Act((visit, _) => Stop(visit)));
    }

    private async Task<IResult> Show(MyVisit visit, Refusal? refused = null)
    {
        var texts = DeviceTexts.In(visit.Language);
        var (device, wait) = await database.Read(
            async session =>
                (
                    await DeviceStore.Active(session, visit.Person.Id),
                    await PortalWaitStore.Of(session, visit.Person.Id, WaitFor.Password)
                ),
            visit.Context.RequestAborted
        );
        var body =
            device is null ? (Html)$"<p>{texts.NoPassword}</p>"
            : wait is not null && wait.Wait.IsOpen(visit.Now)
                ? (Html)
                    $"""
                        <p class="note">{texts.PasswordFrom(visit.Texts.When(wait.Wait.ReadyAt))}</p>
                        {visit.Form($"{Path}/stop", $"""<button class="harm">{visit.Texts.StopIt}</button>""")}
                        """
            : $"""
                <ul>{texts.PasswordSteps(visit.Login.AppId is not null).Select(step => (Html)$"<li>{step}</li>")}</ul>
                <p>{texts.PasswordLead}</p>
                {PasswordForm.Of(visit, texts, Path, texts.ChangePasswordNow)}
                """;
        return notes.Page(visit, texts.ChangePassword, $"{body}{DeviceNotes.BackLink(texts)}", refused);
    }

    private async Task<IResult> Ask(MyVisit visit, IFormCollection form)
    {
        if (!(await chosen.Read(visit, form)).IsGranted(out var hash, out var weak))
        {
            return await Show(visit, weak);
        }

        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                var app = visit.Login.AppId;
                var asked = PortalWait.ForPassword(
                    visit.Level,
                    app is not null,
                    await DeviceStore.Active(change.Session, visit.Person.Id) is not null,
                    (await PortalWaitStore.Of(change.Session, visit.Person.Id, WaitFor.Password))?.Wait,
                    change.Now
                );
                if (asked.IsGranted(out var wait, out var no))
                {
                    await PortalWaiting.Begin(change, keys, wait, app, visit.Session.LoginId, hash);
                }

                return no;
            }
        );
        return refused is null ? new SeeOther(Path) : await Show(visit, refused);
    }

    private async Task<IResult> Stop(MyVisit visit)
    {
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => PortalWaiting.Stop(change, WaitFor.Password, "portal")
        );
        return refused is null ? new SeeOther("/my?done=stopped") : await Show(visit, refused);
    }
}
