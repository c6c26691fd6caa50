namespace Segl.Rules;

/// <summary>How an activation code reached its owner; it decides the code's validity (R32).</summary>
public enum CodeShownBy
{
    Screen,
    Sms,
    Print,
}

/// <summary>An issued activation code. The code itself is never stored, only its keyed digest (R36).</summary>
/// <param name="ValidUntil">The code works while now is before this instant.</param>
/// <param name="Through">Where it was had; the app that it activates keeps this (R51).</param>
/// <param name="WrongUserIds">How many wrong user IDs were typed with this code.</param>
public sealed record ActivationCode(DateTimeOffset ValidUntil, ActivatedThrough Through, int WrongUserIds = 0)
{
    /// <summary>R32: 10 minutes on a screen, 30 minutes by SMS, 48 hours printed by a desk.</summary>
    public static ActivationCode Issue(CodeShownBy by, ActivatedThrough through, DateTimeOffset now) =>
        new(
            now
                + by switch
                {
                    CodeShownBy.Screen => Limits.ActivationCodeOnScreen,
                    CodeShownBy.Sms => Limits.ActivationCodeBySms,
                    CodeShownBy.Print => Limits.ActivationCodePrinted,
                },
            through
        );

    /// <summary>R32: in time, and fewer than three wrong user IDs were typed with it.</summary>
    public bool Lives(DateTimeOffset now) => now < ValidUntil && WrongUserIds < Limits.WrongUserIdsPerCode;

    /// <summary>R32: the code after a wrong user ID was typed with it.</summary>
    public ActivationCode WithWrongUserId() => this with { WrongUserIds = WrongUserIds + 1 };
}

/// <summary>How an activation code is written (R30).</summary>
public static class ActivationCodeText
{
    /// <summary>R30: the 10 characters for 50 random bits.</summary>
    public static string Of(ulong bits) => Crockford.Of(bits, Limits.ActivationCodeCharacters);

    /// <summary>R30: shown in two groups.</summary>
    public static string InTwoGroups(string code) => Crockford.InTwoGroups(code);

    /// <summary>Normalises a typed code; null when it cannot be an activation code.</summary>
    public static string? Read(string typed) => Crockford.Read(typed, Limits.ActivationCodeCharacters);
}
