using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login.Texts;
using Segl.Server.Nodes;
using Segl.Server.Notices.Texts;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>R42: the link in SMS and e-mail that stops a copy, without any authenticator.</summary>
internal sealed class StopCopy(
    StopPages pages,
    Database database,
    People people,
    KeyEncryptionKey keys,
    WakeUps wakeUps,
    TimeProvider clock
)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => pages.Map(app, "/stop", Words, Stop);

    private async Task<StopWords?> Words(string link, Language language)
    {
        if (
            await Find(link) is not { } found
            || await database.Read(session => CopyStore.Find(session, found.PersonId, found.CopyId)) is not { } stored
            || !stored.Copy.IsUnderWay(clock.GetUtcNow())
        )
        {
            return null;
        }

        var app = await database.Read(session => AppStore.Find(session, found.PersonId, stored.Copy.FromAppId));
        var (texts, started) = (BoxTexts.In(language), NoticeTexts.In(language).Time(stored.Copy.StartedAt));
        return new(
            texts.StopHeading,
            $"<p>{texts.StopWhat(app?.Name ?? "", started)}</p><p>{texts.StopThen}</p>",
            texts.StopNow,
            texts.StoppedHeading,
            texts.Stopped
        );
    }

    private async Task<bool> Stop(string link)
    {
        if (await Find(link) is not { } found)
        {
            return false;
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
        return outcome.IsGranted(out _, out _);
    }

    private Task<CopyOfWhom?> Find(string link) =>
        StopLinks.DigestOf(keys, link) is { } digest
            ? database.Read(session => CopyStore.ByStopLink(session, digest))
            : Task.FromResult<CopyOfWhom?>(null);
}
