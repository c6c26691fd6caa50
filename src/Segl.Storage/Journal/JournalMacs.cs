using System.Security.Cryptography;
using System.Text;

namespace Segl.Storage;

/// <summary>
/// The MACs by which the server's lines are distinguished from those of an attacker who has only the database (T-72).
/// The key comes from the key file.
/// </summary>
public sealed class JournalMacs(byte[] key)
{
    // Each login writes two MACs. Half of an HMAC-SHA-256 is as much as RFC 2104 section 5 asks for.
    private const int Kept = HMACSHA256.HashSizeInBytes / 2;

    /// <summary>The first 16 bytes of HMAC-SHA-256("segl journal line v1" ‖ hash of the line).</summary>
    public byte[] OfLine(byte[] hash) => WholeOfLine(hash)[..Kept];

    /// <summary>Whether this server's key made the MAC of this line.</summary>
    public bool IsOurs(JournalLine line) => Fits(line.Mac, WholeOfLine(line.Hash));

    /// <summary>
    /// The MAC of the head of a person's journal, 16 bytes. It is not derived from the last line's MAC, so an attacker who
    /// truncates the journal cannot compute the MAC of the new head. It also covers what the journal says about the
    /// person's row.
    /// </summary>
    public byte[] OfHead(Person person, long seq, byte[] hash) => WholeOfHead(person, seq, hash)[..Kept];

    /// <summary>Whether this server's key made the MAC of this head of a person's journal.</summary>
    public bool IsOurs(JournalHead head, Person person) => Fits(head.Mac, WholeOfHead(person, head.Seq, head.Hash));

    private byte[] WholeOfLine(byte[] hash) => HMACSHA256.HashData(key, (byte[])[.. "segl journal line v1"u8, .. hash]);

    // An earlier version kept all bytes.
    private static bool Fits(byte[]? kept, byte[] whole) =>
        kept is { Length: Kept or HMACSHA256.HashSizeInBytes }
        && CryptographicOperations.FixedTimeEquals(kept, whole.AsSpan(0, kept.Length));

    private byte[] WholeOfHead(Person person, long seq, byte[] hash)
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

    /// <summary>HMAC-SHA-256("segl erased leaf v1" ‖ place (8 to 16) ‖ hour in ms (8) ‖ hash of the leaf (32)).</summary>
    public byte[] OfErasedLeaf(byte[] place, DateTimeOffset hour, byte[] leafHash) =>
        HMACSHA256.HashData(
            key,
            (byte[])
                [
                    .. "segl erased leaf v1"u8,
                    .. place,
                    .. BitConverter.GetBytes(hour.ToUnixTimeMilliseconds()),
                    .. leafHash,
                ]
        );

    /// <summary>The MAC of the head of the scheme's own journal.</summary>
    public byte[] OfSchemeHead(long seq, byte[] hash) =>
        HMACSHA256.HashData(key, (byte[])[.. "segl scheme journal head v1"u8, .. BitConverter.GetBytes(seq), .. hash]);

    // The fields that change only together with a line. The wrapping binds the number to the person.
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
        // Only where there is one, so that the heads from before there were ends stay as they are.
        if (person.EndedAt is not null)
        {
            Write(writer, person.EndedAt);
        }
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static void Write(BinaryWriter writer, DateTimeOffset? at) =>
        writer.Write(at?.ToUnixTimeMilliseconds() ?? long.MinValue);
}

/// <summary>The head of a chain of lines, stored beside it.</summary>
/// <param name="Seq">The number of the last line; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Mac">The MAC of both; null before it was first computed, empty where none may be computed.</param>
public sealed record JournalHead(long Seq, byte[] Hash, byte[]? Mac)
{
    /// <summary>Whether this is the MAC.</summary>
    public bool IsMac(byte[] expected) => Mac is not null && CryptographicOperations.FixedTimeEquals(Mac, expected);
}
