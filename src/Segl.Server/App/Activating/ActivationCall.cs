using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>
/// An activation request, proven to come from the phone that holds its key. The endpoint of a handler with this
/// parameter declares the steps at which it may be called, and belongs to a group with <see cref="ProvenArguments"/>.
/// </summary>
/// <param name="Caller">The caller.</param>
/// <param name="Activation">The activation in the path, as stored.</param>
internal sealed record ActivationCall(Caller Caller, Activation Activation)
{
    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now => Caller.Now;

    /// <summary>The request.</summary>
    public HttpContext Context => Caller.Context;

    /// <summary>What the framework binds before the filter has proven who calls; the filter replaces it.</summary>
    public static ValueTask<ActivationCall?> BindAsync(HttpContext context) =>
        new(new ActivationCall(new Caller(context, default, null), null!));
}
