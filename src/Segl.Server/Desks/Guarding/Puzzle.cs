using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Keys;

namespace Segl.Server.Desks.Guarding;

/// <summary>
/// T-79: a proof of work without pictures. A form comes with a challenge; the browser seeks a number that makes the SHA-256 of
/// both begin with so many zero bits. It takes a browser a second or two beside the typing, and a script as long each time.
/// The server keeps nothing: the challenge is sealed, ends, and belongs to one form, which is counted.
/// </summary>
internal sealed class Puzzle(Codes codes)
{
    /// <summary>How many zero bits; the page's module reads it.</summary>
    public const int ZeroBits = 16;

    private const int LongestNumber = 20;
    private static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    /// <summary>The challenge of a form.</summary>
    public string Challenge(Guid form, DateTimeOffset now)
    {
        var until = (now + Valid).ToUnixTimeSeconds();
        return Sealed($"{form:n}.{until.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Whether a number solves the challenge of this form in time.</summary>
    public bool IsSolved(Guid form, string challenge, string number, DateTimeOffset now)
    {
        var parts = challenge.Split('.');
        return parts.Length == 3
            && parts[0] == form.ToString("n")
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && now.ToUnixTimeSeconds() < until
            && number.Length is > 0 and <= LongestNumber
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Sealed($"{parts[0]}.{parts[1]}")),
                Encoding.UTF8.GetBytes(challenge)
            )
            && HasZeroBits(challenge, number);
    }

    private string Sealed(string text) => $"{text}.{codes.OfChallenge(text)}";

    /// <summary>Whether a number solves a challenge, whosever it is.</summary>
    internal static bool HasZeroBits(string challenge, string number) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}.{number}")))
            >> (32 - ZeroBits)
        == 0;
}
