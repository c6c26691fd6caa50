namespace Segl.Server.Web;

/// <summary>R110: the two languages.</summary>
public enum Language
{
    /// <summary>Danish.</summary>
    Da,

    /// <summary>English.</summary>
    En,
}

/// <summary>Which language a caller reads.</summary>
internal static class Languages
{
    /// <summary>What <c>?lang=</c> says, else what <c>Accept-Language</c> prefers, else English.</summary>
    public static Language Of(HttpContext context)
    {
        if (Named(context.Request.Query["lang"]) is { } chosen)
        {
            return chosen;
        }

        var wished = context.Request.GetTypedHeaders().AcceptLanguage;
        return wished
                .OrderByDescending(one => one.Quality ?? 1)
                .Select(one => Named(one.Value.Value?.Split('-')[0]))
                .FirstOrDefault(language => language is not null)
            ?? Language.En;
    }

    /// <summary>The language of a tag such as <c>da</c>; null if it is neither of the two.</summary>
    public static Language? Named(string? tag) =>
        tag switch
        {
            "da" or "nb" or "nn" or "no" => Language.Da,
            "en" => Language.En,
            _ => null,
        };

    /// <summary>What a language calls itself.</summary>
    public static string Name(this Language language) =>
        language switch
        {
            Language.Da => "Dansk",
            Language.En => "English",
        };

    /// <summary>The tag of a language.</summary>
    public static string Tag(this Language language) =>
        language switch
        {
            Language.Da => "da",
            Language.En => "en",
        };
}
