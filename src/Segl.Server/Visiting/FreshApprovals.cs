using System.Text.Json;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Storage;

namespace Segl.Server.Visiting;

/// <summary>The owner's approval of one act.</summary>
/// <param name="Login">The login in which it was given; the journal has what was signed.</param>
/// <param name="AppId">The app that gave it.</param>
internal sealed record FreshApproval(Guid Login, Guid AppId);

/// <summary>
/// R99, R93: a grave act is asked of the owner's app again. What the app shows and signs says what will be
/// done; the act waits, sealed, in the login that is to approve it, and is carried out at the return: by whom it was asked,
/// in the session that asked, and once, since a code is redeemed once.
/// </summary>
internal sealed class FreshApprovals<TVisit>(
    OwnDoor<TVisit> door,
    DoorLogins<TVisit> logins,
    Subjects subjects,
    Database database
)
    where TVisit : Visit
{
    private readonly Dictionary<string, Func<TVisit, JsonElement, TokenFacts, Task<IResult?>>> acts = new(
        StringComparer.Ordinal
    );

    /// <summary>Names an act, and how it is carried out. It decides anew, since time has passed since it was
    /// asked.</summary>
    public void Add<T>(string act, Func<TVisit, T, FreshApproval, Task<IResult>> carryOut) =>
        acts.Add(
            act,
            async (visit, arguments, given) =>
                given.AppId is { } app ? await carryOut(visit, Read<T>(arguments), new(given.Login.LoginId, app)) : null
        );

    /// <summary>Names an act for which any authenticator of the person answers.</summary>
    public void AddForAny<T>(string act, Func<TVisit, T, TokenFacts, Task<IResult>> carryOut) =>
        acts.Add(act, async (visit, arguments, given) => await carryOut(visit, Read<T>(arguments), given));

    /// <summary>Sends the browser to the login box, where an app is asked: that of whoever is logged in, or of somebody who
    /// stands beside them.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="act">The name of the act.</param>
    /// <param name="action">The action word that the app shows.</param>
    /// <param name="text">What will be done, as the app shows and signs it (R93).</param>
    /// <param name="arguments">What it is done with; nobody but this server reads or changes it meanwhile.</param>
    /// <param name="back">The page to show when it was not approved.</param>
    /// <param name="other">Who approves it; null for whoever is logged in.</param>
    public Task<IResult> Ask<T>(
        TVisit visit,
        string act,
        string action,
        string text,
        T arguments,
        string back,
        Person? other = null
    )
    {
        var by = other ?? visit.Person;
        if (!acts.ContainsKey(act) || !LoginTexts.MayShow(action) || !LoginTexts.MayShow(text))
        {
            throw new ArgumentException($"The app cannot be asked for {act} in these words.");
        }

        var asked = new AskedAct(
            visit.Session.LoginId,
            by.Id,
            act,
            JsonSerializer.SerializeToElement(arguments, JsonSerializerOptions.Web)
        );
        return logins.Begin(
            visit.Context,
            visit.Language,
            back,
            request =>
                request with
                {
                    Action = action,
                    Text = text,
                    LoginHint = by.UserId,
                    ExpectedSubject = subjects.Of(by.Id, door.Client.Named("").SectorIdentifier),
                },
            asked
        );
    }

    /// <summary>Carries out what was approved.</summary>
    /// <returns>Null when it was asked for in another session, by another person, or not approved by an app.</returns>
    public async Task<IResult?> CarryOut(TVisit visit, AskedAct asked, TokenFacts given)
    {
        // It was an approval, and is no login to anything.
        await database.Write(
            Durability.Durable,
            session => LoginTokenStore.Revoke(session, given.Login, door.Client.Id, visit.Now)
        );
        return asked.SessionLogin == visit.Session.LoginId && given.Login.PersonId == asked.By
            ? await acts[asked.Name](visit, asked.Arguments, given)
            : null;
    }

    private static T Read<T>(JsonElement arguments) => arguments.Deserialize<T>(JsonSerializerOptions.Web)!;
}
