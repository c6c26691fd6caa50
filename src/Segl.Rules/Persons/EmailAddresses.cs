namespace Segl.Rules;

/// <summary>The registered e-mail address, a channel of notices (R100).</summary>
public static class EmailAddresses
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    /// <summary>
    /// The stored form of an address: trimmed, local part @ host name with a dot (RFC 5321 sections 4.1.2 and
    /// 4.5.3.1; no quoted local parts, no address literals). Null when it is not such an address.
    /// </summary>
    public static string? Read(string typed)
    {
        var address = typed.Trim();
        var at = address.LastIndexOf('@');
        if (at is < 1 or > LongestLocalPart || address.Length > LongestAddress)
        {
            return null;
        }

        var host = address[(at + 1)..];
        var isHost = host.Contains('.') && !host.EndsWith('.') && Uri.CheckHostName(host) is UriHostNameType.Dns;
        return isHost && IsDotAtom(address.AsSpan(0, at)) ? address : null;
    }

    // RFC 5322 section 3.2.3; non-ASCII letters as in RFC 6532.
    private static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        foreach (var character in local)
        {
            if (!char.IsLetterOrDigit(character) && !"!#$%&'*+-/=?^_`{|}~.".Contains(character))
            {
                return false;
            }
        }

        return local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;
    }
}
