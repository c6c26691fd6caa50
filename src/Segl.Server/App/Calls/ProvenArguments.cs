using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.App.Calls;

/// <summary>Endpoint filters that prove a handler's arguments before the handler runs.</summary>
internal static class ProvenArguments
{
    /// <summary>
    /// Passes a proven argument to each handler of the group that has such a parameter, or responds with the refusal.
    /// Handlers without such a parameter are not affected.
    /// </summary>
    /// <param name="routes">The group.</param>
    /// <param name="prove">Proves the argument from the request.</param>
    public static void Prove<T>(this RouteGroupBuilder routes, Func<HttpContext, Task<Outcome<T>>> prove)
        where T : class =>
        routes.AddEndpointFilterFactory(
            (endpoint, next) =>
            {
                var place = Array.FindIndex(
                    endpoint.MethodInfo.GetParameters(),
                    parameter => parameter.ParameterType == typeof(T)
                );
                return place < 0 ? next : ProveThen;

                async ValueTask<object?> ProveThen(EndpointFilterInvocationContext call)
                {
                    if (!(await prove(call.HttpContext)).IsGranted(out var proven, out var refused))
                    {
                        return refused.ToProblem(call.HttpContext);
                    }

                    call.Arguments[place] = proven;
                    return await next(call);
                }
            }
        );
}
