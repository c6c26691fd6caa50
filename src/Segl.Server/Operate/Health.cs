using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Server.DocumentChecks.Trust;
using Segl.Server.Nodes;

namespace Segl.Server.Operate;

/// <summary>The health of this process.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Documents">R72: what is to be seen to before documents are believed; null when nothing is.</param>
internal sealed record HealthView(string Status, string? Documents = null);

/// <summary>
/// What a load balancer or orchestrator asks. Live: the process answers. Ready: it can serve requests, so a write works;
/// until then requests should go to other nodes.
/// </summary>
internal static class Health
{
    /// <summary>Opens <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live")));
        health.MapGet("/ready", Ready);
    }

    private static async Task<Results<Ok<HealthView>, ProblemHttpResult>> Ready(
        DatabaseWatch watch,
        DatabaseClock clock,
        DocumentTrust trust
    ) =>
        await watch.NextLook() is { } fault ? NotReady($"The database is out of order ({fault}).")
        : clock.IsOff ? NotReady(clock.WhatIsOff)
        : TypedResults.Ok(new HealthView("ready", trust.WhatIsOff(clock.GetUtcNow())));

    private static ProblemHttpResult NotReady(string why) =>
        TypedResults.Problem(
            type: "/problems/NotReady",
            title: why,
            statusCode: StatusCodes.Status503ServiceUnavailable
        );
}
