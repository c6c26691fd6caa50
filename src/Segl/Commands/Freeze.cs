using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl freeze</c> and <c>segl unfreeze</c>, for support and desks (R08).</summary>
internal static class Freeze
{
    /// <summary>Freezes: the identity cannot be used for anything.</summary>
    public static PersonCommand Begin { get; } =
        new(
            "freeze",
            "Freeze an identity: it cannot be used for anything.",
            (bench, person, _) => Set(bench, person, bench.Now, Happening.Frozen, "is frozen")
        );

    /// <summary>Ends a freeze, after a desk verified the person and their documents.</summary>
    public static PersonCommand End { get; } =
        new(
            "unfreeze",
            "End a freeze.",
            (bench, person, _) => Set(bench, person, null, Happening.FreezeEnded, "is not frozen")
        );

    private static async Task<int> Set(
        Workbench bench,
        Guid personId,
        DateTimeOffset? frozenAt,
        Happening what,
        string state
    )
    {
        var changed = await bench.People.Change(
            personId,
            bench.Now,
            async change =>
            {
                if (frozenAt is null && change.Person.EndedAt is not null)
                {
                    return (bool?)null;
                }

                var isNew = change.Person.FrozenAt is null != frozenAt is null;
                if (isNew)
                {
                    if (what is Happening.Frozen)
                    {
                        await Freezing.Freeze(change, new { by = "segl" });
                    }
                    else
                    {
                        change.Save(change.Person with { FrozenAt = null });
                        change.Record(what, new { by = "segl" });
                    }
                }

                return isNew;
            }
        );
        if (changed is not { } isChanged)
        {
            return await bench.Refuse("The identity has ended; it cannot be used again (R09).");
        }

        await bench.Output.WriteLineAsync(isChanged ? $"The identity {state} now." : $"The identity {state} already.");
        return 0;
    }
}
