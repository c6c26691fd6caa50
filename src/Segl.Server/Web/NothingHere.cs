using Segl.Rules;

namespace Segl.Server.Web;

/// <summary>A request that reaches no endpoint: a path that is none, or a method that it does not take.</summary>
internal static class NothingHere
{
    /// <summary>Such a request gets a problem answer and is counted, like every other no.</summary>
    public static void UseNothingHere(this IApplicationBuilder app) =>
        app.UseStatusCodePages(pages =>
        {
            var context = pages.HttpContext;
            var status = context.Response.StatusCode;
            return status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
                ? new Refusal(Reason.NotFound).ToProblem(context, status).ExecuteAsync(context)
                : Task.CompletedTask;
        });
}
