using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>What officers and operators have in common: a person with an own identity.</summary>
internal static class Workers
{
    /// <summary>R83, R88: they log in at Substantial or High with an identity that can be used.</summary>
    public static Refusal? WhyNot(Person person) =>
        person switch
        {
            { FrozenAt: not null } or { EndedAt: not null } => new(Reason.IdentityFrozen),
            { Level: AssuranceLevel.Low } => new(Reason.LevelTooLow),
            _ => null,
        };

    /// <summary>Tells the person, and writes both journals.</summary>
    public static Task Record(PersonChange change, Happening what, SchemeEvent scheme, string? desk, Actor actor)
    {
        change.Record(
            what,
            new
            {
                desk,
                by = actor.Kind,
                because = actor.Because,
            }
        );
        return SchemeJournal.Record(
            change.Session,
            scheme,
            new
            {
                person = change.Person.Id,
                desk,
                by = actor.By,
                because = actor.Because,
            },
            change.Now
        );
    }
}
