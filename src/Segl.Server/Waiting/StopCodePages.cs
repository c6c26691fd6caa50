using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.My.Texts;
using Segl.Storage;

namespace Segl.Server.Waiting;

/// <summary>R31, R37: the link that stops an activation code, and what was begun with it, until the app is active.</summary>
internal sealed class StopCodePages(
    StopPages pages,
    Database database,
    People people,
    KeyEncryptionKey keys,
    TimeProvider clock
)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) =>
        pages.Map(
            app,
            "/stop/activation-code",
            async (link, language) =>
            {
                var texts = MyTexts.In(language);
                return await Find(link) is null
                    ? null
                    : new(
                        texts.StopCodeHeading,
                        $"<p>{texts.CodeStops}</p>",
                        texts.StopIt,
                        texts.Stopped,
                        texts.CodeStopped
                    );
            },
            Stop
        );

    private async Task<bool> Stop(string link) =>
        await Find(link) is { } owner
        && await people.Change(
            owner,
            clock.GetUtcNow(),
            async change =>
            {
                // Who presses twice stops once.
                if (await Find(change.Session, link) is null)
                {
                    return false;
                }

                await ActivationCodeStore.Remove(change.Session, owner);
                change.Record(Happening.ActivationCodeStopped, new { by = "stop link" });
                return true;
            }
        );

    private Task<Guid?> Find(string link) => database.Read(session => Find(session, link));

    private async Task<Guid?> Find(Session session, string link) =>
        StopLinks.DigestOf(keys, link) is { } digest
        && await ActivationCodeStore.ByStopLink(session, digest) is (var owner, var until)
        && clock.GetUtcNow() < until
            ? owner
            : null;
}
