namespace Segl.Rules;

/// <summary>
/// R92: the code of 8 characters on the starting screen. It is the beginning of the login's id, which is random, so that
/// it is found at once however many logins wait; the QR code says the id, too.
/// </summary>
public static class LoginCodes
{
    private const int PrefixBytes = 5;
    private const int IdBytes = 16;

    /// <summary>The code of a login.</summary>
    public static string Of(Guid loginId)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        loginId.TryWriteBytes(id, bigEndian: true, out _);
        var bits = 0UL;
        foreach (var one in id[..PrefixBytes])
        {
            bits = (bits << 8) | one;
        }

        return Crockford.Of(bits, Limits.LoginCodeCharacters);
    }

    /// <summary>Which logins a typed code can mean: those from the first id to the last. Null when it is no
    /// code.</summary>
    public static (Guid First, Guid Last)? Read(string typed)
    {
        if (Crockford.Read(typed, Limits.LoginCodeCharacters) is not { } code)
        {
            return null;
        }

        Span<byte> id = stackalloc byte[IdBytes];
        var bits = Crockford.Bits(code);
        for (var at = PrefixBytes - 1; at >= 0; at--)
        {
            id[at] = (byte)bits;
            bits >>= 8;
        }

        var first = new Guid(id, bigEndian: true);
        id[PrefixBytes..].Fill(byte.MaxValue);
        return (first, new Guid(id, bigEndian: true));
    }
}
