using Segl.Rules;

namespace Segl.Storage;

/// <summary>What the figures of the day count.</summary>
public enum Figure
{
    /// <summary>Approved logins.</summary>
    Logins,

    /// <summary>Answers that were a no.</summary>
    Refusals,

    /// <summary>Apps and devices that were activated.</summary>
    Activations,

    /// <summary>Devices that were ordered.</summary>
    Orders,

    /// <summary>Times that were booked at desks.</summary>
    Appointments,
}

/// <summary>
/// Counts on this node until the counts are taken and written down. No request waits for it; what a node counted since it
/// last wrote is lost with the node.
/// </summary>
public sealed class Tally
{
    private readonly long[] counts = new long[Enum.GetValues<Figure>().Length];

    /// <summary>Counts one.</summary>
    public void Count(Figure figure) => Interlocked.Increment(ref counts[(int)figure]);

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyDictionary<Figure, long> Take() =>
        Enum.GetValues<Figure>()
            .Select(figure => (figure, Number: Interlocked.Exchange(ref counts[(int)figure], 0)))
            .Where(one => one.Number > 0)
            .ToDictionary(one => one.figure, one => one.Number);

    /// <summary>Counts what happened to a person, where a figure is about it.</summary>
    internal void Count(Happening what)
    {
        switch (what)
        {
            case Happening.LoginApproved:
                Count(Figure.Logins);
                break;
            case Happening.AppActivated or Happening.DeviceActivated:
                Count(Figure.Activations);
                break;
            case Happening.DeviceOrdered:
                Count(Figure.Orders);
                break;
        }
    }
}
