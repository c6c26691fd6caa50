using Segl.Server.App.Copying;
using Segl.Server.Keys;
using Segl.Server.My.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.CodeWaiting;

/// <summary>
/// R33: the link in SMS and e-mail that stops the wait for an activation code, without any authenticator. Opening it
/// changes nothing; a button stops.
/// </summary>
internal sealed class StopCodePage(
    Database database,
    People people,
    KeyEncryptionKey keys,
    PageFrame frame,
    TimeProvider clock
)
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/stop/code/{link}",
                (HttpContext context, string link, StopCodePage page) => page.Show(context, link)
            )
            .ExcludeFromDescription();
        app.MapPost(
                "/stop/code/{link}",
                (HttpContext context, string link, StopCodePage page) => page.Stop(context, link)
            )
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(HttpContext context, string link)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var texts = MyTexts.In(Languages.Of(context));
        var stored = await Find(link) is { } person
            ? await database.Read(session => CodeWaitStore.Of(session, person))
            : null;
        return stored is null || !stored.Wait.IsOpen(clock.GetUtcNow())
            ? StopLinks.Nothing(frame, context)
            : frame.Page(
                context,
                texts.Language,
                texts.StopCodeHeading,
                StatusCodes.Status200OK,
                $"""
                <h1>{texts.StopCodeHeading}</h1>
                <p>{texts.CodeWaits(texts.When(stored.Wait.AskedAt))}</p>
                <form method="post" action="/stop/code/{link}?lang={texts.Language.Tag()}">
                  <button class="act">{texts.StopIt}</button>
                </form>
                """
            );
    }

    private async Task<IResult> Stop(HttpContext context, string link)
    {
        var texts = MyTexts.In(Languages.Of(context));
        return
            await Find(link) is not { } person
            || await people.Change(person, clock.GetUtcNow(), change => CodeWaitStops.Stop(change, "stop link"))
                is not null
            ? StopLinks.Nothing(frame, context)
            : frame.Page(
                context,
                texts.Language,
                texts.Stopped,
                StatusCodes.Status200OK,
                $"""
                <h1>{texts.Stopped}</h1>
                <p>{texts.CodeStopped}</p>
                """
            );
    }

    private Task<Guid?> Find(string link) =>
        StopLinks.DigestOf(keys, link) is { } digest
            ? database.Read(session => CodeWaitStore.ByStopLink(session, digest))
            : Task.FromResult<Guid?>(null);
}
