using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Segl.Server.Web;

/// <summary>Whose word counts about where a caller is.</summary>
internal static class Proxies
{
    /// <summary>
    /// Believes <c>X-Forwarded-For</c> as far as it was written by these proxies, from the nearest outwards; from
    /// anybody else it is ignored. Public origins come from the configuration, so no other header is believed at all.
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
