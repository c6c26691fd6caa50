using Microsoft.AspNetCore.Diagnostics;
using Segl.Rules;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Web.Faults;

/// <summary>
/// What the rules did not foresee: a body that cannot be read is a 400, a database out of order a 503; anything else is
/// a 500 with an id and no detail, which stands beside the exception in the log.
/// </summary>
internal sealed class UnhandledExceptions(
    DatabaseWatch watch,
    PageFrame frame,
    FaultPages pages,
    ILogger<UnhandledExceptions> log
) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            var reason = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? Reason.TooLarge : Reason.Malformed;
            await new Refusal(reason).ToProblem(httpContext).ExecuteAsync(httpContext);
            return true;
        }

        if (exception is DatabaseAwayException away)
        {
            // The watch tells it, once for all.
            watch.Refused(away.Fault);
            await (await OutOfOrder.Answer(httpContext, frame)).ExecuteAsync(httpContext);
            return true;
        }

        var id = Guid.NewGuid();
        // The route and not the path, which can hold a secret: the link that stops a copy is one.
        var route = (httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern;
        log.LogError(exception, "UnhandledExceptions {Id} at {Route}", id, route?.RawText);
        if (FaultPages.IsRead(httpContext))
        {
            await pages.Broken(httpContext, id).ExecuteAsync(httpContext);
            return true;
        }

        await TypedResults
            .Problem(
                statusCode: StatusCodes.Status500InternalServerError,
                type: "/problems/UnhandledExceptions",
                extensions: new Dictionary<string, object?> { ["id"] = id }
            )
            .ExecuteAsync(httpContext);
        return true;
    }
}
