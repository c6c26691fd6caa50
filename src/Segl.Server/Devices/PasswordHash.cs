using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NSec.Cryptography;
using Segl.Rules;

namespace Segl.Server.Devices;

/// <summary>
/// An Argon2id hash (RFC 9106) in the PHC string format: <c>$argon2id$v=19$m=…,t=…,p=1$salt$hash</c>. It says with which
/// parameters it was made, so that those of new ones may rise.
/// </summary>
/// <param name="MemoryKiB">The memory that it takes.</param>
/// <param name="Passes">How often that is gone over.</param>
/// <param name="Salt">The salt.</param>
/// <param name="Hash">The hash.</param>
internal sealed partial record PasswordHash(int MemoryKiB, int Passes, byte[] Salt, byte[] Hash)
{
    // OWASP's least for Argon2id with one lane.
    private const int MemoryOfNew = 19 * 1024;
    private const int PassesOfNew = 2;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Takes the place of one that does not exist: no password fits, and to find that out costs the
    /// same.</summary>
    public static PasswordHash Nobodys { get; } =
        new(
            MemoryOfNew,
            PassesOfNew,
            RandomNumberGenerator.GetBytes(SaltBytes),
            RandomNumberGenerator.GetBytes(HashBytes)
        );

    /// <summary>A password's hash, with today's parameters unless others are given.</summary>
    public static PasswordHash Of(string password, int memoryKiB = MemoryOfNew, int passes = PassesOfNew)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(memoryKiB, passes, salt, Compute(password, salt, memoryKiB, passes, HashBytes));
    }

    /// <summary>Whether new ones are made with more memory or passes by now.</summary>
    public bool IsWeaker => MemoryKiB < MemoryOfNew || Passes < PassesOfNew;

    /// <summary>Whether it is the hash of this password.</summary>
    public bool IsOf(string password) =>
        CryptographicOperations.FixedTimeEquals(Compute(password, Salt, MemoryKiB, Passes, Hash.Length), Hash);

    /// <summary>Reads a PHC string.</summary>
    /// <exception cref="FormatException">It is none that Segl wrote.</exception>
    public static PasswordHash Parse(string phc)
    {
        var match = PhcString().Match(phc);
        return match.Success
            ? new(Number(match, "m"), Number(match, "t"), Bytes(match, "salt"), Bytes(match, "hash"))
            : throw new FormatException("This is no Argon2id hash in the PHC format.");
    }

    /// <summary>The PHC string.</summary>
    public string ToPhc() =>
        FormattableString.Invariant($"$argon2id$v=19$m={MemoryKiB},t={Passes},p=1${B64(Salt)}${B64(Hash)}");

    /// <summary>A hash is never printed by accident.</summary>
    public override string ToString() => nameof(PasswordHash);

    private static byte[] Compute(string password, byte[] salt, int memoryKiB, int passes, int bytes) =>
        PasswordBasedKeyDerivationAlgorithm
            .Argon2id(
                new Argon2Parameters
                {
                    DegreeOfParallelism = 1,
                    MemorySize = memoryKiB,
                    NumberOfPasses = passes,
                }
            )
            .DeriveBytes(Encoding.UTF8.GetBytes(Passwords.Normalised(password)), salt, bytes);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Base64 without padding.
    private static string B64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(Match match, string group)
    {
        var text = match.Groups[group].Value;
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }

    [GeneratedRegex(
        @"^\$argon2id\$v=19\$m=(?<m>[0-9]{1,7}),t=(?<t>[0-9]{1,3}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{16,86})\z"
    )]
    private static partial Regex PhcString();
}
