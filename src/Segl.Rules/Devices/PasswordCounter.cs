namespace Segl.Rules;

/// <summary>R69: wrong passwords beside a right code, which count against the password.</summary>
/// <param name="Wrong">Wrong passwords in a row.</param>
/// <param name="SuspendedUntil">The end of its suspension; null if it is not suspended.</param>
public sealed record PasswordCounter(int Wrong = 0, DateTimeOffset? SuspendedUntil = null)
{
    /// <summary>Blocked until a new one is set.</summary>
    public bool Blocked => Wrong >= Limits.WrongPasswordsToBlock;

    /// <summary>Whether it is judged now.</summary>
    public bool IsOpen(DateTimeOffset now) => !Blocked && !(now < SuspendedUntil);

    /// <summary>The count after a wrong password: from the fifth on suspended.</summary>
    public PasswordCounter Raised(DateTimeOffset now) =>
        new(Wrong + 1, Wrong + 1 >= Limits.WrongPasswordsToSuspend ? now + Limits.PasswordSuspension : null);
}
