using Segl.Server.Web;

namespace Segl.Server.Waiting;

/// <summary>The words of a page that stops something.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="What">What it stops, as paragraphs.</param>
/// <param name="Button">The button.</param>
/// <param name="Stopped">The heading once it is stopped.</param>
/// <param name="Then">What that means.</param>
internal sealed record StopWords(string Heading, Html What, string Button, string Stopped, string Then);

/// <summary>
/// R13, R33, R42, R68: the page of a link in SMS and e-mail that stops something, without any authenticator. Opening it shows
/// what it stops and changes nothing, since mail programs open links automatically; a button stops it.
/// </summary>
internal sealed class StopPages(PageFrame frame)
{
    /// <summary>Maps the page of a kind of link.</summary>
    /// <param name="app">The routes.</param>
    /// <param name="path">The address before the link's value.</param>
    /// <param name="find">What the link stops, in words; null when it stops nothing.</param>
    /// <param name="stop">Stops it; false when it was over meanwhile.</param>
    public void Map(
        IEndpointRouteBuilder app,
        string path,
        Func<string, Language, Task<StopWords?>> find,
        Func<string, Task<bool>> stop
    )
    {
        app.MapGet($"{path}/{{link}}", (HttpContext context, string link) => Show(context, path, link, find))
            .ExcludeFromDescription();
        app.MapPost($"{path}/{{link}}", (HttpContext context, string link) => Stop(context, link, find, stop))
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(
        HttpContext context,
        string path,
        string link,
        Func<string, Language, Task<StopWords?>> find
    )
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var language = Languages.Of(context);
        return await find(link, language) is not { } words
            ? StopLinks.Nothing(frame, context)
            : frame.Page(
                context,
                language,
                words.Heading,
                StatusCodes.Status200OK,
                $"""
                <h1>{words.Heading}</h1>
                {words.What}
                <form method="post" action="{path}/{link}?lang={language.Tag()}">
                  <button class="act">{words.Button}</button>
                </form>
                """
            );
    }

    private async Task<IResult> Stop(
        HttpContext context,
        string link,
        Func<string, Language, Task<StopWords?>> find,
        Func<string, Task<bool>> stop
    )
    {
        var language = Languages.Of(context);
        return await find(link, language) is not { } words || !await stop(link)
            ? StopLinks.Nothing(frame, context)
            : frame.Page(
                context,
                language,
                words.Stopped,
                StatusCodes.Status200OK,
                $"""
                <h1>{words.Stopped}</h1>
                <p>{words.Then}</p>
                """
            );
    }
}
