using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>Who works at a desk (R83): made, moved and ended, told to the person and written into the scheme's
/// journal.</summary>
internal static class Officers
{
    /// <summary>Makes a person an officer at a desk, or moves them there.</summary>
    /// <returns>Why not; null when they are one.</returns>
    public static async Task<Refusal?> Put(PersonChange change, string deskId, Actor actor)
    {
        if (Workers.WhyNot(change.Person) is { } refused)
        {
            return refused;
        }

        var before = await OfficerStore.Active(change.Session, change.Person.Id);
        if (before?.DeskId == deskId)
        {
            return null;
        }

        OfficerStore.Save(change.Session, new(change.Person.Id, deskId, change.Now, actor.Operator));
        await Workers.Record(
            change,
            before is null ? Happening.OfficerAdded : Happening.OfficerMoved,
            before is null ? SchemeEvent.OfficerAdded : SchemeEvent.OfficerMoved,
            deskId,
            actor
        );
        return null;
    }

    /// <summary>Ends it: the person is out at the next request.</summary>
    /// <returns>False when they were none.</returns>
    public static async Task<bool> End(PersonChange change, Actor actor)
    {
        if (await OfficerStore.Active(change.Session, change.Person.Id) is not { } officer)
        {
            return false;
        }

        OfficerStore.Save(change.Session, officer with { EndedAt = change.Now });
        await Workers.Record(change, Happening.OfficerEnded, SchemeEvent.OfficerEnded, officer.DeskId, actor);
        return true;
    }
}
