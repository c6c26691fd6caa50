namespace Segl.Passport;

/// <summary>
/// A BER-TLV data object as ISO/IEC 7816-4 section 5.2.2 writes it: a tag of up to three bytes, a definite length of up
/// to
/// four. What ASN.1 proper is (certificates, signatures, SecurityInfos) is read by <c>System.Formats.Asn1</c>.
/// </summary>
/// <param name="Tag">The tag's bytes as one number: <c>0x5F1F</c>.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Tlv(int Tag, ReadOnlyMemory<byte> Value)
{
    // No file of a chip has more objects on one level; DG2 has the most, one for each picture.
    private const int MostObjects = 256;

    /// <summary>The one object that the bytes are, with this tag and nothing behind it.</summary>
    public static ReadOnlyMemory<byte> Only(ReadOnlyMemory<byte> bytes, int tag)
    {
        var one = First(bytes, out var length);
        return one.Tag == tag && length == bytes.Length
            ? one.Value
            : throw new PassportException(PassportFault.Malformed, $"One object with the tag {tag:X} was expected.");
    }

    /// <summary>The objects that the bytes are, one behind another, to the end.</summary>
    public static List<Tlv> All(ReadOnlyMemory<byte> bytes)
    {
        var all = new List<Tlv>();
        while (bytes.Length > 0)
        {
            if (all.Count == MostObjects)
            {
                throw new PassportException(PassportFault.TooLong, "Too many data objects.");
            }
            all.Add(First(bytes, out var length));
            bytes = bytes[length..];
        }
        return all;
    }

    /// <summary>The length in all of the object that starts here, known from its first bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> start)
    {
        var at = 0;
        ReadTag(start, ref at);
        var length = ReadLength(start, ref at);
        return checked(at + length);
    }

    /// <summary>An object.</summary>
    public static byte[] Write(int tag, params ReadOnlySpan<byte> value)
    {
        byte[] tagBytes =
            tag > 0xFFFF ? [(byte)(tag >> 16), (byte)(tag >> 8), (byte)tag]
            : tag > 0xFF ? [(byte)(tag >> 8), (byte)tag]
            : [(byte)tag];
        byte[] lengthBytes = value.Length switch
        {
            < 0x80 => [(byte)value.Length],
            <= 0xFF => [0x81, (byte)value.Length],
            <= 0xFFFF => [0x82, (byte)(value.Length >> 8), (byte)value.Length],
            _ => [0x83, (byte)(value.Length >> 16), (byte)(value.Length >> 8), (byte)value.Length],
        };
        return [.. tagBytes, .. lengthBytes, .. value];
    }

    private static Tlv First(ReadOnlyMemory<byte> bytes, out int whole)
    {
        var at = 0;
        var tag = ReadTag(bytes.Span, ref at);
        var length = ReadLength(bytes.Span, ref at);
        if (length > bytes.Length - at)
        {
            throw new PassportException(PassportFault.Malformed, $"The object {tag:X} is cut off.");
        }
        whole = at + length;
        return new(tag, bytes.Slice(at, length));
    }

    private static int ReadTag(ReadOnlySpan<byte> bytes, ref int at)
    {
        int tag = Next(bytes, ref at);
        if ((tag & 0x1F) != 0x1F)
        {
            return tag;
        }

        byte more;
        do
        {
            more = Next(bytes, ref at);
            tag = (tag << 8) | more;
        } while ((more & 0x80) != 0 && at < 3);
        return (more & 0x80) == 0
            ? tag
            : throw new PassportException(PassportFault.Malformed, "A tag has at most three bytes.");
    }

    // Honest chips write 82 00 10 where 10 would do; an indefinite length (80) is not allowed in their files.
    private static int ReadLength(ReadOnlySpan<byte> bytes, ref int at)
    {
        int first = Next(bytes, ref at);
        if (first < 0x80)
        {
            return first;
        }
        if (first is 0x80 or > 0x84)
        {
            throw new PassportException(PassportFault.Malformed, "A length has one to four bytes.");
        }

        uint length = 0;
        for (var i = 0; i < first - 0x80; i++)
        {
            length = (length << 8) | Next(bytes, ref at);
        }
        return length <= ChipLimits.LongestFile
            ? (int)length
            : throw new PassportException(PassportFault.TooLong, $"An object of {length} bytes.");
    }

    private static byte Next(ReadOnlySpan<byte> bytes, ref int at) =>
        at < bytes.Length
            ? bytes[at++]
            : throw new PassportException(PassportFault.Malformed, "A data object ends before its tag and length do.");
}
