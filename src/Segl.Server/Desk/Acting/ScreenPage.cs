using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Devices;
using Segl.Server.Login;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acting;

/// <summary>
/// <c>/desk/screen</c>: the citizen's screen as its officer has it: connected or not, how far the citizen is, and what to do with
/// what was chosen. Nothing that stands on it is here (T-41).
/// </summary>
internal sealed class ScreenPage(
    DeskPages pages,
    ServedPages served,
    DeskFrame frame,
    CitizenScreens screens,
    People people,
    Settings settings
)
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/screen";

    /// <summary>Maps the page and its forms.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/connect", pages.Act(Connect));
        app.MapPost($"{Path}/clear", pages.Act((visit, _) => Then(visit, screens.Clear(visit.Place("")))));
        app.MapPost($"{Path}/disconnect", pages.Act((visit, _) => Then(visit, screens.Unpair(visit.Place("")))));
        app.MapPost($"{Path}/finish", served.Act((at, _) => Finish(at)));
    }

    private async Task<IResult> Show(DeskVisit visit)
    {
        var view = await screens.See(visit.Place(""));
        return frame.Page(visit, visit.Texts.Screen, view is null ? Alone(visit) : Connected(visit, view));
    }

    private Html Alone(DeskVisit visit)
    {
        var address = $"{settings.DeskScreenOrigin}{ScreenPages.Path}".Replace(
            "https://",
            "",
            StringComparison.Ordinal
        );
        return $"""
            <p>{visit.Texts.NoScreen(address)}</p>
            {visit.Form(
                $"{Path}/connect",
                $"""
                <div class="field">
                  <label for="code">{visit.Texts.ScreenCode}</label>
                  <input type="text" class="code" id="code" name="code" required autofocus autocomplete="off"
                    autocapitalize="characters" spellcheck="false" maxlength="{2 * Limits.ScreenCodeCharacters}">
                </div>
                <button class="act">{visit.Texts.Connect}</button>
                """
            )}
            """;
    }

    private static Html Connected(DeskVisit visit, ScreenView view)
    {
        var texts = visit.Texts;
        var says = view.Kind is { } kind ? texts.ScreenSays(kind, view.State) : texts.NothingOnScreen;
        Html finish = view is { Kind: ScreenOfferKind.Password, State: ScreenOfferState.Done }
            ? visit.Form($"{Path}/finish", $"""<button class="act">{texts.Finish}</button>""")
            : Html.None;
        Html clear = view.Kind is null
            ? Html.None
            : visit.Form($"{Path}/clear", $"""<button class="plain">{texts.ClearScreen}</button>""");
        return $"""
            <p>{texts.Connected}</p>
            <p class="note" role="status">{says}</p>
            {finish}
            <p class="acts"><a class="button plain" href="{Path}">{texts.LookAgain}</a>
            <a class="button plain" href="{ServedPages.Person}">{texts.BackToCitizen}</a></p>
            {clear}
            {visit.Form($"{Path}/disconnect", $"""<button class="plain">{texts.DisconnectScreen}</button>""")}
            """;
    }

    private async Task<IResult> Connect(DeskVisit visit, IFormCollection form) =>
        await screens.Pair(visit.Place(""), form["code"].ToString()) is { } refused
            ? frame.No(visit, refused, Path)
            : new SeeOther(Path);

    private static async Task<IResult> Then(DeskVisit visit, Task act)
    {
        await act;
        return new SeeOther(Path);
    }

    // R64, R68: what the citizen chose is put in force while they are there. It was decided when the screen was asked; what
    // may have changed since is judged again.
    private async Task<IResult> Finish(AtDesk at)
    {
        var hand = at.Visit.Hand(at.Served.Because);
        var act = DeskAct.ResetPassword;
        var refused = await people.Change(
            at.Person.Id,
            at.Visit.Now,
            async change =>
            {
                var taken = await screens.TakePassword(at.Visit.Place(at.Served.Because), change);
                if (!taken.IsGranted(out var chosen, out var gone))
                {
                    return gone;
                }

                if (chosen.Device is { } device)
                {
                    act = DeskAct.HandOutDevice;
                    var active = await DeviceActivating.ActivateAtDesk(change, device, chosen.Hash, hand.Facts());
                    return active.IsGranted(out _, out var no) ? null : no;
                }

                return await ResetPassword(change, chosen.Hash, hand);
            }
        );
        return refused is null
            ? new SeeOther($"{ServedPages.Person}?done={act}")
            : frame.No(at.Visit, refused, ServedPages.Person);
    }

    private static async Task<Refusal?> ResetPassword(PersonChange change, string hash, DeskHand hand)
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        if (await DeviceStore.Active(change.Session, change.Person.Id) is null)
        {
            return new(Reason.NotFound);
        }

        await NewPasswords.Change(change, hash, hand.Facts());
        return null;
    }
}
