using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl dead-letters</c>: lists the notices that nobody could deliver (R101), or makes them due once more, after a
/// gateway was repaired; a running server then sends them.
/// </summary>
internal static class DeadLetters
{
    private const int Shown = 1000;

    /// <summary>Lists them, or does what <c>--again</c> says: <c>all</c>, or the id of one.</summary>
    public static Task<int> Run(Workbench bench, Words words) =>
        words["again"] switch
        {
            null => List(bench),
            "all" => Again(bench, null),
            var id when Guid.TryParse(id, out var notice) => Again(bench, notice),
            _ => throw new WrongWordsException("--again takes 'all' or the id of a notice."),
        };

    private static async Task<int> List(Workbench bench)
    {
        var letters = await new Outbox(bench.Database).DeadLetters(Shown);
        foreach (var letter in letters)
        {
            await bench.Output.WriteLineAsync(
                $"{letter.Id}  {Workbench.Instant(letter.MadeAt)}  {letter.Channel, -5}  {letter.Address}  "
                    + $"{letter.What}  tried {letter.Tries} times: {letter.Error}"
            );
        }

        await bench.Output.WriteLineAsync(
            letters.Count == Shown ? $"The newest {Shown} are shown." : $"{letters.Count} undeliverable."
        );
        return 0;
    }

    private static async Task<int> Again(Workbench bench, Guid? notice)
    {
        var again = await new Outbox(bench.Database).SendAgain(notice, bench.Now);
        await bench.Output.WriteLineAsync($"{again} due again.");
        return again == 0 && notice is not null ? 1 : 0;
    }
}
