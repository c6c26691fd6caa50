using Segl.Rules;

namespace Segl.Server.Web.Routing;

/// <summary>A request that matches no endpoint: an unknown path, or a method that is not allowed.</summary>
internal static class UnmatchedRequests
{
    /// <summary>Such a request gets a problem answer (RFC 9457) and is counted, like every other refusal.</summary>
    public static void UseUnmatchedRequests(this IApplicationBuilder app) =>
        app.UseStatusCodePages(pages =>
        {
            var context = pages.HttpContext;
            var status = context.Response.StatusCode;
            return status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
                ? new Refusal(Reason.NotFound).ToProblem(context, status).ExecuteAsync(context)
                : Task.CompletedTask;
        });
}
