using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Operate;

/// <summary>The health of this process.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthView(string Status);

/// <summary>
/// Health checks for load balancers and orchestrators. Live: the process responds. Ready: it can serve requests, so
/// its database responds too; until then requests should go to other nodes.
/// </summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live")));
        health.MapGet("/ready", Ready);
    }

    private static async Task<Results<Ok<HealthView>, ProblemHttpResult>> Ready(
        Database database,
        DatabaseClock clock,
        CancellationToken stop
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await database.Read(session => session.QueryAll("SELECT 1", row => row.Int()), patience.Token);
            return clock.IsOff ? NotReady(clock.WhatIsOff) : TypedResults.Ok(new HealthView("ready"));
        }
        catch (Exception away) when (away is DbException or OperationCanceledException)
        {
            return NotReady("The database does not answer.");
        }
    }

    private static ProblemHttpResult NotReady(string why) =>
        TypedResults.Problem(
            type: "/problems/NotReady",
            title: why,
            statusCode: StatusCodes.Status503ServiceUnavailable
        );
}
