using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>R96: whether what a person holds gives the level that a login asks for.</summary>
internal static class LevelChecks
{
    /// <summary>
    /// Why not; null if it does. A login that asks for more ends, so that nothing is asked of the app in vain, and the page
    /// where it began says what to do.
    /// </summary>
    public static async Task<Refusal?> WhyNot(AppCall call, WaitingLogin waiting, AssuranceLevel asked)
    {
        var hasKey =
            AssuranceLevels.NeedsKey(asked)
            && await SecurityKeyStore.Active(call.Session, call.App.PersonId) is not null;
        if (AssuranceLevels.WhyNotByApp(call.Change.Person.Level, asked, hasKey) is not { } refused)
        {
            return null;
        }

        if (waiting.Login.EndBecause(refused.Because, call.Now).IsGranted(out var ended, out _))
        {
            // T-16: the number of the answer to the claim of another app stays, though its login goes.
            if (waiting is { Answer: { } answer, Login.AppId: { } holder } && holder != call.App.Id)
            {
                AppStore.KeepAnswer(call.Session, call.App.PersonId, holder, answer);
            }

            WaitingLoginStore.SaveLater(call.Session, waiting with { Login = ended, Offers = null, Answer = null });
            call.Wakes.AddRange([WakeUp.To(ended), call.App.PersonId]);
        }

        return refused;
    }
}
