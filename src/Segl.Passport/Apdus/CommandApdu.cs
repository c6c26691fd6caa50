using System.Buffers.Binary;

namespace Segl.Passport;

/// <summary>A command (ISO/IEC 7816-4 section 5.1).</summary>
/// <param name="Class">CLA.</param>
/// <param name="Instruction">INS.</param>
/// <param name="P1">P1.</param>
/// <param name="P2">P2.</param>
/// <param name="Data">Command data; empty if none.</param>
/// <param name="Expected">Le: how many bytes the answer may have, 256 or 65536 for all there are; null for
/// none.</param>
internal sealed record CommandApdu(
    byte Class,
    byte Instruction,
    byte P1,
    byte P2,
    ReadOnlyMemory<byte> Data = default,
    int? Expected = null
)
{
    /// <summary>What the four header bytes are.</summary>
    public byte[] Header => [Class, Instruction, P1, P2];

    /// <summary>Whether it needs lengths of more than one byte.</summary>
    public bool IsExtended => Data.Length > 255 || Expected > 256;

    /// <summary>The bytes on the line.</summary>
    public byte[] Encode() => IsExtended ? Extended() : Short();

    /// <summary>
    /// The same as a chain of short commands (ISO/IEC 7816-4 section 5.1.1.1), for a chip without extended lengths.
    /// </summary>
    public IEnumerable<CommandApdu> Chain()
    {
        for (var at = 0; at < Data.Length; at += 255)
        {
            var isLast = Data.Length - at <= 255;
            yield return this with
            {
                Class = (byte)(isLast ? Class : Class | 0x10),
                Data = Data.Slice(at, Math.Min(255, Data.Length - at)),
                Expected = isLast && Expected is { } expected ? Math.Min(expected, 256) : null,
            };
        }
    }

    /// <summary>Reads a command, as a chip gets it.</summary>
    public static CommandApdu Decode(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < 4)
        {
            throw new PassportException(PassportFault.Malformed, "A command has at least four bytes.");
        }

        var bare = new CommandApdu(span[0], span[1], span[2], span[3]);
        var body = bytes[4..];
        return body.Length switch
        {
            0 => bare,
            1 => bare with { Expected = Le(body.Span[0], 256) },
            >= 3 when body.Span[0] == 0 => DecodeExtended(bare, body[1..]),
            _ => DecodeBody(bare, body[1..], body.Span[0], 1),
        };
    }

    private static CommandApdu DecodeExtended(CommandApdu bare, ReadOnlyMemory<byte> body)
    {
        var number = BinaryPrimitives.ReadUInt16BigEndian(body.Span);
        return body.Length == 2 ? bare with { Expected = Le(number, 65536) } : DecodeBody(bare, body[2..], number, 2);
    }

    private static CommandApdu DecodeBody(CommandApdu bare, ReadOnlyMemory<byte> rest, int length, int lengthOfLe)
    {
        if (length == 0 || (rest.Length != length && rest.Length != length + lengthOfLe))
        {
            throw new PassportException(PassportFault.Malformed, "A command whose length is not that of its data.");
        }
        int? expected =
            rest.Length == length ? null
            : lengthOfLe == 1 ? Le(rest.Span[length], 256)
            : Le(BinaryPrimitives.ReadUInt16BigEndian(rest.Span[length..]), 65536);
        return bare with { Data = rest[..length], Expected = expected };
    }

    private static int Le(int encoded, int all) => encoded == 0 ? all : encoded;

    private byte[] Short() =>
        [
            .. Header,
            .. Data.IsEmpty ? (ReadOnlySpan<byte>)[] : [(byte)Data.Length, .. Data.Span],
            .. Expected is { } expected ? (ReadOnlySpan<byte>)[(byte)expected] : [],
        ];

    private byte[] Extended() =>
        [
            .. Header,
            0,
            .. Data.IsEmpty ? (ReadOnlySpan<byte>)[] : [(byte)(Data.Length >> 8), (byte)Data.Length, .. Data.Span],
            .. Expected is { } expected ? (ReadOnlySpan<byte>)[(byte)(expected >> 8), (byte)expected] : [],
        ];
}
