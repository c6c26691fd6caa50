namespace Segl.Passport;

/// <summary>DG15 (Doc 9303-10 section 4.7.15): the key of active authentication.</summary>
internal static class DataGroup15
{
    /// <summary>Reads the file.</summary>
    public static SubjectPublicKey Read(ReadOnlyMemory<byte> file) =>
        Asn.Read(Tlv.Only(file, 0x6F), "DG15", SubjectPublicKey.Read);
}
