using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Segl.Rules;

namespace Segl.Server.Devices;

/// <summary>
/// Makes password hashes on threads of their own, on at most half of the cores and behind whatever else wants to run, so
/// that password work cannot starve logins by app. A bounded queue stands before them: whoever finds it full is told to
/// try again shortly, and nothing was judged.
/// </summary>
internal sealed class PasswordHashes : IDisposable
{
    // A hash takes 15 to 25 ms, so that the last of these waits two seconds.
    private const int WaitingForAThread = 80;

    // Linux knows a thread's priority by its niceness alone; with 10 it weighs a tenth of an ordinary thread.
    private const int Process = 0;
    private const uint ThisThread = 0;
    private const int Niceness = 10;

    private readonly BlockingCollection<Action> waiting;
    private long made;

    /// <summary>On as many threads as half of the cores, at least one.</summary>
    public PasswordHashes()
        : this(Math.Max(1, Environment.ProcessorCount / 2), WaitingForAThread) { }

    /// <summary>On so many threads, before each of which so many may wait.</summary>
    internal PasswordHashes(int threads, int waitingForAThread)
    {
        waiting = new(threads * waitingForAThread);
        for (var thread = 0; thread < threads; thread++)
        {
            new Thread(Work) { IsBackground = true, Name = "password hashes" }.Start();
        }
    }

    /// <summary>How many were made.</summary>
    public long Made => Interlocked.Read(ref made);

    /// <summary>The hash of a new password, as a PHC string.</summary>
    /// <param name="password">The password.</param>
    /// <param name="gone">Cancelled when its owner has disconnected.</param>
    public Task<Outcome<string>> Hash(string password, CancellationToken gone) =>
        Queue(() => PasswordHash.Of(password).ToPhc(), gone);

    /// <summary>R91: whether a password is the right one. Where there is none, to find that out costs the same.</summary>
    /// <param name="phc">The stored hash; null for nobody's.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="gone">Cancelled when the citizen has disconnected.</param>
    public Task<Outcome<PasswordCheck>> Check(string? phc, string password, CancellationToken gone)
    {
        var stored = phc is null ? PasswordHash.Nobodys : PasswordHash.Parse(phc);
        return Queue(() => new PasswordCheck(stored.IsOf(password)), gone);
    }

    /// <summary>The threads end when they have done what waits; from now on the queue is as good as full.</summary>
    public void Dispose() => waiting.CompleteAdding();

    private Task<Outcome<T>> Queue<T>(Func<T> make, CancellationToken gone)
        where T : class
    {
        var result = new TaskCompletionSource<Outcome<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Make()
        {
            if (gone.IsCancellationRequested)
            {
                result.SetCanceled(gone);
                return;
            }

            try
            {
                var done = make();
                Interlocked.Increment(ref made);
                result.SetResult(done);
            }
            catch (Exception failed)
            {
                // It belongs to whoever waits; the thread goes on.
                result.SetException(failed);
            }
        }

        return !waiting.IsAddingCompleted && waiting.TryAdd(Make)
            ? result.Task
            : Task.FromResult<Outcome<T>>(new Refusal(Reason.PasswordsBusy));
    }

    private void Work()
    {
        StepBack();
        foreach (var make in waiting.GetConsumingEnumerable())
        {
            make();
        }
    }

    private static void StepBack()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(Process, ThisThread, Niceness);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int niceness);
}

/// <summary>What came of comparing a password.</summary>
internal sealed record PasswordCheck(bool IsRight);
