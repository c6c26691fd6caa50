using System.Collections.Concurrent;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Operate;

namespace Segl.Server.DocumentChecks.Faces;

/// <summary>
/// Compares faces in processes of their own (<c>src/Segl.Face</c>), each started when it is needed and ended when it
/// breaks or takes too long. Whoever was in it is told "cannot tell"; the next one gets a new process.
/// </summary>
internal sealed partial class FaceProcess(FaceSettings settings, ILogger<FaceProcess> log)
    : IFaceComparison,
        IAsyncDisposable
{
    /// <summary>How many may wait for each process: some ten seconds of its work.</summary>
    private const int MostWaiting = 20;

    private readonly SemaphoreSlim turns = new(settings.Processes);
    private readonly ConcurrentBag<FaceChild> idle = [];
    private int inside;

    /// <summary>A comparison takes half a second on a busy machine, the start of a process a few.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <summary>What the models are called that last loaded; null before the first comparison.</summary>
    public string? Models { get; private set; }

    /// <summary>Why the last process did not start; null when it did.</summary>
    public string? WhyNotStarted { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        FaceMovement movement,
        CancellationToken ct
    )
    {
        try
        {
            if (Interlocked.Increment(ref inside) > settings.Processes * (MostWaiting + 1))
            {
                return Counted(new FaceVerdict.CannotTell(), "QueueFull");
            }

            await turns.WaitAsync(ct);
            try
            {
                return await InTurn(child => child.Compare(portrait, pictures, movement), ct);
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var child))
        {
            await child.DisposeAsync();
        }

        turns.Dispose();
    }

    private async Task<FaceVerdict> InTurn(Func<FaceChild, Task<FaceVerdict>> ask, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        FaceChild? child = null;
        try
        {
            child = TakeIdle() ?? FaceChild.Start(settings.Program, settings.Models);
            FaceVerdict verdict;
            // What is being read from a process ends with it.
            using (ends.Token.UnsafeRegister(one => ((FaceChild)one!).Kill(), child))
            {
                await MakeReady(child);
                verdict = await ask(child);
            }

            idle.Add(child);
            child = null;
            return Counted(verdict, outcome: verdict.GetType().Name);
        }
        catch (Exception broken) when (broken is IOException or FaceProcessException)
        {
            ct.ThrowIfCancellationRequested();
            LogBroken(log, patience.IsCancellationRequested ? "it took too long" : broken.Message);
            return Counted(new FaceVerdict.CannotTell(), "Broken");
        }
        finally
        {
            if (child is not null)
            {
                await child.DisposeAsync();
            }
        }
    }

    private FaceChild? TakeIdle()
    {
        while (idle.TryTake(out var child))
        {
            if (child.IsAlive)
            {
                return child;
            }

            _ = child.DisposeAsync().AsTask();
        }

        return null;
    }

    private async Task MakeReady(FaceChild child)
    {
        if (child.IsReady)
        {
            return;
        }

        try
        {
            Models = await child.Ready();
            WhyNotStarted = null;
        }
        catch (FaceProcessException unloaded)
        {
            WhyNotStarted = unloaded.Message;
            throw;
        }
    }

    // How it came out is all that is kept of a comparison.
    private static FaceVerdict Counted(FaceVerdict verdict, string outcome)
    {
        Metrics.Face(outcome);
        return verdict;
    }

    [LoggerMessage(LogLevel.Warning, "segl-face was ended, and a comparison with it: {why}")]
    private static partial void LogBroken(ILogger log, string why);
}
