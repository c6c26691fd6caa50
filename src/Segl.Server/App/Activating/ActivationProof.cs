using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>Proves that the caller owns an activation, and that the endpoint is its next step.</summary>
internal sealed class ActivationProof(AppCalls calls, Database database)
{
    /// <summary>The activation in the path, requested by the phone that holds its key, before its expiry and at an
    /// expected step.</summary>
    public async Task<Outcome<ActivationCall>> Prove(HttpContext context)
    {
        if (!calls.Prove(context).IsGranted(out var caller, out var unproven))
        {
            return unproven;
        }

        var id = Guid.Parse((string)context.GetRouteValue("id")!);
        var found = await database.Read(session => ActivationStore.Find(session, id), caller.Gone);
        return found switch
        {
            null => new Refusal(Reason.ActivationOver),
            _ when !caller.Holds(found.PublicKey) => new Refusal(Reason.ProofInvalid),
            _ when IsOver(found, caller.Now) => new Refusal(Reason.ActivationOver),
            _ when !context.GetEndpoint()!.Metadata.GetRequiredMetadata<ExpectedStep>().Fits(found) => new Refusal(
                Reason.ActivationOutOfOrder
            ),
            _ => new ActivationCall(caller, found),
        };
    }

    /// <summary>True when the activation expired. A copy has deadlines of its own (R45).</summary>
    public static bool IsOver(Activation activation, DateTimeOffset now) =>
        activation.CopyId is null && now >= activation.StartedAt + Limits.ActivationValid;
}

/// <summary>The steps of an activation at which an endpoint may be called.</summary>
internal sealed record ExpectedStep(Func<Activation, bool> Fits);

/// <summary>Declares the steps where an endpoint is mapped.</summary>
internal static class ExpectedSteps
{
    /// <summary>The endpoint may be called at these steps.</summary>
    public static RouteHandlerBuilder At(this RouteHandlerBuilder endpoint, params ActivationStep[] steps) =>
        endpoint.WithMetadata(new ExpectedStep(activation => steps.Contains(activation.Step)));

    /// <summary>The endpoint may be called by a phone that scanned the code of a copy.</summary>
    public static RouteHandlerBuilder AtScannedCode(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(
            new ExpectedStep(activation => activation is { Step: ActivationStep.Started, CopyId: not null })
        );
}
