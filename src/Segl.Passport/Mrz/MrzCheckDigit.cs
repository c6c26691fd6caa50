namespace Segl.Passport;

/// <summary>The check digit (Doc 9303-3 section 4.9): weights 7, 3 and 1, modulus 10.</summary>
public static class MrzCheckDigit
{
    /// <summary>
    /// The digit of these characters: 0 to 9 count as themselves, A to Z as 10 to 35, the filler as 0.
    /// </summary>
    /// <exception cref="ArgumentException">A character that no machine-readable zone has.</exception>
    public static char Of(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<int> weights = [7, 3, 1];
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // Modulus at each step: a text of any length does not overflow.
            sum = (sum + (ValueOf(text[i]) * weights[i % 3])) % 10;
        }
        return (char)('0' + sum);
    }

    private static int ValueOf(char character) =>
        character switch
        {
            '<' => 0,
            >= '0' and <= '9' => character - '0',
            >= 'A' and <= 'Z' => character - 'A' + 10,
            _ => throw new ArgumentException(
                "A machine-readable zone has A to Z, 0 to 9 and < only.",
                nameof(character)
            ),
        };
}
