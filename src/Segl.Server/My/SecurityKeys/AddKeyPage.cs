using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Operate;
using Segl.Server.SecurityKeys;
using Segl.Server.Visiting;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.SecurityKeys;

/// <summary>
/// <c>/my/authenticators/add-key</c>: R18: the owner names a security key, the owner's app approves, and the browser goes to
/// the login box, at whose host the key will answer, to register it.
/// </summary>
internal sealed class AddKeyPage(
    MyPages pages,
    MyFrame frame,
    FreshApprovals<MyVisit> approvals,
    SecurityKeyChecks checks,
    Database database,
    People people,
    Settings settings
)
{
    private const string Path = $"{AuthenticatorsPage.Path}/add-key";
    private const string Act = "add-security-key";

    private sealed record Arguments(string Name);

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Show(visit)));
        app.MapPost(Path, pages.Act(Ask));
        approvals.Add<Arguments>(Act, Offer);
    }

    private async Task<IResult> Show(MyVisit visit, Refusal? refused = null)
    {
        var held = await database.Read(session => Authenticators.Of(session, visit.Person.Id));
        refused ??=
            held.UsableKey is not null ? new(Reason.TooManySecurityKeys)
            : held.UsableApps.Any() ? null
            : new(Reason.NeedsApp);
        if (refused is not null)
        {
            Metrics.Refused(refused.Because);
        }

        var (texts, mayAdd) = (visit.Texts, refused is null or { Because: Reason.NameTaken or Reason.Malformed });
        Html no = refused is null
            ? Html.None
            : $"""<p class="note no" role="alert">{Sentences.Of(refused.Because, visit.Language)}</p>""";
        Html level =
            visit.Person.Level is AssuranceLevel.High ? Html.None : $"""<p class="note">{texts.AddKeyLevel}</p>""";
        return frame.Page(
            visit,
            texts.AddKeyHeading,
            $"""
            {no}
            <p>{texts.AddKeyWhat} <a href="/help/security-key?lang={visit.Language.Tag()}">{texts.AddKeyHelp}</a></p>
            {level}
            {(mayAdd ? NameForm(visit, AuthenticatorNames.Free(texts.KeyNameProposed, held.NamesBut(""))) : Html.None)}
            <p><a class="button plain" href="{AuthenticatorsPage.Path}">{DoorTexts.In(visit.Language).Back}</a></p>
            """,
            refused is null ? StatusCodes.Status200OK : Refusals.StatusOf(refused.Because)
        );
    }

    private static Html NameForm(MyVisit visit, string proposed) =>
        visit.Form(
            Path,
            $"""
            <ol class="steps">{visit.Texts.AddKeySteps.Select(step => (Html)$"<li>{step}</li>")}</ol>
            <div class="field">
              <label for="name">{visit.Texts.KeyName}</label>
              <span class="hint" id="hint">{visit.Texts.KeyNameHint}</span>
              <input type="text" id="name" name="name" value="{proposed}" maxlength="{Limits.ModelLongest}" required
                autocomplete="off" aria-describedby="hint">
            </div>
            <button class="act">{visit.Texts.AddKeyHeading}</button>
            """
        );

    private async Task<IResult> Ask(MyVisit visit, IFormCollection form)
    {
        var held = await database.Read(session => Authenticators.Of(session, visit.Person.Id));
        return held.UsableKey is not null || !held.UsableApps.Any() ? await Show(visit)
            : AuthenticatorNames.Read(form["name"], held.NamesBut("")).IsGranted(out var name, out var refused)
                ? await approvals.Ask(
                    visit,
                    Act,
                    visit.Texts.AddKeyAction,
                    visit.Texts.AddKeyText(name),
                    new Arguments(name),
                    AuthenticatorsPage.Path
                )
            : await Show(visit, refused);
    }

    // The approval's login is where the key is registered: its cookie is in no other browser.
    private async Task<IResult> Offer(MyVisit visit, Arguments asked, FreshApproval given)
    {
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                var (session, person) = (change.Session, change.Person);
                var all = await SecurityKeyStore.Of(session, person.Id);
                var app = await AppStore.Find(session, person.Id, given.AppId);
                var no = SecurityKey.WhyNotAdd(
                    app?.Standing,
                    app is null ? null : CopyingTheApp.RestrictedUntil(app.FirstApp, app.Through, app.ActivatedAt),
                    all.Exists(key => key.State is SecurityKeyState.Active),
                    person.FrozenAt,
                    change.Now
                );
                if (no is null)
                {
                    SecurityKeyOfferStore.Replace(
                        session,
                        new(
                            new(person.Id, given.Login),
                            visit.Session.LoginId,
                            given.AppId,
                            asked.Name,
                            checks.OptionsToAdd(person, all).GetRawText(),
                            change.Now + Limits.SecurityKeyRegistration
                        )
                    );
                }

                return no;
            }
        );
        return refused is null
            ? new SeeOther($"{settings.LoginOrigin}/login/{given.Login}/security-key?lang={visit.Language.Tag()}")
            : await Show(visit, refused);
    }
}
