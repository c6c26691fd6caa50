using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Segl.Server.Configuration;

namespace Segl.Server.Network;

/// <summary>The proxies that are trusted to report the caller's address.</summary>
internal static partial class Proxies
{
    private static readonly TimeSpan SayAgain = TimeSpan.FromHours(1);

    /// <summary>
    /// Applies the headers of trusted proxies, and warns about a proxy that is not trusted: all callers behind it
    /// count as one (R32), so three wrong codes of one caller make all of them wait.
    /// </summary>
    public static void UseProxies(this WebApplication app, Settings settings)
    {
        var trusted = settings.TrustedProxies.Select(Addresses.Plain).ToList();
        var (log, clock) = (app.Logger, app.Services.GetRequiredService<TimeProvider>());
        if (NobodyIsTrusted(settings))
        {
            LogNobodyIsTrusted(log);
        }

        var saidUntil = DateTimeOffset.MinValue;
        app.Use(
            (context, next) =>
            {
                // A race of two requests logs it twice, which is harmless.
                if (IsFromUntrustedProxy(context, trusted) && clock.GetUtcNow() is var now && now >= saidUntil)
                {
                    saidUntil = now + SayAgain;
                    LogNotTrusted(log, Addresses.Of(context));
                }

                return next(context);
            }
        );
        app.UseForwardedHeaders(Trusting(trusted));
    }

    /// <summary>
    /// Trusts <c>X-Forwarded-For</c> as far as it was written by these proxies, from the nearest outwards; from any
    /// other peer it is ignored. Public origins come from the configuration, so no other header is trusted.
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

    // Citizens use https while this process listens on http, so a proxy must terminate TLS.
    private static bool NobodyIsTrusted(Settings settings) =>
        settings.TrustedProxies.Count == 0
        && settings.Https
        && settings.Listen.Any(address => address.StartsWith("http:", StringComparison.OrdinalIgnoreCase));

    private static bool IsFromUntrustedProxy(HttpContext context, List<IPAddress> trusted) =>
        context.Connection.RemoteIpAddress is { } peer
        && context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !trusted.Contains(peer.Plain());

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Segl:TrustedProxies is empty although a proxy must end TLS in front of Segl: name its address, or all "
            + "citizens count as one caller and three wrong codes of anybody make everybody wait"
    )]
    private static partial void LogNobodyIsTrusted(ILogger log);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A request came through {Proxy}, which Segl:TrustedProxies does not name: all who come through it "
            + "count as one caller, and three wrong codes of anybody make them all wait"
    )]
    private static partial void LogNotTrusted(ILogger log, string proxy);
}
