using Segl.Companion.Cards;
using Segl.Companion.Screens;

namespace Segl.Companion.Door;

/// <summary>A document is waited for, and then its page's commands are carried to it. The user and the clock end it
/// between two commands: one that is under way is answered first.</summary>
/// <param name="line">The page.</param>
/// <param name="readers">Where the document will lie.</param>
/// <param name="screen">Told what happens.</param>
/// <param name="stopped">Completes when the user stops it.</param>
/// <param name="timeIsUp">Completes when it has taken too long.</param>
internal sealed class Reading(Line line, IReaders readers, CompanionScreen screen, Task stopped, Task timeIsUp)
{
    private Task<Frame?> next = Task.FromResult<Frame?>(null);

    /// <summary>Holds it to its end.</summary>
    /// <returns>Why the page is turned away; null when it hung up.</returns>
    public async Task<No?> Hold(CancellationToken ct)
    {
        next = line.Next(ct);
        ReaderState? told = null;
        while (true)
        {
            var (state, document) = await Task.Run(() => (readers.Open(out var opened), opened), ct);
            if (document is not null)
            {
                using (document)
                {
                    return await Read(document, ct);
                }
            }
            if (state != told)
            {
                told = state;
                screen.Waits(line.Origin, state);
                await line.Send("state", ct, ("state", NameOf(state)));
            }
            if (
                await Task.WhenAny(next, stopped, timeIsUp, Task.Delay(Bounds.LookInterval, ct)) is var first
                && (first == next || first == stopped || first == timeIsUp)
            )
            {
                return await WhyOver();
            }
        }
    }

    private async Task<No?> Read(IDocument document, CancellationToken ct)
    {
        screen.Reads(line.Origin);
        await line.Send("document", ct);
        var filter = new CommandFilter();
        for (var count = 0; count < Bounds.MostCommands; count++)
        {
            await Task.WhenAny(next, stopped, timeIsUp);
            if (stopped.IsCompleted || timeIsUp.IsCompleted || await next is not Frame.Bytes { Command: var bytes })
            {
                return await WhyOver();
            }
            if (Command.Read(bytes) is not { } command || !filter.Allows(command))
            {
                screen.CommandRefused(line.Origin);
                return No.CommandRefused;
            }
            if (await Transmit(document, bytes, ct) is not { } answer)
            {
                screen.Lost();
                return No.Lost;
            }
            filter.Note(command, answer);
            next = line.Next(ct);
            await line.Send(answer, ct);
        }
        return No.TimeIsUp;
    }

    private static async Task<byte[]?> Transmit(IDocument document, byte[] command, CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => document.Transmit(command), ct);
        }
        catch (DocumentLostException)
        {
            return null;
        }
    }

    private async Task<No?> WhyOver() =>
        stopped.IsCompleted ? No.Stopped
        : timeIsUp.IsCompleted ? No.TimeIsUp
        : await next is null ? null
        : No.NotUnderstood;

    private static string NameOf(ReaderState state) =>
        state switch
        {
            ReaderState.NoService or ReaderState.NoReader => "noReader",
            ReaderState.NoDocument or ReaderState.Document => "noDocument",
            ReaderState.InUse => "inUse",
            ReaderState.OtherCard => "otherCard",
        };
}
