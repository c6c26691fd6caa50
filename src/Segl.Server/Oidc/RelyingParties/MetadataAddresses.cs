using System.Text.RegularExpressions;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>The URIs in a relying party's metadata to which a browser may be redirected.</summary>
internal sealed class MetadataAddresses(MetadataMembers members, bool isNative)
{
    /// <summary>OpenID Connect Core 8.1: by default the host of the redirect URIs, which must then be
    /// unique.</summary>
    public string SectorIdentifier(IReadOnlySet<string> redirects)
    {
        if (members.Text("sector_identifier") is { } given)
        {
            MetadataMembers.Require(
                Uri.CheckHostName(given) is UriHostNameType.Dns,
                "sector_identifier must be a host name."
            );
            return given.ToLowerInvariant();
        }

        // A native app's redirect URI is on the device, with a host name shared by all.
        var hosts = redirects
            .Select(uri => new Uri(uri))
            .Where(uri => !isNative || uri.Scheme == Uri.UriSchemeHttps)
            .Select(uri => uri.Host)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        MetadataMembers.Require(
            hosts.Count == 1,
            "redirect_uris name several hosts or none, so sector_identifier must say which one counts."
        );
        return hosts[0];
    }

    // RFC 8252 section 7.1: a scheme that is a reversed domain name, so that it has an owner.
    private static bool IsOfAnApp(Uri address) => address.Scheme.Contains('.', StringComparison.Ordinal);

    /// <summary>The URIs of a member, each of them validated.</summary>
    public HashSet<string> Read(string member) =>
        [
            .. (members.Texts(member) ?? []).Select(uri =>
                Uri.TryCreate(uri, UriKind.Absolute, out var address)
                && address.Fragment.Length == 0
                && uri.All(c => c is > ' ' and < '\x7f')
                && address.UserInfo.Length == 0
                && (
                    address.Scheme == Uri.UriSchemeHttps
                    || (address.Scheme == Uri.UriSchemeHttp && MetadataMembers.IsThisMachine(address))
                    || (isNative && IsOfAnApp(address))
                )
                    ? uri
                    : throw new WrongMetadataException(
                        $"{member} holds {uri}, but must hold https addresses without a fragment (http on localhost only)."
                    )
            ),
        ];
}

/// <summary>Redirect URIs at the loopback interface.</summary>
internal static partial class Loopback
{
    /// <summary>The URI without its port; null when it is not at the loopback interface.</summary>
    public static string? WithoutPort(string address) =>
        Address().Match(address) is { Success: true } match ? match.Groups[1].Value + match.Groups[2].Value : null;

    [GeneratedRegex(@"^(http://(?:127\.0\.0\.1|\[::1\]|localhost))(?::[0-9]{1,5})?((?:[/?].*)?)$")]
    private static partial Regex Address();
}
