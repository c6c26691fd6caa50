namespace Segl.Server.Notices.Channels;

/// <summary>
/// How the mobile network counts a text (3GPP TS 23.038 and 23.040): in its own seven-bit alphabet 160 characters fit
/// in one message, and a single character outside it makes the whole text 16-bit, with room for 70.
/// </summary>
public static class SmsAlphabet
{
    // TS 23.038, section 6.2.1: the default alphabet, and the characters behind its escape, which count twice.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Escaped = "\f^{}\\[~]|€";

    /// <summary>Whether every character is in the seven-bit alphabet.</summary>
    public static bool IsSevenBit(string text) =>
        text.All(letter => Basic.Contains(letter) || Escaped.Contains(letter));

    /// <summary>
    /// How many messages the network makes of a text; long ones lose a few characters each to their numbering.
    /// </summary>
    public static int Messages(string text)
    {
        var (length, single, linked) = IsSevenBit(text)
            ? (text.Length + text.Count(letter => Escaped.Contains(letter)), 160, 153)
            : (text.Length, 70, 67);
        return length <= single ? 1 : (length + linked - 1) / linked;
    }
}
