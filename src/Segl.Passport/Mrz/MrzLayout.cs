namespace Segl.Passport;

/// <summary>
/// Where the fields of a format stand, counted from 0 in all lines joined, and what each place may hold: L a letter or
/// the
/// filler, D a digit, F a digit or the filler, X anything.
/// </summary>
internal sealed record MrzLayout(
    MrzFormat Format,
    int LineLength,
    string Places,
    Range State,
    Range Number,
    int NumberCheck,
    Range Birth,
    int Sex,
    Range Expiry,
    Range Nationality,
    Range Names,
    Range Optional,
    Range SecondOptional,
    Range[] Composite
)
{
    // Doc 9303-5 section 4.2.2.
    private static readonly MrzLayout Td1 = new(
        MrzFormat.Td1,
        30,
        $"LXLLLXXXXXXXXXF{X(15)}FFFFFFDLDDDDDDDLLL{X(11)}D{L(30)}",
        2..5,
        5..14,
        14,
        30..36,
        37,
        38..44,
        45..48,
        60..90,
        15..30,
        48..59,
        [5..30, 30..37, 38..45, 48..59]
    );

    // Doc 9303-6 section 4.2.2.
    private static readonly MrzLayout Td2 = new(
        MrzFormat.Td2,
        36,
        $"LXLLL{L(31)}XXXXXXXXXFLLLFFFFFFDLDDDDDDD{X(7)}D",
        2..5,
        36..45,
        45,
        49..55,
        56,
        57..63,
        46..49,
        5..36,
        64..71,
        0..0,
        [36..46, 49..56, 57..71]
    );

    // Doc 9303-4 section 4.2.2.
    private static readonly MrzLayout Td3 = new(
        MrzFormat.Td3,
        44,
        $"LXLLL{L(39)}XXXXXXXXXDLLLFFFFFFDLDDDDDDD{X(14)}FD",
        2..5,
        44..53,
        53,
        57..63,
        64,
        65..71,
        54..57,
        5..44,
        72..86,
        0..0,
        [44..54, 57..64, 65..87]
    );

    /// <summary>The composite check digit; in a TD1 it ends the second line.</summary>
    public int CompositeCheck => Format == MrzFormat.Td1 ? 59 : Places.Length - 1;

    /// <summary>The format that has so many characters; null if none has.</summary>
    public static MrzLayout? OfLength(int characters) =>
        characters switch
        {
            90 => Td1,
            72 => Td2,
            88 => Td3,
            _ => null,
        };

    private static string X(int count) => new('X', count);

    private static string L(int count) => new('L', count);
}
