using Segl.Server.Web;

namespace Segl.Server.App.Approving;

/// <summary>A readable name of the browser that started a login (R93).</summary>
internal static class BrowserNames
{
    // The order matters: most browsers also name Chrome or Safari in their user agent.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    /// <summary>Such as "Firefox, Windows"; empty for an unknown user agent.</summary>
    public static string Of(string userAgent)
    {
        var names = new[] { NameIn(Browsers, userAgent), NameIn(Systems, userAgent) };
        return string.Join(", ", names.Where(name => name.Length > 0));
    }

    private static string NameIn((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name ?? "";
}
