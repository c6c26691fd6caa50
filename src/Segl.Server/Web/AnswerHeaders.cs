using Segl.Server.Configuration;

namespace Segl.Server.Web;

/// <summary>Headers that belong to every answer of a kind, whoever writes it: a page, a refusal or a fault.</summary>
internal static class AnswerHeaders
{
    private const string TwoYears = "max-age=63072000";

    /// <summary>
    /// HSTS (RFC 6797) on each of our https origins, and <c>no-store</c> on all that the app's API says, since it is
    /// about one person and one moment. Set when the answer begins, so that a fault, which clears what was written
    /// before, has them too.
    /// </summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app, Settings settings)
    {
        var https = new[] { settings.Issuer, settings.LoginOrigin }
            .Concat(settings.PhoneOrigins)
            .Select(origin => new Uri(origin))
            .Where(origin => origin.Scheme == Uri.UriSchemeHttps)
            .Select(origin => origin.Authority)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use(
            (context, next) =>
            {
                var isApi = context.Request.Path.StartsWithSegments("/api");
                var isHttps = https.Contains(context.Request.Host.Value ?? "");
                if (isApi || isHttps)
                {
                    context.Response.OnStarting(() =>
                    {
                        Set(context.Response.Headers, isApi, isHttps);
                        return Task.CompletedTask;
                    });
                }

                return next(context);
            }
        );
    }

    private static void Set(IHeaderDictionary headers, bool isApi, bool isHttps)
    {
        if (isApi)
        {
            headers.CacheControl = "no-store";
        }

        if (isHttps)
        {
            headers.StrictTransportSecurity = TwoYears;
        }
    }
}
