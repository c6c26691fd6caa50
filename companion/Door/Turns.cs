namespace Segl.Companion.Door;

/// <summary>One page at a time has the readers, until it is done or the user stops it.</summary>
internal sealed class Turns
{
    private readonly Lock gate = new();
    private TaskCompletionSource? stop;

    /// <summary>Takes the turn; null while another page has it.</summary>
    public Turn? Take()
    {
        lock (gate)
        {
            if (stop is not null)
            {
                return null;
            }
            stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(this, stop.Task);
        }
    }

    /// <summary>Stops the page that has the turn; whether there is one.</summary>
    public bool Stop()
    {
        lock (gate)
        {
            return stop?.TrySetResult() ?? false;
        }
    }

    private void GiveBack()
    {
        lock (gate)
        {
            stop = null;
        }
    }

    /// <summary>A page's turn.</summary>
    internal sealed class Turn(Turns turns, Task stopped) : IDisposable
    {
        /// <summary>Completes when the user stops it.</summary>
        public Task Stopped => stopped;

        /// <inheritdoc />
        public void Dispose() => turns.GiveBack();
    }
}
