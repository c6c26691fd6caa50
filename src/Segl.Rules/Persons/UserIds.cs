using System.Buffers;

namespace Segl.Rules;

/// <summary>The name by which a citizen starts a login.</summary>
public static class UserIds
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzæøå0123456789 {}!#$^,*()_+-=:;?.@"
    );

    private const string RingedAInTwo = "a\u030a";

    /// <summary>
    /// R05: case does not matter, so a user ID is stored and compared in lower case. Some keyboards enter å as an a
    /// and a combining ring; æ and ø have no second form.
    /// </summary>
    public static string Key(string typed) =>
        typed.ToLowerInvariant().Replace(RingedAInTwo, "å", StringComparison.Ordinal);

    /// <summary>R05: why this cannot be a user ID; null if it can. Uniqueness is ensured by the database.</summary>
    public static Refusal? WhyNot(string typed)
    {
        var key = Key(typed);
        var valid =
            key.Length is >= Limits.UserIdShortest and <= Limits.UserIdLongest
            && !key.AsSpan().ContainsAnyExcept(Allowed)
            && key[0] != ' '
            && key[^1] != ' '
            && LongestRunOfDigits(key) <= Limits.UserIdDigitsInARow;
        return valid ? null : new Refusal(Reason.UserIdInvalid);
    }

    private static int LongestRunOfDigits(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
