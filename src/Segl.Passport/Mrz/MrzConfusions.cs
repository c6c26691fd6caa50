namespace Segl.Passport;

/// <summary>
/// Letters and digits that look alike in print. One is taken for the other only where the place decides which it is: in
/// a
/// document number both may stand, so nothing is changed there.
/// </summary>
internal static class MrzConfusions
{
    /// <summary>The character that belongs in this place; null if none that looks like it may stand there.</summary>
    public static char? Correct(char character, char place) =>
        place switch
        {
            'L' when char.IsAsciiDigit(character) => AsLetter(character),
            'D' when !char.IsAsciiDigit(character) => AsDigit(character),
            'F' when character != '<' && !char.IsAsciiDigit(character) => AsDigit(character),
            _ => character,
        };

    private static char? AsLetter(char digit) =>
        digit switch
        {
            '0' => 'O',
            '1' => 'I',
            '2' => 'Z',
            '5' => 'S',
            '6' => 'G',
            '8' => 'B',
            _ => null,
        };

    private static char? AsDigit(char letter) =>
        letter switch
        {
            'O' or 'Q' or 'D' => '0',
            'I' or 'L' => '1',
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            _ => null,
        };
}
