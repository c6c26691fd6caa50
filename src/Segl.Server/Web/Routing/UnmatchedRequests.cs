using Segl.Rules;
using Segl.Server.Operate;
using Segl.Server.Web.Faults;

namespace Segl.Server.Web.Routing;

/// <summary>A request that matches no endpoint: an unknown path, or a method that is not allowed.</summary>
internal static class UnmatchedRequests
{
    /// <summary>Such a request gets a problem answer (RFC 9457), or a page where somebody reads it, and is counted, like every
    /// other refusal.</summary>
    public static void UseUnmatchedRequests(this IApplicationBuilder app) =>
        app.UseStatusCodePages(pages =>
        {
            var context = pages.HttpContext;
            var status = context.Response.StatusCode;
            if (status is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
            {
                return Task.CompletedTask;
            }

            if (!FaultPages.IsRead(context))
            {
                return new Refusal(Reason.NotFound).ToProblem(context, status).ExecuteAsync(context);
            }

            Metrics.Refused(Reason.NotFound);
            return context
                .RequestServices.GetRequiredService<FaultPages>()
                .Missing(context, status)
                .ExecuteAsync(context);
        });
}
