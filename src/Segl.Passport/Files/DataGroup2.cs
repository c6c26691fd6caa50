using System.Buffers.Binary;

namespace Segl.Passport;

/// <summary>
/// DG2 (Doc 9303-10 section 4.7.2): the portrait in a CBEFF template (ISO/IEC 19785-1) with a facial record (ISO/IEC
/// 19794-5).
/// </summary>
public static class DataGroup2
{
    // ISO/IEC 19794-5 section 5: facial record header, facial information, one feature point, image information.
    private const int RecordHeader = 14;
    private const int FacialInformation = 20;
    private const int FeaturePoint = 8;
    private const int ImageInformation = 12;

    /// <summary>The first portrait, which is the one printed on the document.</summary>
    public static FaceImage Read(ReadOnlyMemory<byte> file)
    {
        var group = Tlv.Only(Tlv.Only(file, 0x75), 0x7F61);
        var template = Tlv.All(group).FirstOrDefault(one => one.Tag == 0x7F60).Value;
        var block = Tlv.All(template).FirstOrDefault(one => one.Tag is 0x5F2E or 0x7F2E).Value;
        return FaceImage.Read(Picture(block));
    }

    private static ReadOnlyMemory<byte> Picture(ReadOnlyMemory<byte> record)
    {
        var bytes = record.Span;
        if (!bytes.StartsWith("FAC\0"u8) || bytes.Length < RecordHeader + FacialInformation + ImageInformation)
        {
            throw new PassportException(PassportFault.Malformed, "DG2 holds no facial record of ISO/IEC 19794-5.");
        }

        // The record's own length is often wrong by a few bytes, so the block's length bounds it.
        var face = record[RecordHeader..];
        var length = BinaryPrimitives.ReadUInt32BigEndian(face.Span);
        var before =
            FacialInformation
            + (FeaturePoint * BinaryPrimitives.ReadUInt16BigEndian(face.Span[4..]))
            + ImageInformation;
        if (length > before && length <= face.Length)
        {
            face = face[..(int)length];
        }
        return before < face.Length
            ? face[before..]
            : throw new PassportException(PassportFault.Malformed, "The facial record of DG2 holds no picture.");
    }
}
