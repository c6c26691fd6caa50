using System.Text.Json;
using Segl.Companion.Cards;
using Segl.Companion.Screens;

namespace Segl.Companion.Door;

/// <summary>What is said on one line: a code is typed, or a document is waited for and read.</summary>
internal sealed class Conversation(
    Line line,
    IReaders readers,
    Pairing pairing,
    Turns turns,
    CompanionScreen screen,
    TimeProvider clock
)
{
    /// <summary>Holds it to its end.</summary>
    public async Task Hold(CancellationToken ct)
    {
        var no = await First(ct) switch
        {
            null => null,
            Frame.Message { Type: "pair", Code: var code } => await Pair(code, ct),
            Frame.Message { Type: "connect", Key: var key } => await Connect(key, ct),
            _ => No.NotUnderstood,
        };
        if (no is { } why)
        {
            await line.Send("no", ct, ("reason", JsonNamingPolicy.CamelCase.ConvertName(why.ToString())));
        }
        await line.Close(ct);
    }

    private async Task<Frame?> First(CancellationToken ct)
    {
        var said = line.Next(ct);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(said, Task.Delay(Bounds.Patience, clock, waiting.Token));
        await waiting.CancelAsync();
        return said.IsCompleted ? await said : new Frame.Strange();
    }

    private async Task<No?> Pair(string code, CancellationToken ct)
    {
        var answer = pairing.Type(code, line.Origin, clock.GetUtcNow());
        if (answer.Key is { } key)
        {
            screen.Paired(line.Origin);
            await line.Send("paired", ct, ("key", key));
        }
        else
        {
            screen.WrongCode(line.Origin);
        }
        if (answer != PairingAnswer.WrongCode)
        {
            screen.ShowsCode(pairing.Code);
        }
        return answer.Reason;
    }

    private async Task<No?> Connect(string key, CancellationToken ct)
    {
        if (!pairing.Knows(key, line.Origin, clock.GetUtcNow()))
        {
            return No.NotPaired;
        }
        if (await turns.Take(clock, ct) is not { } turn)
        {
            return No.Busy;
        }
        // What is said about the end comes after the turn is given back: the page may come again at once.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            var timeIsUp = Task.Delay(Bounds.LongestReading, clock, over.Token);
            return await new Reading(line, readers, screen, turn.Stopped, timeIsUp).Hold(ct);
        }
        finally
        {
            await over.CancelAsync();
            turn.End();
            screen.Ended(line.Origin);
        }
    }
}
