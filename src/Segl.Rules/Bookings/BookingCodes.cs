namespace Segl.Rules;

/// <summary>R80: the code with which an appointment is moved or cancelled.</summary>
public static class BookingCodes
{
    /// <summary>The code of random bits.</summary>
    public static string Of(ulong bits) => Crockford.Of(bits, Limits.BookingCodeCharacters);

    /// <summary>What was meant by what was typed; null when it cannot be a code.</summary>
    public static string? Read(string typed) => Crockford.Read(typed, Limits.BookingCodeCharacters);
}
