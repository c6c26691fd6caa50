using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Server.Devices;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.SecurityKeys;
using Segl.Server.Visiting;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// Blocking and deleting in the portal (R11, R19): the page says what it means, the owner's app approves, and at the
/// return it is decided anew. The last one goes only with the tick, and the page names the ways back. Whoever is here by
/// code and password, as with a lost phone, blocks an app without being asked for one: that only stops things.
/// </summary>
internal sealed class GivingUpPage(
    MyPages pages,
    MyFrame frame,
    FreshApprovals<MyVisit> approvals,
    Database database,
    People people,
    WakeUps wakeUps
)
{
    private const string Path = AuthenticatorsPage.Path;

    /// <summary>What is given up.</summary>
    /// <param name="Id">The id of the app or security key, or the serial of the device.</param>
    /// <param name="LockedOut">R19: the owner knows that nothing is left.</param>
    private sealed record Arguments(string Id, bool LockedOut);

    private sealed record Target(string Id, string Name, StoredApp? App, StoredSecurityKey? Key);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        foreach (var (act, end) in ((string, AppState)[])[("block", AppState.Blocked), ("delete", AppState.Deleted)])
        {
            app.MapGet($"{Path}/{act}", pages.Show(visit => Show(visit, act, end)));
            app.MapPost($"{Path}/{act}", pages.Act((visit, form) => Ask(visit, form, act, end)));
            approvals.Add<Arguments>($"{act}-authenticator", (visit, asked, given) => GiveUp(visit, asked, given, end));
        }
    }

    private async Task<IResult> Show(MyVisit visit, string act, AppState end)
    {
        var (target, isLast) = await database.Read(async session =>
        {
            var found = await Find(session, visit, visit.Context.Request.Query["id"], end);
            return (found, found is not null && await WhyNot(session, visit, found, lockedOut: false) is not null);
        });
        if (target is null)
        {
            return frame.No(visit, new(Reason.NotFound), Path);
        }

        var texts = visit.Texts;
        var (heading, then, press) = (end, target.Key) switch
        {
            (AppState.Blocked, null) => (texts.BlockHeading(target.Name), texts.BlockThen, texts.Block),
            (AppState.Blocked, _) => (texts.BlockHeading(target.Name), texts.BlockKeyThen, texts.Block),
            (_, null) => (texts.DeleteHeading(target.Name), texts.DeleteThen, texts.Delete),
            _ => (texts.DeleteHeading(target.Name), texts.DeleteKeyThen, texts.Delete),
        };
        Html last = isLast
            ? $"""
                <div class="note no"><p><strong>{texts.LastOne}</strong></p>
                <ul>{texts.WaysBack.Select(way => (Html)$"<li>{way}</li>")}</ul></div>
                <label class="tick"><input type="checkbox" name="lockedOut" value="yes" required> {texts.IKnow}</label>
                """
            : Html.None;
        return frame.Page(
            visit,
            heading,
            $"""
            <p>{then}</p>
            {(NeedsNoApp(visit, target, end) ? Html.None : $"<p>{texts.AppIsAsked}</p>")}
            {visit.Form(
                $"{Path}/{act}",
                $"""<input type="hidden" name="id" value="{target.Id}">{last}<button class="harm">{press}</button>"""
            )}
            <p><a class="button plain" href="{Path}">{texts.NotNow}</a></p>
            """
        );
    }

    private async Task<IResult> Ask(MyVisit visit, IFormCollection form, string act, AppState end)
    {
        var lockedOut = form["lockedOut"] == "yes";
        var (target, refused) = await database.Read(async session =>
        {
            var found = await Find(session, visit, form["id"], end);
            return (found, found is null ? new(Reason.NotFound) : await WhyNot(session, visit, found, lockedOut));
        });
        if (target is null || refused is not null)
        {
            return frame.No(visit, refused!, Path);
        }

        if (NeedsNoApp(visit, target, end))
        {
            return await GiveUp(visit, new(target.Id, lockedOut), null, end);
        }

        var texts = visit.Texts;
        var (action, text) =
            end is AppState.Blocked
                ? (texts.Block, texts.BlockText(target.Name))
                : (texts.Delete, texts.DeleteText(target.Name));
        return await approvals.Ask(
            visit,
            $"{act}-authenticator",
            action,
            text,
            new Arguments(target.Id, lockedOut),
            Path
        );
    }

    private static bool NeedsNoApp(MyVisit visit, Target target, AppState end) =>
        visit.Login.AppId is null && (target.App is not null || target.Key is not null) && end is AppState.Blocked;

    private async Task<IResult> GiveUp(MyVisit visit, Arguments asked, FreshApproval? given, AppState end)
    {
        IReadOnlyList<Guid> wakes = [];
        var refused = await people.Change<Refusal?>(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                if (await Find(change.Session, visit, asked.Id, end) is not { } target)
                {
                    return new(Reason.NotFound);
                }

                if (target.Key is { } key)
                {
                    return await HeldKeys.End(
                        change,
                        key.Id,
                        end is AppState.Blocked ? SecurityKeyState.Blocked : SecurityKeyState.Deleted,
                        "portal",
                        given?.AppId,
                        given?.Login ?? visit.Session.LoginId
                    );
                }

                if (target.App is not { } app)
                {
                    return await HeldDevices.Block(change, target.Id, asked.LockedOut, "portal");
                }

                if (await WhyNot(change.Session, visit, target, asked.LockedOut) is { } no)
                {
                    return no;
                }

                wakes = await End(
                    change,
                    app,
                    end,
                    given is null ? (visit.Session.LoginId, null) : (given.Login, given.AppId)
                );
                return null;
            }
        );
        wakeUps.Wake([.. wakes.Select(id => (WakeUp)id), visit.Person.Id]);
        return refused is not null ? frame.No(visit, refused, Path)
            : asked.Id == $"{visit.Login.AppId}"
                ? frame.Outside(
                    visit.Context,
                    visit.Language,
                    DoorTexts.In(visit.Language).LoggedOut,
                    $"<p>{visit.Texts.LoggedOutWithIt}</p>",
                    StatusCodes.Status200OK
                )
            : new SeeOther($"{Path}?done={(end is AppState.Blocked ? "blocked" : "deleted")}");
    }

    private static async Task<IReadOnlyList<Guid>> End(
        PersonChange change,
        StoredApp app,
        AppState end,
        (Guid Login, Guid? AppId) given
    )
    {
        AppStore.Save(change.Session, app with { State = end, Slot = null });
        var wakes = await AppEnds.EndAllOf(change, app.Id);
        change.Record(
            end is AppState.Blocked ? Happening.AppBlocked : Happening.AppDeleted,
            new
            {
                app = app.Id,
                name = app.Name,
                by = "portal",
                approvedBy = given.AppId,
                login = given.Login,
            }
        );
        return wakes;
    }

    // R11: an app or a security key that is blocked already can still be deleted; a device is only blocked.
    private static async Task<Target?> Find(Session session, MyVisit visit, string? id, AppState end)
    {
        var held = await Authenticators.Of(session, visit.Person.Id);
        var app = held.Apps.FirstOrDefault(one =>
            $"{one.Id}" == id && (one.State is AppState.Active || end is AppState.Deleted)
        );
        var device =
            end is AppState.Blocked
                ? held.Devices.FirstOrDefault(one => one.Serial == id && one.State is DeviceState.Active)
                : null;
        var key = held.Keys.FirstOrDefault(one =>
            $"{one.Id}" == id && (one.State is SecurityKeyState.Active || end is AppState.Deleted)
        );
        return (app?.Name ?? device?.Name ?? key?.Name) is { } name ? new(id!, name, app, key) : null;
    }

    private static Task<Refusal?> WhyNot(Session session, MyVisit visit, Target target, bool lockedOut) =>
        // R18, R19: a security key lets nobody in by itself.
        target.Key
            is not null
        || target.App is { State: not AppState.Active }
            ? Task.FromResult<Refusal?>(null)
            : AppEnds.WhyNotGiveUp(session, visit.Person.Id, target.App is { } app ? app.Id : target.Id, lockedOut);
}
