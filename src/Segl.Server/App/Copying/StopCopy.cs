using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Login.Texts;
using Segl.Server.Nodes;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>
/// R42: the link in SMS and e-mail that stops a copy, without any authenticator. Opening it shows what it stops and
/// changes nothing, since mail programs open links automatically; a button stops the copy.
/// </summary>
internal sealed class StopCopy(
    Database database,
    People people,
    KeyEncryptionKey keys,
    PageFrame frame,
    WakeUps wakeUps,
    TimeProvider clock
)
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/stop/{link}", (HttpContext context, string link, StopCopy page) => page.Show(context, link))
            .ExcludeFromDescription();
        app.MapPost("/stop/{link}", (HttpContext context, string link, StopCopy page) => page.Stop(context, link))
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(HttpContext context, string link)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var texts = BoxTexts.In(Languages.Of(context));
        if (await Find(link) is not { } found)
        {
            return StopLinks.Nothing(frame, context);
        }

        var stored = await database.Read(session => CopyStore.Find(session, found.PersonId, found.CopyId));
        if (stored is null || !stored.Copy.IsUnderWay(clock.GetUtcNow()))
        {
            return StopLinks.Nothing(frame, context);
        }

        var app = await database.Read(session => AppStore.Find(session, found.PersonId, stored.Copy.FromAppId));
        var started = NoticeTexts.In(texts.Language).Time(stored.Copy.StartedAt);
        return frame.Page(
            context,
            texts.Language,
            texts.StopHeading,
            StatusCodes.Status200OK,
            $"""
            <h1>{texts.StopHeading}</h1>
            <p>{texts.StopWhat(app?.Name ?? "", started)}</p>
            <p>{texts.StopThen}</p>
            <form method="post" action="/stop/{link}?lang={texts.Language.Tag()}">
              <button class="act">{texts.StopNow}</button>
            </form>
            """
        );
    }

    private async Task<IResult> Stop(HttpContext context, string link)
    {
        var texts = BoxTexts.In(Languages.Of(context));
        if (await Find(link) is not { } found)
        {
            return StopLinks.Nothing(frame, context);
        }

        var activation = Guid.Empty;
        var outcome = await people.Change<Outcome<AppCopy>>(
            found.PersonId,
            clock.GetUtcNow(),
            async change =>
            {
                var stored = await CopyStore.Find(change.Session, found.PersonId, found.CopyId);
                activation = stored?.Copy.Phone?.Activation ?? Guid.Empty;
                return stored is null || !stored.Copy.IsUnderWay(change.Now)
                    ? new Refusal(Reason.CopyOver)
                    : CopyStops.Stop(change, stored, "stop link");
            }
        );
        wakeUps.Wake(found.PersonId, activation);
        return !outcome.IsGranted(out _, out _)
            ? StopLinks.Nothing(frame, context)
            : frame.Page(
                context,
                texts.Language,
                texts.StoppedHeading,
                StatusCodes.Status200OK,
                $"""
                <h1>{texts.StoppedHeading}</h1>
                <p>{texts.Stopped}</p>
                """
            );
    }

    private Task<CopyOfWhom?> Find(string link) =>
        StopLinks.DigestOf(keys, link) is { } digest
            ? database.Read(session => CopyStore.ByStopLink(session, digest))
            : Task.FromResult<CopyOfWhom?>(null);
}
