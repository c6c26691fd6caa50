using Segl.Rules;
using Segl.Server.My.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// The spare check, the first thing on the first page: what is left if the phone in use is lost, and which spares are
/// open to this person (R14, R15, R112).
/// </summary>
internal static class SpareCard
{
    /// <summary>The card.</summary>
    /// <param name="visit">The visit; what approved its login counts as lost.</param>
    /// <param name="held">What the person holds.</param>
    /// <param name="hasOrder">Whether a device is on its way.</param>
    /// <param name="tested">When a spare was last tried; null if never.</param>
    public static Html Of(MyVisit visit, Authenticators held, bool hasOrder, DateTimeOffset? tested)
    {
        var texts = visit.Texts;
        List<string> left = [.. LeftWithout(visit.Login.AppId, held)];
        var advised = Spares.IsAdvised(held.Usable);
        var open = Spares.Open(
            held.UsableApps.Count(),
            held.Apps.Count(app => app.State is AppState.Active),
            held.Devices.Any(device => device.State is DeviceState.Active),
            hasOrder
        );
        return $"""
            <section class="card spare" aria-labelledby="spare">
            <h2 id="spare">{(visit.Login.AppId is null ? texts.IfDeviceLost : texts.IfPhoneLost)}</h2>
            {(left.Count > 0 ? Left(visit, left, tested) : Nothing(texts))}
            {(held.UsableKey is { } key ? NoSpare(texts, key) : Html.None)}
            {(open.Count > 0 ? Ways(texts, open, advised) : Html.None)}
            </section>
            """;
    }

    /// <summary>The names of what lets the person in without this app; without the device when no app is named.</summary>
    public static IEnumerable<string> LeftWithout(Guid? app, Authenticators held) =>
        held
            .UsableApps.Where(one => one.Id != app)
            .Select(one => one.Name)
            .Concat(app is not null && held.UsableDevice is { } device ? [device.Name] : []);

    private static Html Left(MyVisit visit, List<string> left, DateTimeOffset? tested)
    {
        var texts = visit.Texts;
        return $"""
            <p>{texts.YouCouldStillUse}</p>
            <ul class="big">{left.Select(name => (Html)$"<li>{name}</li>")}</ul>
            <p class="hint">{(tested is { } at ? texts.LastTested(texts.When(at)) : texts.NeverTested)}</p>
            {visit.Form("/my/spare/try", $"""<button class="act">{texts.TryYourSpare}</button>""")}
            """;
    }

    private static Html Nothing(MyTexts texts) =>
        $"""
            <p class="note warn"><strong>{texts.NothingLeft}</strong> {texts.NothingLeftThen}</p>
            """;

    // R14, R18: whoever bought one may take it for a spare.
    private static Html NoSpare(MyTexts texts, StoredSecurityKey key) =>
        $"""<p class="hint">{texts.KeyIsNoSpare(key.Name)}</p>""";

    private static Html Ways(MyTexts texts, IReadOnlyList<SpareWay> open, bool advised)
    {
        var mayHaveApp = open.Contains(SpareWay.AppByCode);
        Html where = mayHaveApp
            ? $"""<h3>{texts.WhereHeading}</h3><ul>{texts.Where.Select(one => (Html)$"<li>{one}</li>")}</ul>"""
            : Html.None;
        Html all = $"""
            <ul class="ways">{open.Select(way => Way(texts, way))}</ul>
            {where}
            """;
        // Whoever has a spare may have another one, and need not read about it each time.
        return advised
            ? (Html)$"<h3>{texts.SparesOpen}</h3>{all}"
            : (Html)$"<details><summary>{texts.MoreSpares}</summary>{all}</details>";
    }

    private static Html Way(MyTexts texts, SpareWay way)
    {
        var (name, how, address) = way switch
        {
            SpareWay.AppByCopy => (texts.AppByCopy, texts.AppByCopyHow, "/help/copy-your-app"),
            SpareWay.AppByCode => (texts.AppByCode, texts.AppByCodeHow, "/my/activation-code"),
            SpareWay.CodeDisplay => (texts.CodeDisplay, texts.CodeDisplayHow, "/my/devices"),
            SpareWay.AudioReader => (texts.AudioReader, texts.AudioReaderHow, "/my/devices"),
            SpareWay.OrderedDevice => (texts.OrderedDevice, texts.OrderedDeviceHow, "/my/devices"),
        };
        return $"""<li><a href="{address}?lang={texts.Language.Tag()}">{name}</a><br>{how}</li>""";
    }
}
