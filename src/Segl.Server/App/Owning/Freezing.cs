using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R08: freezes an identity, and ends a freeze.</summary>
internal static class Freezing
{
    /// <summary>Ends every login and all that was begun (R37), and freezes.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="facts">Who did it, for the journal.</param>
    public static async Task Freeze(PersonChange change, object facts)
    {
        LoginTokenStore.EndAll(change);
        await Begun.EndAll(change, "the freeze");
        change.Save(change.Person with { FrozenAt = change.Now });
        change.Record(Happening.Frozen, facts);
    }

    /// <summary>Ends the freeze, on evidence of who the person is: at a desk, or by the document check.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="facts">Who did it, for the journal.</param>
    public static void End(PersonChange change, object facts)
    {
        change.Save(change.Person with { FrozenAt = null });
        change.Record(Happening.FreezeEnded, facts);
    }
}
