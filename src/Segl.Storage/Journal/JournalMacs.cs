using System.Security.Cryptography;
using System.Text;

namespace Segl.Storage;

/// <summary>
/// The MACs by which the server's own lines are told from those of somebody who only has the database (T-72). The key
/// comes from the key file.
/// </summary>
public sealed class JournalMacs(byte[] key)
{
    /// <summary>HMAC-SHA-256("segl journal line v1" ‖ hash of the line).</summary>
    public byte[] OfLine(byte[] hash) => HMACSHA256.HashData(key, (byte[])[.. "segl journal line v1"u8, .. hash]);

    /// <summary>
    /// Under the end of a person's journal, which is no function of the last line's MAC: whoever cuts lines off cannot
    /// make the MAC of the end that is left. It also covers what the journal says about the person's row.
    /// </summary>
    public byte[] OfHead(Person person, long seq, byte[] hash)
    {
        using var covered = new MemoryStream();
        using (var writer = new BinaryWriter(covered, Encoding.UTF8))
        {
            writer.Write("segl journal head v1"u8);
            writer.Write(person.Id.ToByteArray(bigEndian: true));
            writer.Write(seq);
            writer.Write(hash);
            Write(writer, person);
        }

        return HMACSHA256.HashData(key, covered.ToArray());
    }

    /// <summary>Under the end of the scheme's own journal.</summary>
    public byte[] OfSchemeHead(long seq, byte[] hash) =>
        HMACSHA256.HashData(key, (byte[])[.. "segl scheme journal head v1"u8, .. BitConverter.GetBytes(seq), .. hash]);

    // What changes only together with a line. The number is bound to the person by its wrapping.
    private static void Write(BinaryWriter writer, Person person)
    {
        writer.Write((int)person.NumberKind);
        writer.Write(person.Name);
        writer.Write(person.BirthDate.DayNumber);
        writer.Write(person.UserId);
        writer.Write((int)person.Level);
        Write(writer, person.Phone);
        Write(writer, person.PhoneChangedAt);
        writer.Write(person.PhoneHoldLifted);
        Write(writer, person.Email);
        writer.Write(person.RegisteredAt.ToUnixTimeMilliseconds());
        Write(writer, person.FrozenAt);
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static void Write(BinaryWriter writer, DateTimeOffset? at) =>
        writer.Write(at?.ToUnixTimeMilliseconds() ?? long.MinValue);
}

/// <summary>The end of a chain of lines, as it is kept beside them.</summary>
/// <param name="Seq">The number of the last line; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Mac">The MAC under both; null before it was first made, empty where it must not be made.</param>
public sealed record JournalHead(long Seq, byte[] Hash, byte[]? Mac)
{
    /// <summary>True when this server's key made the MAC for this person.</summary>
    public bool IsOurs(JournalMacs macs, Person person) => IsMac(macs.OfHead(person, Seq, Hash));

    /// <summary>True when this is the MAC.</summary>
    public bool IsMac(byte[] expected) => Mac is not null && CryptographicOperations.FixedTimeEquals(Mac, expected);
}
