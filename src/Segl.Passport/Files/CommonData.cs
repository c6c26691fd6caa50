using System.Text;

namespace Segl.Passport;

/// <summary>
/// EF.COM (Doc 9303-10 section 4.6.1): which data groups the chip says it has. Nobody signed it, so it is shown and
/// never
/// believed: the security object decides (T-20).
/// </summary>
/// <param name="LdsVersion">Version of the logical data structure, such as 0107.</param>
/// <param name="Tags">Tags of the data groups that are said to be there.</param>
public sealed record CommonData(string LdsVersion, IReadOnlyList<byte> Tags)
{
    /// <summary>Reads the file.</summary>
    public static CommonData Read(ReadOnlyMemory<byte> file)
    {
        var objects = Tlv.All(Tlv.Only(file, 0x60));
        var version = objects.FirstOrDefault(one => one.Tag == 0x5F01).Value.Span;
        var tags = objects.FirstOrDefault(one => one.Tag == 0x5C).Value.ToArray();
        return new(version.Length <= 8 ? Encoding.ASCII.GetString(version) : "", tags);
    }
}
