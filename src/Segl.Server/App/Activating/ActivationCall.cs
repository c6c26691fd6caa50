using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>
/// A step of an activation, taken by the phone that holds its key. An endpoint whose handler takes one says
/// at which steps it may be called, and stands behind <see cref="ProvenArguments"/>.
/// </summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Activation">The activation in the path, as it stands.</param>
internal sealed record ActivationCall(Caller Caller, Activation Activation)
{
    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now => Caller.Now;

    /// <summary>The request.</summary>
    public HttpContext Context => Caller.Context;

    /// <summary>Keeps the parameter's place; nothing is proven yet.</summary>
    public static ValueTask<ActivationCall?> BindAsync(HttpContext context) =>
        new(new ActivationCall(new Caller(context, default, null), null!));
}
