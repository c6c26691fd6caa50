using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.App.Calls;

/// <summary>The one way in: what a handler must not take on trust is proven by a filter before it runs.</summary>
internal static class ProvenArguments
{
    /// <summary>
    /// Hands a proven argument to each handler of the group that takes one, or answers with the no. Handlers that take
    /// none stay open.
    /// </summary>
    /// <param name="routes">The group.</param>
    /// <param name="prove">Proves it out of the request.</param>
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
