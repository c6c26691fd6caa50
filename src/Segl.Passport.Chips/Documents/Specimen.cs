namespace Segl.Passport.Chips;

/// <summary>A holder who does not exist, of a state that does not: Utopia, as in Doc 9303.</summary>
public static class Specimen
{
    /// <summary>The instant at which the corpus is read.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The zone of a passport.</summary>
    public static readonly string Passport = Td3("UTO");

    /// <summary>The zone of an identity card.</summary>
    public static readonly string Card = Td1();

    /// <summary>The card access number printed on the card.</summary>
    public const string Can = "314159";

    /// <summary>The first bytes of a JPEG of 240 by 320 pixels, and no picture: nobody decodes it.</summary>
    public static readonly byte[] Jpeg =
    [
        .. Convert.FromHexString("FFD8FFE000104A46494600010100000100010000FFC0001108014000F003012200021101031101"),
        .. Enumerable.Repeat((byte)0x55, 96),
        0xFF,
        0xD9,
    ];

    /// <summary>The first bytes of a JPEG 2000 file of this size.</summary>
    public static byte[] Jpeg2000(uint width, uint height, uint tileWidth = 0, uint tileHeight = 0)
    {
        byte[] size =
        [
            .. Convert.FromHexString("FF4FFF51002F0000"),
            .. Big(width),
            .. Big(height),
            .. new byte[8],
            .. Big(tileWidth == 0 ? width : tileWidth),
            .. Big(tileHeight == 0 ? height : tileHeight),
            .. new byte[8],
            .. Convert.FromHexString("0003070101070101070101"),
        ];
        byte[] stream = [.. size, .. Enumerable.Repeat((byte)0x33, 64), 0xFF, 0xD9];
        return
        [
            .. Convert.FromHexString("0000000C6A5020200D0A870A"),
            .. Big((uint)stream.Length + 8),
            .. "jp2c"u8,
            .. stream,
        ];
    }

    /// <summary>A zone of Anna Maria Eriksson's passport, issued by this state.</summary>
    public static string Td3(string state, string expiry = "340415")
    {
        var first = $"P<{state.PadRight(3, '<')}ERIKSSON<<ANNA<MARIA".PadRight(44, '<');
        var number = Checked("L898902C3");
        var birth = Checked("740812");
        var expires = Checked(expiry);
        var personal = Checked("ZE184226B<<<<<");
        var composite = MrzCheckDigit.Of(number + birth + expires + personal);
        return $"{first}{number}{state.PadRight(3, '<')}{birth}F{expires}{personal}{composite}";
    }

    private static string Td1()
    {
        var number = Checked("D23145890");
        var optional = new string('<', 15);
        var (birth, expires) = (Checked("740812"), Checked("340415"));
        var composite = MrzCheckDigit.Of($"{number}{optional}{birth}{expires}{new string('<', 11)}");
        var second = $"{birth}F{expires}UTO{new string('<', 11)}{composite}";
        return $"I<UTO{number}{optional}{second}{"ERIKSSON<<ANNA<MARIA".PadRight(30, '<')}";
    }

    private static string Checked(string field) => field + MrzCheckDigit.Of(field);

    private static byte[] Big(uint number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
