using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.SecurityKeys;
using Segl.Storage;

namespace Segl.Server.Login.ByKey;

/// <summary>
/// R18: registers the security key whose registration the owner's app approved. Its place is the login in which that was
/// approved: only the browser that began it has its cookie, its row names the person, and what was approved is used once.
/// </summary>
internal sealed class KeyRegistration(Database database, People people, SecurityKeyChecks checks, OwnClients own)
{
    /// <summary>What was approved in this browser's login and can be done now.</summary>
    public async Task<Outcome<SecurityKeyOffer>> Find(Visit visit) =>
        visit.Started.Key is { } login
            ? await database.Read(async session =>
                await PersonStore.Find(session, login.PersonId) is { } person
                    ? await Find(session, person, login, visit.Now)
                    : new Refusal(Reason.SecurityKeyOver)
            )
            : new Refusal(Reason.SecurityKeyOver);

    /// <summary>The browser made a credential: the key is added, once.</summary>
    /// <param name="visit">The browser's request.</param>
    /// <param name="credential">What the browser got of the key; JSON.</param>
    /// <returns>The key, or why not.</returns>
    public async Task<Outcome<StoredSecurityKey>> Add(Visit visit, string credential) =>
        visit.Started.Key is { } login
            ? await people.Change(
                login.PersonId,
                visit.Now,
                change => Add(change, login, credential, visit.Context.RequestAborted)
            )
            : new Refusal(Reason.SecurityKeyOver);

    private async Task<Outcome<StoredSecurityKey>> Add(
        PersonChange change,
        LoginKey login,
        string credential,
        CancellationToken stop
    )
    {
        var (session, person) = (change.Session, change.Person);
        var found = await Find(session, person, login, change.Now);
        if (!found.IsGranted(out var offer, out var refused))
        {
            return refused;
        }

        var all = await SecurityKeyStore.Of(session, person.Id);
        var made = await checks.Add(offer, all, credential, change.Now, stop);
        if (!made.IsGranted(out var key, out var wrong))
        {
            return wrong;
        }

        var held = await Authenticators.Of(session, person.Id);
        // R27: somebody may have taken the name since it was approved.
        key = key with
        {
            Name = AuthenticatorNames.Free(key.Name, held.NamesBut("")),
        };
        SecurityKeyOfferStore.Remove(session, person.Id);
        SecurityKeyStore.Add(session, key);
        change.Record(
            Happening.SecurityKeyAdded,
            new
            {
                key = key.Id,
                name = key.Name,
                digest = key.Digest,
                by = "portal",
                approvedBy = offer.AppId,
                login = offer.Login.LoginId,
            }
        );
        return key;
    }

    // R37: the session that asked, the identity, the app that approved, and the one place for a key are judged again.
    private async Task<Outcome<SecurityKeyOffer>> Find(
        Session session,
        Person person,
        LoginKey login,
        DateTimeOffset now
    )
    {
        if (
            await SecurityKeyOfferStore.Find(session, login, now) is not { } offer
            || !await LoginTokenStore.IsLive(session, new(person.Id, offer.SessionLogin), own.My.Id)
        )
        {
            return new Refusal(Reason.SecurityKeyOver);
        }

        var app = await AppStore.Find(session, person.Id, offer.AppId);
        var active = await SecurityKeyStore.Active(session, person.Id);
        return
            SecurityKey.WhyNotAdd(
                app?.Standing,
                app is null ? null : CopyingTheApp.RestrictedUntil(app.FirstApp, app.Through, app.ActivatedAt),
                active is not null,
                person.FrozenAt,
                now
            )
                is { } refused
            ? refused
            : offer;
    }
}
