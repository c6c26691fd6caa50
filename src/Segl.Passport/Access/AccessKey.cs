using System.Globalization;
using System.Text;

namespace Segl.Passport;

/// <summary>
/// The password that opens a chip (Doc 9303-11 section 4.4.4.1): what stands in the machine-readable zone, or the card
/// access
/// number printed on the front. The second opens chips with PACE only.
/// </summary>
public sealed record AccessKey
{
    // Doc 9303-11 section 4.4.4.1 gives a CAN six digits; other cards of the world have more.
    private const int LongestCan = 12;

    private AccessKey(byte[] password, byte reference, Mrz? mrz) =>
        (Password, Reference, Mrz) = (password, reference, mrz);

    /// <summary>The zone, when the whole of it was read; the chip must then hold the same.</summary>
    public Mrz? Mrz { get; }

    /// <summary>The bytes of the password: MRZ_information or the digits of the CAN.</summary>
    internal byte[] Password { get; }

    /// <summary>Which one it is, as MSE:Set AT names it: 1 the MRZ, 2 the CAN.</summary>
    internal byte Reference { get; }

    internal bool IsMrz => Reference == 1;

    /// <summary>The key in a whole zone.</summary>
    public static AccessKey From(Mrz mrz) => new(Encoding.ASCII.GetBytes(mrz.Information), 1, mrz);

    /// <summary>The key in three typed fields.</summary>
    public static AccessKey From(string documentNumber, DateOnly birth, DateOnly expiry)
    {
        var number = documentNumber.Trim().ToUpperInvariant();
        if (number.Length is 0 or > 22 || number.Any(c => c is not ('<' or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))))
        {
            throw new PassportException(PassportFault.Malformed, "A document number has up to 22 letters and digits.");
        }
        return new(Encoding.ASCII.GetBytes(Information(number, Short(birth), Short(expiry))), 1, null);
    }

    /// <summary>The card access number.</summary>
    public static AccessKey FromCan(string can) =>
        can.Length is > 0 and <= LongestCan && can.All(char.IsAsciiDigit)
            ? new(Encoding.ASCII.GetBytes(can), 2, null)
            : throw new PassportException(PassportFault.Malformed, "A card access number has digits only.");

    /// <summary>MRZ_information: each field with its check digit (Doc 9303-11 section 4.3.2).</summary>
    internal static string Information(string number, string birth, string expiry)
    {
        var padded = number.PadRight(9, '<');
        return $"{padded}{MrzCheckDigit.Of(padded)}{birth}{MrzCheckDigit.Of(birth)}{expiry}{MrzCheckDigit.Of(expiry)}";
    }

    /// <summary>Nothing of the password reaches a log (T-24).</summary>
    public override string ToString() => IsMrz ? "an MRZ" : "a CAN";

    private static string Short(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);
}
