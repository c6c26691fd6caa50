namespace Segl.Server.Web;

/// <summary>R110: what a page says in Danish, English and Greenlandic when it lacks the chosen language.</summary>
internal static class MissingLanguage
{
    /// <summary>Whether a caller chose a language that is neither of the two.</summary>
    public static bool IsAsked(HttpContext context) =>
        context.Request.Query["lang"].ToString() is { Length: > 0 } chosen && Languages.Named(chosen) is null;

    /// <summary>The heading, in the first of the three.</summary>
    public const string Heading = "Siden findes ikke på det sprog";

    private const string English = "This page does not exist in that language";
    private const string Greenlandic = "Qupperneq oqaatsinut taakkununnga nutserneqanngilaq";

    /// <summary>The page, with a link for each language that it has.</summary>
    /// <param name="path">The page's own path.</param>
    /// <param name="languages">The languages that it has.</param>
    public static Html Body(string path, IEnumerable<Language> languages) =>
        $"""
            <h1>{Heading}</h1>
            <p>Du kan læse den på de sprog, der står herunder.</p>
            <h2 lang="en">{English}</h2>
            <p lang="en">You can read it in the languages below.</p>
            <h2 lang="kl">{Greenlandic}</h2>
            <p lang="kl">Oqaatsit ataani allaqqasut atorlugit atuarsinnaavat.</p>
            <ul>{languages.Select(language => Link(path, language))}</ul>
            """;

    private static Html Link(string path, Language language) =>
        $"""<li><a href="{path}?lang={language.Tag()}" lang="{language.Tag()}">{language.Name()}</a></li>""";
}
