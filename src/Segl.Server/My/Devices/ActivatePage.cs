using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Visiting;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>An activation under way, sealed in the browser that began it. It changes nothing before the owner approves.</summary>
/// <param name="Login">The login to the portal in which it began.</param>
/// <param name="Serial">The number on its back, which was right.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Proven">The device with its clock; null before its codes were right.</param>
/// <param name="Until">When it is too late to go on.</param>
internal sealed record BegunActivation(
    Guid Login,
    string Serial,
    DeviceKind Kind,
    ProvenDevice? Proven,
    DateTimeOffset Until
);

/// <summary>What the owner's app approves.</summary>
/// <param name="Device">The device, and its clock.</param>
/// <param name="PasswordHash">The hash of the password that was chosen.</param>
internal sealed record AskedActivation(ProvenDevice Device, string PasswordHash);

/// <summary>
/// <c>/my/devices/activate</c>: the number, two codes, a password, one thing a page; then the owner's app is asked (R64).
/// </summary>
internal sealed class ActivatePage
{
    private const string Path = $"{DevicePages.Path}/activate";
    private const string Act = "activate-device";
    private const string Cookie = "_device";

    private readonly MyPages pages;
    private readonly DeviceNotes notes;
    private readonly FreshApprovals<MyVisit> approvals;
    private readonly SealedCookies<MyVisit> cookies;
    private readonly PasswordForm chosen;
    private readonly Database database;
    private readonly People people;
    private readonly KeyEncryptionKey keys;

    public ActivatePage(
        MyPages pages,
        DeviceNotes notes,
        FreshApprovals<MyVisit> approvals,
        SealedCookies<MyVisit> cookies,
        PasswordForm chosen,
        Database database,
        People people,
        KeyEncryptionKey keys
    )
    {
        (this.pages, this.notes, this.approvals, this.cookies) = (pages, notes, approvals, cookies);
        (this.chosen, this.database, this.people, this.keys) = (chosen, database, people, keys);
        approvals.Add<AskedActivation>(Act, Activate);
    }

    /// <summary>Maps the page and its steps.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Show(visit, BegunIn(visit))));
        app.MapPost($"{Path}/serial", pages.Act(TypeSerial));
        app.MapPost($"{Path}/codes", pages.Act(TypeCodes));
        app.MapPost($"{Path}/password", pages.Act(ChoosePassword));
    }

    private async Task<IResult> Show(MyVisit visit, BegunActivation? begun, Refusal? refused = null)
    {
        var texts = DeviceTexts.In(visit.Language);
        if (begun is null && refused is null && await WhyNotBegin(visit) is { } whyNot)
        {
            Html without = whyNot.Because is Reason.DeviceNeedsApp ? DeviceNotes.WithoutApp(texts) : Html.None;
            return notes.Page(visit, texts.Title, $"{without}{DeviceNotes.BackLink(texts)}", whyNot);
        }

        var (title, body) = begun switch
        {
            null => (texts.SerialTitle, ActivateForms.Serial(visit, texts, $"{Path}/serial")),
            { Proven: null } => (texts.CodesTitle, ActivateForms.Codes(visit, texts, begun.Kind, $"{Path}/codes")),
            _ => (texts.PasswordTitle, ActivateForms.Password(visit, texts, $"{Path}/password")),
        };
        return notes.Page(visit, title, $"{body}{DeviceNotes.BackLink(texts)}", refused);
    }

    // R16, R63: whoever has no app, comes too late or ordered nothing is told so before they type anything.
    private Task<Refusal?> WhyNotBegin(MyVisit visit) =>
        database.Read(
            async session =>
                !(await DeviceActivating.OnItsWay(session, visit.Person.Id, visit.Now)).IsGranted(out _, out var whyNot)
                    ? whyNot
                : await DeviceNotes.HasApp(session, visit) ? null
                : new Refusal(Reason.DeviceNeedsApp),
            visit.Context.RequestAborted
        );

    private async Task<IResult> TypeSerial(MyVisit visit, IFormCollection form)
    {
        var found = await database.Read(
            session => DeviceActivating.Find(session, visit.Person.Id, form["serial"].ToString(), visit.Now),
            visit.Context.RequestAborted
        );
        return found.IsGranted(out var device, out var refused)
            ? Keep(
                visit,
                new(visit.Session.LoginId, device.Serial, device.Kind, null, visit.Now + Limits.ActivationValid)
            )
            : await Show(visit, null, refused);
    }

    private async Task<IResult> TypeCodes(MyVisit visit, IFormCollection form)
    {
        if (BegunIn(visit) is not { } begun)
        {
            return await Show(visit, null, new(Reason.ActivationOutOfOrder));
        }

        var (first, second) = ActivateForms.CodesIn(form);
        var proven = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => DeviceActivating.Prove(change, keys, begun.Serial, first, second)
        );
        return proven.IsGranted(out var device, out var refused)
            ? Keep(visit, begun with { Proven = device })
            : await Show(visit, begun with { Proven = null }, refused);
    }

    private async Task<IResult> ChoosePassword(MyVisit visit, IFormCollection form)
    {
        if (BegunIn(visit) is not { Proven: { } device } begun)
        {
            return await Show(visit, null, new(Reason.ActivationOutOfOrder));
        }

        var texts = DeviceTexts.In(visit.Language);
        var hashed = await chosen.Read(visit, form);
        return hashed.IsGranted(out var hash, out var refused)
            ? await approvals.Ask(
                visit,
                Act,
                texts.ActivateAction,
                texts.ActivateText(begun.Kind, begun.Serial),
                new AskedActivation(device, hash),
                Path
            )
            : await Show(visit, begun, refused);
    }

    private async Task<IResult> Activate(MyVisit visit, AskedActivation asked, FreshApproval given)
    {
        var outcome = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => DeviceActivating.Activate(change, asked.Device, asked.PasswordHash, given.AppId, given.Login)
        );
        cookies.Take(visit.Context, Cookie);
        return outcome.IsGranted(out _, out var refused)
            ? DeviceNotes.Done("activated")
            : notes.Page(
                visit,
                DoorTexts.In(visit.Language).NotDone,
                DeviceNotes.BackLink(DeviceTexts.In(visit.Language)),
                refused
            );
    }

    // Only in the login in which it began, so that nothing of it outlives Log out.
    private BegunActivation? BegunIn(MyVisit visit) =>
        cookies.Find<BegunActivation>(visit.Context, Cookie) is { } begun
        && begun.Login == visit.Session.LoginId
        && visit.Now < begun.Until
            ? begun
            : null;

    private SeeOther Keep(MyVisit visit, BegunActivation begun)
    {
        cookies.Give(visit.Context, Cookie, begun, Limits.ActivationValid);
        return new(Path);
    }
}
