namespace Segl.Server.DocumentChecks.Reading;

/// <summary>How many documents this node reads at once: each holds a portrait and pictures in memory.</summary>
internal sealed class ReadingPlaces
{
    /// <summary>A reading holds some three megabytes at most, and takes half a minute.</summary>
    private const int Places = 100;

    private int taken;

    /// <summary>Takes a place, if one is free.</summary>
    public bool Take()
    {
        if (Interlocked.Increment(ref taken) <= Places)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref taken);
}
