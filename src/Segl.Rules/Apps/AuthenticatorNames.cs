namespace Segl.Rules;

/// <summary>What a person calls an app or a device: a name tells it from the person's other ones.</summary>
public static class AuthenticatorNames
{
    /// <summary>A name that the owner typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="others">The names of the person's other apps and devices.</param>
    /// <returns>The name as it is kept, or why not.</returns>
    public static Outcome<string> Read(string? typed, IEnumerable<string> others) =>
        typed?.Trim() is not { Length: > 0 and <= Limits.ModelLongest } name || !LoginTexts.MayShow(name)
            ? new Refusal(Reason.Malformed)
        : others.Contains(name, StringComparer.OrdinalIgnoreCase) ? new Refusal(Reason.NameTaken)
        : name;

    /// <summary>A name for a new one: what it says of itself, with a number where that is taken.</summary>
    /// <param name="proposed">What it says of itself.</param>
    /// <param name="others">The names of the person's other apps and devices.</param>
    public static string Free(string proposed, IReadOnlyCollection<string> others) =>
        Enumerable
            .Range(1, others.Count + 1)
            .Select(number => number == 1 ? proposed : WithNumber(proposed, $" {number}"))
            .First(name => !others.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static string WithNumber(string proposed, string number) =>
        (
            proposed.Length + number.Length > Limits.ModelLongest
                ? proposed[..(Limits.ModelLongest - number.Length)]
                : proposed
        ) + number;
}
