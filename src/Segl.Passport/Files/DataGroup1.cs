using System.Text;

namespace Segl.Passport;

/// <summary>DG1 (Doc 9303-10 section 4.7.1): the machine-readable zone as it is printed.</summary>
public static class DataGroup1
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">EF.DG1.</param>
    /// <param name="today">Decides the century of the dates.</param>
    public static Mrz Read(ReadOnlyMemory<byte> file, DateOnly today)
    {
        var text = Encoding.Latin1.GetString(Tlv.Only(Tlv.Only(file, 0x61), 0x5F1F).Span);
        return Mrz.TryRead(text, today, out var mrz, out var fault)
            ? mrz!
            : throw new PassportException(PassportFault.Malformed, $"DG1 holds no machine-readable zone: {fault}.");
    }
}
