using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Segl.Server.Web.Routing;

/// <summary>
/// The methods of all routes: whatever takes GET takes HEAD (RFC 9110 section 9.3.2), and any other method is answered 405
/// with those that there are (section 15.5.6).
/// </summary>
internal static partial class RouteMethods
{
    /// <summary>A group without a prefix, whose routes for GET take HEAD, too; the server sends no body then.</summary>
    public static RouteGroupBuilder MapWithHead(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("");
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            if (
                endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { HttpMethods: { } methods }
                && methods.Contains(HttpMethods.Get)
                && !methods.Contains(HttpMethods.Head)
            )
            {
                endpoint.Metadata.Add(new HttpMethodMetadata([.. methods, HttpMethods.Head]));
            }
        });
        return routes;
    }

    /// <summary>
    /// Answers every other method of the routes that there are. The app's files have a route for any path, which would
    /// take a GET of <c>/token</c> for a file that is not there.
    /// </summary>
    public static void MapMethodsNotAllowed(this IEndpointRouteBuilder app)
    {
        var routes = app
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.Parameters.All(parameter => !parameter.IsCatchAll))
            .GroupBy(route => ParameterName().Replace(route.RoutePattern.RawText ?? "", "{"))
            .ToList();
        foreach (var same in routes)
        {
            var allowed = string.Join(
                ", ",
                same.SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                    .Distinct(StringComparer.Ordinal)
            );
            if (allowed.Length > 0)
            {
                var refused = app.Map(
                    same.First().RoutePattern,
                    context =>
                    {
                        context.Response.Headers.Allow = allowed;
                        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                        return Task.CompletedTask;
                    }
                );
                refused.ExcludeFromDescription();
                object?[] wherever =
                [
                    same.First().Metadata.GetMetadata<HostAttribute>(),
                    same.First().Metadata.GetMetadata<OperatorsAddress.Only>(),
                ];
                refused.WithMetadata([.. wherever.OfType<object>()]);
            }
        }
    }

    [GeneratedRegex(@"\{\w+")]
    private static partial Regex ParameterName();
}
