using Segl.Rules;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl freeze</c> and <c>segl unfreeze</c>: what support and a desk may do (R08).</summary>
internal static class Freeze
{
    /// <summary>Freezes: the identity cannot be used for anything.</summary>
    public static Task<int> Begin(Workbench bench, Words words) =>
        Set(bench, words, bench.Now, Happening.Frozen, "is frozen");

    /// <summary>Ends a freeze, as a desk does after it saw the person and their documents.</summary>
    public static Task<int> End(Workbench bench, Words words) =>
        Set(bench, words, null, Happening.FreezeEnded, "is not frozen");

    private static async Task<int> Set(
        Workbench bench,
        Words words,
        DateTimeOffset? frozenAt,
        Happening what,
        string state
    )
    {
        if (await bench.FindPerson(words) is not { } personId)
        {
            return 1;
        }

        var changed = await bench.People.Change(
            personId,
            bench.Now,
            async change =>
            {
                var isNew = change.Person.FrozenAt is null != frozenAt is null;
                if (isNew)
                {
                    if (frozenAt is not null)
                    {
                        await LoginTokenStore.EndAll(change, appId: null);
                    }

                    change.Save(change.Person with { FrozenAt = frozenAt });
                    change.Record(what, new { by = "segl" });
                }

                return isNew;
            }
        );
        await bench.Output.WriteLineAsync(changed ? $"The identity {state} now." : $"The identity {state} already.");
        return 0;
    }
}
