namespace Segl.Rules;

/// <summary>R66: wrong codes beside the right password, which count against the device.</summary>
/// <param name="Wrong">Wrong codes in a row.</param>
/// <param name="SuspendedUntil">The end of its suspension; null if it is not suspended.</param>
public sealed record DeviceCounter(int Wrong = 0, DateTimeOffset? SuspendedUntil = null)
{
    /// <summary>Blocked for good: it never comes back.</summary>
    public bool Blocked => Wrong >= Limits.WrongDeviceCodesToBlock;

    /// <summary>Whether its codes are judged now.</summary>
    public bool IsOpen(DateTimeOffset now) => !Blocked && !(now < SuspendedUntil);

    /// <summary>The count after a wrong code: from the third on suspended, each time twice as long.</summary>
    public DeviceCounter Raised(DateTimeOffset now)
    {
        var suspensions = Wrong + 1 - Limits.WrongDeviceCodesToSuspend;
        return new(Wrong + 1, suspensions < 0 ? null : now + (Limits.DeviceSuspension * (1 << suspensions)));
    }
}
