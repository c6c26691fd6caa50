namespace Segl.Companion.Cards;

/// <summary>The data of MSE:Set AT for PACE (Doc 9303-11 section 4.4.4.1).</summary>
internal static class PaceChoice
{
    private const byte Mechanism = 0x80,
        Password = 0x83,
        DomainParameters = 0x84;

    private const byte Mrz = 1,
        Can = 2;

    // id-PACE, 0.4.0.127.0.7.2.2.4
    private static readonly byte[] Pace = [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04];

    /// <summary>
    /// Whether the password is the machine-readable zone or the card access number, neither of which can be used up. The
    /// other numbers are a PIN and its unblocking key.
    /// </summary>
    public static bool IsByWhatIsPrinted(ReadOnlySpan<byte> data)
    {
        var (hasMechanism, hasPassword) = (false, false);
        while (data is [var tag, var length, .. var rest] && length <= rest.Length)
        {
            var value = rest[..length];
            var isRight = tag switch
            {
                Mechanism => !hasMechanism && value.Length == 10 && value.StartsWith(Pace),
                Password => !hasPassword && value is [Mrz or Can],
                DomainParameters => value.Length == 1,
                _ => false,
            };
            if (!isRight)
            {
                return false;
            }
            (hasMechanism, hasPassword) = (hasMechanism || tag == Mechanism, hasPassword || tag == Password);
            data = rest[length..];
        }
        return data.IsEmpty && hasMechanism && hasPassword;
    }
}
