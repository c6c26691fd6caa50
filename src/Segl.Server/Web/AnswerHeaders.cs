using Segl.Server.Configuration;

namespace Segl.Server.Web;

/// <summary>Headers of all responses of a kind: pages, refusals and errors.</summary>
internal static class AnswerHeaders
{
    private const string TwoYears = "max-age=63072000";

    /// <summary>
    /// HSTS (RFC 6797) on each https origin, and <c>no-store</c> on all responses of the app's API, since they are
    /// about one person and one moment. Set when the response starts, so that an error, which clears the headers set
    /// before, has them too.
    /// </summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app, Settings settings)
    {
        string[] all =
        [
            settings.Issuer,
            settings.LoginOrigin,
            settings.MyOrigin,
            settings.DeskOrigin,
            settings.DeskScreenOrigin,
            settings.OperateOrigin,
            .. settings.PhoneOrigins,
        ];
        var https = all.Select(origin => new Uri(origin))
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
