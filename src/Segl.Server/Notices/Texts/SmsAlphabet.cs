namespace Segl.Server.Notices.Texts;

/// <summary>
/// The capacity of text messages (3GPP TS 23.038 and 23.040): 160 characters of the seven-bit alphabet fit into one
/// message; a single character outside it makes the whole text 16-bit, with 70 characters.
/// </summary>
public static class SmsAlphabet
{
    // TS 23.038, section 6.2.1: the default alphabet, and the extension characters, which count twice.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Escaped = "\f^{}\\[~]|€";

    /// <summary>Whether every character is in the seven-bit alphabet.</summary>
    public static bool IsSevenBit(string text) =>
        text.All(letter => Basic.Contains(letter) || Escaped.Contains(letter));

    /// <summary>
    /// The number of messages for a text; in long ones each part loses a few characters to its header.
    /// </summary>
    public static int Messages(string text)
    {
        var (length, single, linked) = IsSevenBit(text)
            ? (text.Length + text.Count(letter => Escaped.Contains(letter)), 160, 153)
            : (text.Length, 70, 67);
        return length <= single ? 1 : (length + linked - 1) / linked;
    }
}
