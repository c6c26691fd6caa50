using Segl.Rules;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.SecurityKeys;
using Segl.Storage;

namespace Segl.Server.Login.ByKey;

/// <summary>
/// R96: judges a security key in a login that the app has approved. Everything is judged anew (R37): login, identity, app
/// and key.
/// </summary>
internal sealed class KeyLogins(People people, SecurityKeyChecks checks, LoginAnswers answers, WakeUps wakeUps)
{
    /// <summary>The key answered in the browser that started the login.</summary>
    /// <param name="visit">That browser's request.</param>
    /// <param name="assertion">What the browser got of the key; JSON.</param>
    /// <returns>The redirect address with the response, once.</returns>
    public async Task<Outcome<string>> Use(Visit visit, string assertion)
    {
        var login = visit.Started.Key!.Value;
        var outcome = await people.Change(login.PersonId, visit.Now, change => Judge(change, login, visit, assertion));
        if (!outcome.IsGranted(out var finished, out var refused))
        {
            Metrics.Refused(refused.Because);
            return refused;
        }

        wakeUps.Wake(WakeUp.To(finished));
        wakeUps.Wake(login.PersonId);
        Metrics.Login("finished");
        return answers.Approved(login, visit.Request, visit.Now);
    }

    private async Task<Outcome<Rules.Login>> Judge(PersonChange change, LoginKey login, Visit visit, string assertion)
    {
        var (session, person) = (change.Session, change.Person);
        var approved = await session.ExecuteQuery(LoginStore.Approved(login));
        if (
            approved?.Login is not { AppId: { } appId } awaits
            || !awaits.UseKey(change.Now).IsGranted(out var finished, out _)
        )
        {
            return new Refusal(Reason.LoginOver);
        }

        var app = await AppStore.Find(session, person.Id, appId);
        var key = await SecurityKeyStore.Active(session, person.Id);
        var no = app is null
            ? new(Reason.AppNotActive)
            : app.Standing.WhyNotVouch(person.FrozenAt, change.Now)
                ?? AssuranceLevels.WhyNotByApp(person.Level, visit.Request.Level, key is not null);
        if (no is not null)
        {
            return no;
        }

        if (await checks.Proven(key!, login, assertion, visit.Context.RequestAborted) is not { } counter)
        {
            return new Refusal(Reason.SecurityKeyWrong);
        }

        if (SecurityKey.SeemsCloned(key!.Counter, counter))
        {
            return Suspect(change, key, counter, visit.Started.Address);
        }

        if (!await LoginStore.SaveKeyUse(session, finished, key.Id))
        {
            return new Refusal(Reason.LoginOver);
        }

        SecurityKeyStore.Save(session, key with { Counter = counter, LastUsedAt = change.Now });
        change.Record(
            Happening.SecurityKeyUsed,
            new
            {
                login = finished.Id,
                client = visit.Request.ClientId,
                level = AssuranceLevels.Of(person.Level, finished.Means!.Value),
                key = key.Id,
                name = key.Name,
                address = visit.Started.Address,
            }
        );
        return finished;
    }

    // WebAuthn Level 3, section 7.2, step 22. Which of the two is the owner's cannot be told, so neither works any more.
    private static Refusal Suspect(PersonChange change, StoredSecurityKey key, uint counter, string address)
    {
        HeldKeys.Block(change, key);
        change.Record(
            Happening.SecurityKeyCloned,
            new
            {
                key = key.Id,
                name = key.Name,
                before = key.Counter,
                told = counter,
                address,
            }
        );
        return new(Reason.SecurityKeyCloned);
    }
}
