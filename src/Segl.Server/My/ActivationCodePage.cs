using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// <c>/my/activation-code</c>: R31 (b), R33: asking begins a wait, which every channel is told; when it is over, the code
/// is shown here (R30, R32).
/// </summary>
internal sealed class ActivationCodePage(
    MyPages pages,
    MyFrame frame,
    Database database,
    People people,
    KeyEncryptionKey keys,
    Codes codes,
    Settings settings
)
{
    /// <summary>The page.</summary>
    public const string Path = "/my/activation-code";

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/ask", pages.Act((visit, _) => Ask(visit)));
        app.MapPost($"{Path}/show", pages.Act((visit, _) => ShowCode(visit)));
        app.MapPost($"{Path}/stop", pages.Act((visit, _) => Stop(visit)));
    }

    private async Task<IResult> Show(MyVisit visit)
    {
        var texts = visit.Texts;
        var stored = await database.Read(session =>
            PortalWaitStore.Of(session, visit.Person.Id, WaitFor.ActivationCode)
        );
        return frame.Page(
            visit,
            texts.CodeHeading,
            stored is null || !stored.Wait.IsOpen(visit.Now)
                    ? $"""
                    <p>{texts.CodeLead}</p>
                    <ul>{texts.CodeSteps(visit.Login.AppId is not null).Select(step => (Html)$"<li>{step}</li>")}</ul>
                    {visit.Form($"{Path}/ask", $"""<button class="act">{texts.CodeAsk}</button>""")}
                    <p><a href="/help/activation-code">{texts.CodeAtOnce}</a></p>
                    """
                : visit.Now < stored.Wait.ReadyAt
                    ? (Html)
                        $"""
                        <p class="note">{texts.CodeFrom(texts.When(stored.Wait.ReadyAt))}</p>
                        <p>{texts.CodeMeanwhile}</p>
                        {StopForm(visit)}
                        """
                : $"""
                <p class="note ok">{texts.CodeIsReady(texts.When(stored.Wait.UsableUntil))}</p>
                <p>{texts.CodeHaveReady}</p>
                {visit.Form($"{Path}/show", $"""<button class="act">{texts.CodeShow}</button>""")}
                {StopForm(visit)}
                """
        );
    }

    private static Html StopForm(MyVisit visit) =>
        visit.Form($"{Path}/stop", $"""<button class="harm">{visit.Texts.StopIt}</button>""");

    private async Task<IResult> Ask(MyVisit visit)
    {
        var outcome = await people.Change<Outcome<PortalWait>>(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                var open = await PortalWaitStore.Of(change.Session, visit.Person.Id, WaitFor.ActivationCode);
                var active = (await AppStore.Of(change.Session, visit.Person.Id)).Count(app =>
                    app.State is AppState.Active
                );
                var app = visit.Login.AppId;
                var asked = PortalWait.ForCode(visit.Level, app is not null, active, open?.Wait, change.Now);
                if (!asked.IsGranted(out var wait, out var refused))
                {
                    return refused;
                }

                await PortalWaiting.Begin(change, keys, wait, app, visit.Session.LoginId);
                return wait;
            }
        );
        return outcome.IsGranted(out _, out var no) ? new SeeOther(Path) : frame.No(visit, no, Path);
    }

    // It is shown once, in the answer to the form, since only its digest is kept (R36).
    private async Task<IResult> ShowCode(MyVisit visit)
    {
        var code = Codes.NewActivationCode();
        var outcome = await people.Change<Outcome<ActivationCode>>(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                if (await PortalWaitStore.Of(change.Session, visit.Person.Id, WaitFor.ActivationCode) is not { } stored)
                {
                    return new Refusal(Reason.CodeWaitOver);
                }

                if (
                    !stored.Wait.Show(change.Now).IsGranted(out var shown, out var refused)
                    || (refused = Identities.WhyNotUse(change.Person.FrozenAt)) is not null
                )
                {
                    return refused;
                }

                var fresh = ActivationCode.Issue(CodeShownBy.Screen, ActivatedThrough.Portal, change.Now);
                PortalWaitStore.Save(change.Session, stored with { Wait = shown });
                await ActivationCodeStore.Replace(change.Session, visit.Person.Id, codes.OfActivationCode(code), fresh);
                change.Record(
                    Happening.ActivationCodeIssued,
                    new
                    {
                        by = "portal",
                        login = visit.Session.LoginId,
                        validUntil = fresh.ValidUntil,
                    }
                );
                return fresh;
            }
        );
        return outcome.IsGranted(out var issued, out var no)
            ? CodeOnScreen(visit, code, issued)
            : frame.No(visit, no, Path);
    }

    private IResult CodeOnScreen(MyVisit visit, string code, ActivationCode issued)
    {
        var texts = visit.Texts;
        return frame.Page(
            visit,
            texts.CodeHere,
            $"""
            <p>{texts.CodeOpenApp(settings.PhoneOrigins[0].Replace("https://", "", StringComparison.Ordinal))}</p>
            <dl class="code-card">
            <dt>{texts.UserId}</dt><dd>{visit.Person.UserId}</dd>
            <dt>{texts.ActivationCode}</dt><dd class="code">{ActivationCodeText.InTwoGroups(code)}</dd>
            </dl>
            <p>{texts.CodeUntil(texts.When(issued.ValidUntil))}</p>
            <p class="note warn">{texts.CodeTellNobody}</p>
            """
        );
    }

    private async Task<IResult> Stop(MyVisit visit)
    {
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => PortalWaiting.Stop(change, WaitFor.ActivationCode, "portal")
        );
        return refused is null ? new SeeOther("/my?done=stopped") : frame.No(visit, refused, Path);
    }
}
