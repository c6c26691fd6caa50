using System.Text;

namespace Segl.Rules;

/// <summary>R69: the password beside a device.</summary>
public static class Passwords
{
    /// <summary>
    /// R69: what is measured, compared and hashed: the password in Unicode NFC, since keyboards write one letter in
    /// several ways.
    /// </summary>
    public static string Normalised(string typed) => IsText(typed) ? typed.Normalize(NormalizationForm.FormC) : typed;

    /// <summary>R69: why this cannot be a password; null if it can.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="userId">The owner's user ID.</param>
    /// <param name="common">The common passwords, in lower case.</param>
    public static Refusal? WhyNot(string typed, string userId, IReadOnlySet<string> common)
    {
        var password = Normalised(typed);
        var length = password.EnumerateRunes().Count();
        if (length is < Limits.PasswordShortest or > Limits.PasswordLongest || !IsText(password))
        {
            return new(Reason.PasswordLengthWrong);
        }

        var key = UserIds.Key(password);
        return common.Contains(key) ? new(Reason.PasswordCommon)
            : key.Contains(UserIds.Key(userId), StringComparison.Ordinal) || HoldsNumber(key)
                ? new(Reason.PasswordTells)
            : null;
    }

    // Half a surrogate pair is no character, and would be hashed like any other half.
    private static bool IsText(string password) => !password.EnumerateRunes().Contains(Rune.ReplacementChar);

    // A person number is written with a hyphen or a space, too.
    private static bool HoldsNumber(string text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run =
                char.IsDigit(character) ? run + 1
                : character is '-' or ' ' ? run
                : 0;
            if (run > Limits.PasswordDigitsInARow)
            {
                return true;
            }
        }

        return false;
    }
}
