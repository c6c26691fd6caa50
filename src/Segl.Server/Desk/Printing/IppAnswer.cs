using System.Buffers.Binary;
using System.Text;

namespace Segl.Server.Desk.Printing;

/// <summary>A printer's answer (RFC 8010 section 3.1), as far as a desk reads it.</summary>
internal sealed class IppAnswer
{
    private const short FirstError = 0x0100;
    private const int HeadBytes = 8;

    private readonly Dictionary<string, List<byte[]>> attributes = new(StringComparer.Ordinal);

    private IppAnswer(short status) => Status = status;

    /// <summary>The status code (RFC 8011 appendix B).</summary>
    public short Status { get; }

    /// <summary>Whether the printer did what it was asked.</summary>
    public bool IsDone => Status is >= 0 and < FirstError;

    /// <summary>The first number of an attribute; null when it has none.</summary>
    public int? Number(string name) =>
        attributes.TryGetValue(name, out var values) && values[0].Length == sizeof(int)
            ? BinaryPrimitives.ReadInt32BigEndian(values[0])
            : null;

    /// <summary>The texts of an attribute; none when it is missing.</summary>
    public IEnumerable<string> Texts(string name) =>
        attributes.TryGetValue(name, out var values) ? values.Select(Encoding.UTF8.GetString) : [];

    /// <summary>Whether an attribute is there and false.</summary>
    public bool IsFalse(string name) => attributes.TryGetValue(name, out var values) && values[0] is [0];

    /// <summary>Reads an answer; null when this is none.</summary>
    public static IppAnswer? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes)
        {
            return null;
        }

        var answer = new IppAnswer(BinaryPrimitives.ReadInt16BigEndian(bytes[2..]));
        var rest = bytes[HeadBytes..];
        var name = "";
        while (rest.Length > 0 && rest[0] != (byte)IppTag.EndOfAttributes)
        {
            var isGroup = rest[0] <= (byte)IppTag.LastOfGroups;
            rest = rest[1..];
            if (isGroup)
            {
                continue;
            }

            if (!TryTake(ref rest, out var named) || !TryTake(ref rest, out var value))
            {
                return null;
            }

            name = named.Length == 0 ? name : Encoding.ASCII.GetString(named);
            answer.Add(name, value.ToArray());
        }

        return answer;
    }

    private void Add(string name, byte[] value)
    {
        if (!attributes.TryGetValue(name, out var values))
        {
            attributes[name] = values = [];
        }

        values.Add(value);
    }

    // A length of two bytes, and so many bytes.
    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (rest.Length < sizeof(ushort))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        rest = rest[sizeof(ushort)..];
        if (rest.Length < length)
        {
            return false;
        }

        taken = rest[..length];
        rest = rest[length..];
        return true;
    }
}
