using Segl.Rules;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R08: the owner freezes the identity, in the app or in the portal.</summary>
internal static class Freezing
{
    /// <summary>Ends every login and what was asked for in the portal, and freezes.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="facts">Who did it, for the journal.</param>
    public static async Task Freeze(PersonChange change, object facts)
    {
        LoginTokenStore.EndAll(change);
        await PortalWaiting.StopAll(change, "the freeze");
        change.Save(change.Person with { FrozenAt = change.Now });
        change.Record(Happening.Frozen, facts);
    }
}
