using Segl.Server.Configuration;

namespace Segl.Server.Web.Routing;

/// <summary>
/// The operator's door has an address of its own, which no proxy publishes: what is behind it is found there and nowhere
/// else, and nothing else is found there.
/// </summary>
internal static class OperatorsAddress
{
    /// <summary>Metadata of an endpoint behind the operator's door.</summary>
    public sealed record Only;

    /// <summary>Opens the operator's door, if it has an address.</summary>
    /// <param name="app">The routes of all doors.</param>
    /// <param name="settings">The address.</param>
    /// <param name="map">Maps what is behind it.</param>
    public static void MapOperate(this WebApplication app, Settings settings, Action<IEndpointRouteBuilder> map)
    {
        if (settings.OperateListen is not { } address || !settings.Doors.Contains(Door.Operate))
        {
            return;
        }

        // The port that was connected to, since anybody can name any in Host.
        var port = SettingChecks.PortOf(address);
        app.Use(
            (context, next) =>
            {
                var isBehindIt = context.GetEndpoint()?.Metadata.GetMetadata<Only>() is not null;
                if (isBehindIt != (context.Connection.LocalPort == port))
                {
                    context.SetEndpoint(null);
                }

                return next(context);
            }
        );
        var routes = app.MapWithHead();
        routes.WithMetadata(new Only());
        map(routes);
    }
}
