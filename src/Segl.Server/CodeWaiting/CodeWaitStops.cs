using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.CodeWaiting;

/// <summary>Stops the wait for an activation code: in the portal, by the link, or with the app that asked (R33).</summary>
internal static class CodeWaitStops
{
    /// <summary>Stops it, voids a code that it gave, and notifies on all channels.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <returns>Null, or why not.</returns>
    public static async Task<Refusal?> Stop(PersonChange change, string by)
    {
        if (
            await CodeWaitStore.Of(change.Session, change.Person.Id) is not { } stored
            || !stored.Wait.IsOpen(change.Now)
        )
        {
            return new(Reason.CodeWaitOver);
        }

        await CodeWaitStore.Remove(change.Session, change.Person.Id);
        if (stored.Wait.CodesShown > 0)
        {
            await ActivationCodeStore.Remove(change.Session, change.Person.Id);
        }

        change.Record(Happening.ActivationCodeStopped, new { by });
        return null;
    }
}
