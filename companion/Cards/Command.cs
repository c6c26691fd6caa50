using System.Buffers.Binary;

namespace Segl.Companion.Cards;

/// <summary>A command of ISO/IEC 7816-4 section 5.1, as far as one must see what it asks for.</summary>
/// <param name="Class">CLA.</param>
/// <param name="Instruction">INS.</param>
/// <param name="Parameters">P1 and P2.</param>
/// <param name="Data">Command data.</param>
internal sealed record Command(byte Class, byte Instruction, int Parameters, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads a command; null unless its lengths are exactly what it has.</summary>
    public static Command? Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length is < 4 or > Bounds.LongestCommand)
        {
            return null;
        }
        var head = new Command(span[0], span[1], BinaryPrimitives.ReadUInt16BigEndian(span[2..]), default);
        return (span.Length - 4) switch
        {
            0 or 1 => head,
            2 => null,
            3 when span[4] == 0 => head,
            > 3 when span[4] == 0 => head.With(bytes[7..], BinaryPrimitives.ReadUInt16BigEndian(span[5..]), 2),
            _ => head.With(bytes[5..], span[4], 1),
        };
    }

    private Command? With(ReadOnlyMemory<byte> rest, int length, int lengthOfLe) =>
        length > 0 && (rest.Length == length || rest.Length == length + lengthOfLe)
            ? this with
            {
                Data = rest[..length],
            }
            : null;
}
