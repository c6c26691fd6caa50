using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>What ends together with an app that is blocked or deleted in the service (R11).</summary>
internal static class AppEnds
{
    /// <summary>
    /// Ends its logins and their tokens, its passkey, and the copy that is made from it, so that another may be started
    /// at once (T-15). The caller saves the app.
    /// </summary>
    /// <returns>Who waits for something that this changed.</returns>
    public static async Task<IReadOnlyList<Guid>> EndAllOf(PersonChange change, Guid appId)
    {
        AppStore.SetPasskey(change.Session, change.Person.Id, appId, null);
        LoginTokenStore.EndAll(change, appId);
        if (
            await CopyStore.Current(change.Session, change.Person.Id) is not { } stored
            || stored.Copy.FromAppId != appId
            || !stored.Copy.IsUnderWay(change.Now)
        )
        {
            return [];
        }

        CopyStops.Stop(change, stored, $"the end of app {appId}");
        return [change.Person.Id, stored.Copy.Phone?.Activation ?? stored.Copy.Id];
    }
}
