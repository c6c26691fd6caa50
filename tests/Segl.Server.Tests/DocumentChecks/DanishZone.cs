using Segl.Passport;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>The zone of a Danish passport (TD3).</summary>
internal static class DanishZone
{
    /// <summary>The zone.</summary>
    /// <param name="names">As the zone writes them: <c>JENSEN&lt;&lt;KIRSTINE</c>.</param>
    /// <param name="cpr">The person number; its first six digits are the birth date, day first.</param>
    /// <param name="number">The document number.</param>
    /// <param name="expiry">Year, month, day.</param>
    public static string Of(string names, string cpr, string number = "212345678", string expiry = "340415")
    {
        var first = $"P<DNK{names}".PadRight(44, '<');
        var birth = Checked($"{cpr[4..6]}{cpr[2..4]}{cpr[..2]}");
        var (document, expires) = (Checked(number), Checked(expiry));
        var personal = Checked(cpr.PadRight(14, '<'));
        var composite = MrzCheckDigit.Of(document + birth + expires + personal);
        return $"{first}{document}DNK{birth}F{expires}{personal}{composite}";
    }

    private static string Checked(string field) => field + MrzCheckDigit.Of(field);
}
