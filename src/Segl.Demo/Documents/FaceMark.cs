using System.Text;

namespace Segl.Demo.Documents;

/// <summary>
/// Whose face a picture of the demo shows, in a comment of the JPEG (ITU-T T.81 section B.2.4.5): nobody in the demo has a
/// face, and the pictures of its cameras are drawn.
/// </summary>
internal static class FaceMark
{
    private const string Start = "segl demo face: ";

    /// <summary>The picture with the mark, right after its first two bytes.</summary>
    public static byte[] On(byte[] jpeg, string face)
    {
        var text = Encoding.ASCII.GetBytes(Start + face);
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text, .. jpeg[2..]];
    }

    /// <summary>Whose face it is; null where no face was drawn.</summary>
    public static string? In(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 6 || jpeg[2] != 0xFF || jpeg[3] != 0xFE)
        {
            return null;
        }
        var length = (jpeg[4] << 8) | jpeg[5];
        var text = length >= 2 && jpeg.Length >= length + 4 ? Encoding.ASCII.GetString(jpeg[6..(length + 4)]) : "";
        return text.StartsWith(Start, StringComparison.Ordinal) && text.Length > Start.Length
            ? text[Start.Length..]
            : null;
    }
}
