using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R37: ends what was begun and is not done, with its codes and temporary PINs, so that nothing of it goes on
/// later: also not once a freeze has ended (T-76).</summary>
internal static class Begun
{
    /// <summary>Ends all that the person has begun: whoever began it may be why they freeze.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="by">What ends it, for the journal.</param>
    public static async Task EndAll(PersonChange change, string by)
    {
        var (session, person) = (change.Session, change.Person.Id);
        await PortalWaiting.StopAll(change, by);
        await ActivationCodeStore.Remove(session, person);
        foreach (var purpose in Enum.GetValues<TemporaryPinPurpose>())
        {
            TemporaryPinStore.Remove(session, person, purpose);
        }

        ContactChangeStore.UseUp(session, person, change.Now);
        if (await CopyStore.Current(session, person) is { } copy && copy.Copy.IsUnderWay(change.Now))
        {
            CopyStops.Stop(change, copy, by);
        }
    }

    /// <summary>Ends what was begun with an app: the waits that it asked for, the copy that is made from it, and a new PIN
    /// for it. A number or address that is not proven yet goes, too, since it does not tell which app asked.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="appId">The app that ends.</param>
    /// <returns>Who waits for something that this changed.</returns>
    public static async Task<IReadOnlyList<Guid>> EndAllOfApp(PersonChange change, Guid appId)
    {
        var (session, person) = (change.Session, change.Person.Id);
        await PortalWaiting.StopAllOfApp(change, appId);
        ContactChangeStore.UseUp(session, person, change.Now);
        if (await TemporaryPinStore.Find(session, person, TemporaryPinPurpose.NewPin, appId) is not null)
        {
            TemporaryPinStore.Remove(session, person, TemporaryPinPurpose.NewPin);
        }

        if (
            await CopyStore.Current(session, person) is not { } stored
            || stored.Copy.FromAppId != appId
            || !stored.Copy.IsUnderWay(change.Now)
        )
        {
            return [];
        }

        CopyStops.Stop(change, stored, $"the end of app {appId}");
        return [person, stored.Copy.Phone?.Activation ?? stored.Copy.Id];
    }
}
