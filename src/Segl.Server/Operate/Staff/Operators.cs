using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>Who runs Segl (R88): made and ended, told to the person and written into the scheme's journal.</summary>
internal static class Operators
{
    /// <summary>Makes a person an operator.</summary>
    /// <returns>Why not; null when they are one.</returns>
    public static async Task<Refusal?> Add(PersonChange change, Actor actor)
    {
        if (Workers.WhyNot(change.Person) is { } refused)
        {
            return refused;
        }

        if (await OperatorStore.Active(change.Session, change.Person.Id) is null)
        {
            OperatorStore.Save(change.Session, new(change.Person.Id, change.Now));
            await Workers.Record(change, Happening.OperatorAdded, SchemeEvent.OperatorAdded, null, actor);
        }

        return null;
    }

    /// <summary>Ends it: the person is out at the next request.</summary>
    /// <returns>False when they were none.</returns>
    public static async Task<bool> End(PersonChange change, Actor actor)
    {
        if (await OperatorStore.Active(change.Session, change.Person.Id) is not { } found)
        {
            return false;
        }

        OperatorStore.Save(change.Session, found with { EndedAt = change.Now });
        await Workers.Record(change, Happening.OperatorEnded, SchemeEvent.OperatorEnded, null, actor);
        return true;
    }
}
