using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Segl.Server.Web;

/// <summary>Which proxies are trusted to tell the caller's address.</summary>
internal static class Proxies
{
    /// <summary>
    /// Trusts <c>X-Forwarded-For</c> as far as it was written by these proxies, from the nearest outwards; from
    /// anybody else it is ignored. Public origins come from the configuration, so no other header is trusted.
    /// </summary>
    public static ForwardedHeadersOptions Trusting(IReadOnlyList<IPAddress> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(proxy);
        }

        return options;
    }
}
