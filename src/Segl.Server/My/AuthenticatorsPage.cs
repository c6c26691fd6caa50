using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Login;
using Segl.Server.My.Texts;
using Segl.Server.Nodes;
using Segl.Server.SecurityKeys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary><c>/my/authenticators</c>: what the person logs in with, and their names.</summary>
internal sealed class AuthenticatorsPage(
    MyPages pages,
    MyFrame frame,
    Database database,
    People people,
    WakeUps wakeUps
)
{
    /// <summary>The page.</summary>
    public const string Path = "/my/authenticators";

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost($"{Path}/name", pages.Act(Rename));
    }

    private async Task<IResult> Show(MyVisit visit)
    {
        var held = await database.Read(session => Authenticators.Of(session, visit.Person.Id));
        return frame.Page(
            visit,
            visit.Texts.Authenticators,
            $"""
            {Said(visit)}
            <p>{visit.Texts.AuthenticatorsLead}</p>
            {held.Apps.Select(app => Card(visit, app))}
            {held.Devices.Select(device => Card(visit, device, held.Password))}
            {held.Keys.Select(key => Card(visit, key))}
            {(held.UsableKey is null ? AddKey(visit.Texts) : Html.None)}
            """
        );
    }

    private static Html Said(MyVisit visit) =>
        visit.Done switch
        {
            "blocked" => $"""<p class="note ok" role="status">{visit.Texts.IsBlocked}</p>""",
            "deleted" => $"""<p class="note ok" role="status">{visit.Texts.IsDeleted}</p>""",
            "key-added" => $"""<p class="note ok" role="status">{visit.Texts.KeyIsAdded}</p>""",
            "named" => $"""<p class="note ok" role="status">{visit.Texts.IsNamed}</p>""",
            _ => Html.None,
        };

    private static Html Card(MyVisit visit, StoredApp app)
    {
        var texts = visit.Texts;
        var isActive = app.State is AppState.Active;
        var here = app.Id == visit.Login.AppId;
        return Card(
            visit,
            new(
                app.Id.ToString(),
                app.Name,
                texts.AppOn(app.Model),
                AuthenticatorState.Of(visit, app),
                app.ActivatedAt,
                app.LastUsedAt,
                isActive,
                // A blocked app keeps its place in the list until it is deleted.
                isActive ? ["block", "delete"] : ["delete"]
            ),
            here
        );
    }

    private static Html Card(MyVisit visit, StoredDevice device, StoredPassword? password)
    {
        var texts = visit.Texts;
        var isActive = device.State is DeviceState.Active;
        return Card(
            visit,
            new(
                device.Serial,
                device.Name,
                $"{texts.KindOf(device.Kind)}, {texts.SerialNumber} {device.Serial}",
                AuthenticatorState.Of(visit, device, password),
                device.ActivatedAt,
                device.LastUsedAt,
                isActive,
                isActive ? ["block"] : []
            ),
            isActive && visit.Login.AppId is null
        );
    }

    private static Html Card(MyVisit visit, StoredSecurityKey key)
    {
        var texts = visit.Texts;
        var isActive = key.State is SecurityKeyState.Active;
        return Card(
            visit,
            new(
                key.Id.ToString(),
                key.Name,
                texts.SecurityKey,
                new(isActive ? texts.Works : texts.Blocked, Html.None),
                key.AddedAt,
                key.LastUsedAt,
                isActive,
                isActive ? ["block", "delete"] : ["delete"]
            )
            {
                Since = texts.AddedAt,
            },
            here: false
        );
    }

    private static Html AddKey(MyTexts texts) =>
        $"""
            <section class="card">
            <h2>{texts.SecurityKey}</h2>
            <p>{texts.AddKeyWhat}</p>
            <p class="acts"><a class="button plain" href="{Path}/add-key">{texts.AddKeyHeading}</a></p>
            </section>
            """;

    private static Html Card(MyVisit visit, CardFacts line, bool here)
    {
        var texts = visit.Texts;
        Html used = line.LastUsedAt is { } at ? $"<dd>{texts.When(at)}</dd>" : (Html)$"<dd>{texts.NotUsedYet}</dd>";
        Html since = line.ActivatedAt is { } begun
            ? $"<dt>{line.Since ?? texts.ActivatedAt}</dt><dd>{texts.When(begun)}</dd>"
            : Html.None;
        Html mark = here ? $"""<p class="hint">{texts.LoggedInWithThis}</p>""" : Html.None;
        return $"""
            <section class="card">
            <h2>{line.Name}</h2>
            {mark}
            <dl class="facts">
            <dt>{texts.Kind}</dt><dd>{line.Kind}</dd>
            <dt>{texts.State}</dt><dd>{line.State.Words}</dd>
            {since}
            <dt>{texts.LastUsed}</dt>{used}
            </dl>
            {line.State.Advice}
            {(line.MayBeNamed ? NameForm(visit, line) : Html.None)}
            <p class="acts">{line.Acts.Select(act => Act(texts, line, act))}</p>
            </section>
            """;
    }

    private static Html NameForm(MyVisit visit, CardFacts line) =>
        $"""
            <details><summary>{visit.Texts.Rename}</summary>
            {visit.Form(
                $"{Path}/name",
                $"""
                <input type="hidden" name="id" value="{line.Id}">
                <label for="name-{line.Id}">{visit.Texts.NewName}</label>
                <input type="text" id="name-{line.Id}" name="name" value="{line.Name}"
                  maxlength="{Limits.ModelLongest}" required autocomplete="off">
                <button class="act">{visit.Texts.Save}</button>
                """
            )}
            </details>
            """;

    private static Html Act(MyTexts texts, CardFacts line, string act) =>
        $"""
            <a class="button harm" href="{Path}/{act}?id={line.Id}">{(act == "block" ? texts.Block : texts.Delete)}
            <span class="spoken">{line.Name}</span></a>
            """;

    private async Task<IResult> Rename(MyVisit visit, IFormCollection form)
    {
        var id = form["id"].ToString();
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            change =>
                Guid.TryParse(id, out var own)
                    ? Rename(change, own, form["name"])
                    : HeldDevices.Rename(change, id, form["name"].ToString())
        );
        wakeUps.Wake(visit.Person.Id);
        return refused is null ? new SeeOther($"{Path}?done=named") : frame.No(visit, refused, Path);
    }

    private static async Task<Refusal?> Rename(PersonChange change, Guid id, string? typed)
    {
        var held = await Authenticators.Of(change.Session, change.Person.Id);
        if (held.UsableKey?.Id == id)
        {
            return await HeldKeys.Rename(change, id, typed);
        }

        if (held.Apps.FirstOrDefault(one => one.State is AppState.Active && one.Id == id) is not { } app)
        {
            return new(Reason.NotFound);
        }

        if (!AuthenticatorNames.Read(typed, held.NamesBut($"{id}")).IsGranted(out var name, out var refused))
        {
            return refused;
        }

        AppStore.Save(change.Session, app with { Name = name });
        change.Record(
            Happening.NameOfAppChanged,
            new
            {
                app = id,
                name,
                by = "portal",
            }
        );
        return null;
    }

    private sealed record CardFacts(
        string Id,
        string Name,
        string Kind,
        AuthenticatorState State,
        DateTimeOffset? ActivatedAt,
        DateTimeOffset? LastUsedAt,
        bool MayBeNamed,
        string[] Acts
    )
    {
        public string? Since { get; init; }
    }
}
