namespace Segl.Rules;

/// <summary>What counts after code and password were judged together.</summary>
public enum CountsAgainst
{
    /// <summary>Both were right.</summary>
    Nothing,

    /// <summary>R66: a wrong code beside the right password.</summary>
    Device,

    /// <summary>R69: a wrong password beside a right code.</summary>
    Password,

    /// <summary>R66, R95: both were wrong, or nothing was judged. The owner is not touched.</summary>
    Browser,
}

/// <summary>A login with a device: where its clock and both counters stand.</summary>
/// <param name="Clock">The device's clock.</param>
/// <param name="Codes">Its wrong codes.</param>
/// <param name="Passwords">The wrong passwords.</param>
public sealed record CodeAndPassword(DeviceClock Clock, DeviceCounter Codes, PasswordCounter Passwords)
{
    /// <summary>
    /// R66: the one answer for every kind of wrong, also of what is suspended or blocked: were they told apart, each
    /// half could be guessed alone. The owner is told on the other channels (R100).
    /// </summary>
    public static Refusal WhyNot { get; } = new(Reason.CodeOrPasswordWrong);

    /// <summary>
    /// R66, R69: judges what was typed. The caller has taken the person's row and saves the new state whatever comes of
    /// it, so that guesses in parallel count one by one (T-34). Only what is wholly right moves the clock (R65).
    /// </summary>
    /// <param name="device">The device's secret.</param>
    /// <param name="code">The code that was typed.</param>
    /// <param name="passwordRight">Whether the password was right.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="next">R65: the code after it, where two were typed to resynchronise; null for one alone.</param>
    public (CodeAndPassword After, CountsAgainst Counts) Judge(
        Totp device,
        string code,
        bool passwordRight,
        DateTimeOffset now,
        string? next = null
    )
    {
        var used = next is null ? Clock.Use(device, code, now) : Clock.Synchronise(device, code, next, now);
        var isOpen = Codes.IsOpen(now) && Passwords.IsOpen(now);
        return (isOpen, used, passwordRight) switch
        {
            (true, { } moved, true) => (new(moved, new(), new()), CountsAgainst.Nothing),
            (true, null, true) => (this with { Codes = Codes.Raised(now) }, CountsAgainst.Device),
            (true, not null, false) => (this with { Passwords = Passwords.Raised(now) }, CountsAgainst.Password),
            _ => (this, CountsAgainst.Browser),
        };
    }
}
