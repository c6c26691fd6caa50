using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>What ends together with an app that is blocked or deleted in the service (R11).</summary>
internal static class AppEnds
{
    /// <summary>R19: why it may not be blocked or deleted by its owner; null if it may.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="personId">The owner.</param>
    /// <param name="target">The app, or the serial of the device.</param>
    /// <param name="lockedOut">The owner knows that no other authenticator is left.</param>
    public static async Task<Refusal?> WhyNotGiveUp(Session session, Guid personId, object target, bool lockedOut)
    {
        var held = await Authenticators.Of(session, personId);
        var others =
            held.UsableApps.Count(app => !target.Equals(app.Id))
            + (held.UsableDevice is { } device && !target.Equals(device.Serial) ? 1 : 0);
        return SpareAuthenticators.WhyNotGiveUp(others, lockedOut);
    }

    /// <summary>
    /// Ends its logins and their tokens, its passkey, and what was begun with it, so that another copy may be started at
    /// once (T-15). The caller saves the app.
    /// </summary>
    /// <returns>Who waits for something that this changed.</returns>
    public static async Task<IReadOnlyList<Guid>> EndAllOf(PersonChange change, Guid appId)
    {
        AppStore.SetPasskey(change.Session, change.Person.Id, appId, null);
        LoginTokenStore.EndAllOfApp(change, appId);
        return await Begun.EndAllOfApp(change, appId);
    }
}
