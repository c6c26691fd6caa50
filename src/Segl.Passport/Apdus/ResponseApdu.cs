using System.Buffers.Binary;

namespace Segl.Passport;

/// <summary>An answer (ISO/IEC 7816-4 section 5.1): data and the status word.</summary>
internal readonly record struct ResponseApdu(ReadOnlyMemory<byte> Data, int Status)
{
    /// <summary>9000.</summary>
    public bool IsSuccess => Status == 0x9000;

    /// <summary>Reads one.</summary>
    public static ResponseApdu Decode(ReadOnlyMemory<byte> bytes) =>
        bytes.Length is >= 2 and <= ChipLimits.LongestResponse
            ? new(bytes[..^2], BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[^2..]))
            : throw new PassportException(PassportFault.Malformed, $"An answer of {bytes.Length} bytes.");

    /// <summary>The bytes on the line.</summary>
    public byte[] Encode() => [.. Data.Span, (byte)(Status >> 8), (byte)Status];

    /// <summary>The data, when the chip did as it was told.</summary>
    public ReadOnlyMemory<byte> Require(string command) =>
        IsSuccess
            ? Data
            : throw new PassportException(PassportFault.ChipRefused, $"The chip refused {command}: {Status:X4}.");
}
