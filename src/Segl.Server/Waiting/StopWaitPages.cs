using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.My.Devices.Texts;
using Segl.Server.My.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Waiting;

/// <summary>R33, R68: the links that stop the wait for an activation code or for a new password.</summary>
internal sealed class StopWaitPages(
    StopPages pages,
    Database database,
    People people,
    KeyEncryptionKey keys,
    TimeProvider clock
)
{
    /// <summary>Maps the pages.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        foreach (
            var (path, what) in ((string, WaitFor)[])
                [("/stop/code", WaitFor.ActivationCode), ("/stop/password", WaitFor.Password)]
        )
        {
            pages.Map(
                app,
                path,
                async (link, language) => await Find(link, what) is { } wait ? Words(wait.Wait, language) : null,
                link => Stop(link, what)
            );
        }
    }

    private static StopWords Words(PortalWait wait, Language language)
    {
        var (texts, devices) = (MyTexts.In(language), DeviceTexts.In(language));
        return wait.For switch
        {
            WaitFor.ActivationCode => new(
                texts.StopCodeHeading,
                $"<p>{texts.CodeWaits(texts.When(wait.AskedAt))}</p>",
                texts.StopIt,
                texts.Stopped,
                texts.CodeStopped
            ),
            WaitFor.Password => new(
                devices.StopPasswordHeading,
                $"<p>{devices.PasswordWaits(texts.When(wait.AskedAt))}</p>",
                texts.StopIt,
                texts.Stopped,
                devices.PasswordIsStopped
            ),
        };
    }

    private async Task<bool> Stop(string link, WaitFor what) =>
        await Find(link, what) is { } wait
        && await people.Change(
            wait.PersonId,
            clock.GetUtcNow(),
            change => PortalWaiting.Stop(change, what, "stop link")
        )
            is null;

    private async Task<StoredWait?> Find(string link, WaitFor what) =>
        StopLinks.DigestOf(keys, link) is { } digest
        && await database.Read(session => PortalWaitStore.ByStopLink(session, digest)) is { } wait
        && wait.Wait.For == what
        && wait.Wait.IsOpen(clock.GetUtcNow())
            ? wait
            : null;
}
