namespace Segl.Companion.Door;

/// <summary>One page at a time has the readers, until it is done or the user stops it.</summary>
internal sealed class Turns
{
    private readonly Lock gate = new();
    private Turn? current;

    /// <summary>
    /// Takes the turn; null while another page has it. A page that was just hung up on, or reloaded, may be a moment
    /// ahead of its own end here.
    /// </summary>
    public async Task<Turn?> Take(TimeProvider clock, CancellationToken ct)
    {
        var moment = Task.Delay(Bounds.Handover, clock, ct);
        while (true)
        {
            Task over;
            lock (gate)
            {
                if (current is null)
                {
                    return current = new(this);
                }
                over = current.Over;
            }
            if (await Task.WhenAny(over, moment) == moment)
            {
                return null;
            }
        }
    }

    /// <summary>Stops the page that has the turn; whether there is one.</summary>
    public bool Stop()
    {
        lock (gate)
        {
            return current?.Stop() ?? false;
        }
    }

    private void GiveBack()
    {
        lock (gate)
        {
            current = null;
        }
    }

    /// <summary>A page's turn.</summary>
    internal sealed class Turn(Turns turns)
    {
        private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the user stops it.</summary>
        public Task Stopped => stopped.Task;

        /// <summary>Completes when it was given back.</summary>
        public Task Over => over.Task;

        /// <summary>Stops it; whether it was running.</summary>
        public bool Stop() => stopped.TrySetResult();

        /// <summary>Gives it back.</summary>
        public void End()
        {
            turns.GiveBack();
            over.TrySetResult();
        }
    }
}
