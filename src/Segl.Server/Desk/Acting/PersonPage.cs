using Segl.Rules;
using Segl.Server.Desk.Serving;
using Segl.Server.Desk.Texts;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Acting;

/// <summary>
/// <c>/desk/person</c>: what the desk needs of a citizen, and nothing more: who it is, the list of authenticators that the owner
/// sees too (R27), and the acts that this officer can do now.
/// </summary>
internal sealed class PersonPage(ServedPages pages, DeskFrame frame, DeskActList acts, OfferedActs offered)
{
    /// <summary>The page.</summary>
    public const string Path = ServedPages.Person;

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet(Path, pages.Show(Show));

    private async Task<IResult> Show(AtDesk at)
    {
        var texts = at.Visit.Texts;
        var whyNot = await offered.WhyNot(at);
        var all = acts.All.Select(one => one.Act).ToLookup(act => whyNot(act)?.Because);
        return frame.Page(
            at.Visit,
            at.Person.Name,
            $"""
            {Said(at)}
            <dl class="facts">
            <dt>{texts.BirthDate}</dt><dd>{texts.Day(at.Person.BirthDate)}</dd>
            <dt>{texts.Level}</dt><dd>{texts.NameOf(at.Person.Level)}</dd>
            <dt>{texts.State}</dt><dd>{StateOf(at)}</dd>
            <dt>{texts.Phone}</dt><dd>{PhoneOf(at)}</dd>
            <dt>{texts.Reason}</dt><dd>{at.Served.Because}</dd>
            </dl>
            <section class="card"><h2>{texts.Held}</h2>{HeldBy(at)}</section>
            {Evidence(at)}
            <section class="card"><h2>{texts.WhatToDo}</h2>
            {all[null].Select(act => Offer(at, act))}
            {WithScreen(at, all[Reason.ScreenMissing])}
            </section>
            <p class="acts">
            <a class="button plain" href="{FindPage.RefusePath}" accesskey="a">{texts.Refuse}</a></p>
            {at.Visit.Form("/desk/end", $"""<button class="plain" accesskey="s">{texts.End}</button>""")}
            {Shortcuts.Of(texts)}
            """
        );
    }

    private static Html WithScreen(AtDesk at, IEnumerable<DeskAct> acts)
    {
        var texts = at.Visit.Texts;
        string[] names = [.. acts.Select(texts.NameOf)];
        return names.Length == 0
            ? Html.None
            : $"""
                <p class="note">{Sentences.Of(Reason.ScreenMissing, at.Visit.Language)}
                <a href="{ScreenPage.Path}">{texts.Screen}</a></p>
                <ul>{names.Select(name => (Html)$"<li>{name}</li>")}</ul>
                """;
    }

    private static Html Said(AtDesk at) =>
        at.Visit.Texts.Done(at.Visit.Done) is { } said
            ? (Html)$"""<p class="note ok" role="status">{said}</p>"""
            : Html.None;

    private static string StateOf(AtDesk at) =>
        at.Facts.HasEnded ? at.Visit.Texts.HasEnded
        : at.Facts.IsFrozen ? at.Visit.Texts.IsFrozen
        : at.Visit.Texts.IsOpen;

    // The officer tells the citizen's phone by its end, and reads no number out.
    private static string PhoneOf(AtDesk at) =>
        at.Person.Phone is not { } phone ? at.Visit.Texts.NoPhone
        : at.Facts.PhoneIsHeld ? at.Visit.Texts.PhoneHeld(phone[^2..])
        : at.Visit.Texts.PhoneEndsWith(phone[^2..]);

    private static Html HeldBy(AtDesk at)
    {
        var texts = at.Visit.Texts;
        Html[] all =
        [
            .. at.Held.Apps.Select(app => (Html)$"<li>{app.Name} ({app.Model}): {texts.StateOf(app)}</li>"),
            .. at.Held.Devices.Select(device => (Html)$"<li>{device.Name}: {texts.StateOf(device.State)}</li>"),
            .. at.Held.Keys.Select(key => (Html)$"<li>{key.Name}: {texts.StateOf(StateOf(key))}</li>"),
        ];
        return all.Length == 0 ? $"<p>{texts.HoldsNothing}</p>" : (Html)$"<ul>{all}</ul>";
    }

    private static DeviceState StateOf(StoredSecurityKey key) =>
        key.State is SecurityKeyState.Active ? DeviceState.Active : DeviceState.Blocked;

    private static Html Evidence(AtDesk at)
    {
        var (texts, shown) = (at.Visit.Texts, at.Served.Evidence);
        Html so = shown.Level is { } level
            ? $"""<p class="note ok">{texts.Shown(shown, texts.NameOf(level))}</p>"""
            : (Html)$"""<p class="note">{texts.NothingShown}</p>""";
        return $"""
            <section class="card"><h2>{texts.Evidence}</h2>{so}
            <p class="acts"><a class="button act" href="{EvidencePage.Path}" accesskey="d">{texts.ShowDocument}</a>
            <a class="button plain" href="{WitnessPage.Path}" accesskey="v">{texts.CallWitness}</a></p></section>
            """;
    }

    // Beside each act stands what the citizen will be told, in the words in which they are.
    private static Html Offer(AtDesk at, DeskAct act)
    {
        var texts = at.Visit.Texts;
        var told = NoticeTexts.In(at.Visit.Language).Of(act.Tells())!.What;
        Html second = DeskActs.NeedsSecond(act, at.Person.Level, at.Served.Evidence)
            ? $" <em>{texts.NeedsSecond}</em>"
            : Html.None;
        return $"""
            <p class="offer"><a class="button" href="{ActPage.Path}?act={act.ToString()}">{texts.NameOf(act)}</a>
            <span class="hint">{texts.CitizenIsTold(told)}{second}</span></p>
            """;
    }
}
