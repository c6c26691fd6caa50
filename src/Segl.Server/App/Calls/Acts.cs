using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// The registry of the acts, and their two endpoints: the server writes the payload, the app shows and signs it, the
/// server verifies signature and knowledge and performs the act.
/// </summary>
internal sealed class Acts(AppCalls calls, IEnumerable<Act> acts)
{
    /// <summary>The acts by their names.</summary>
    public FrozenDictionary<string, Act> ByName { get; } = acts.ToFrozenDictionary(act => act.Name);

    /// <summary>Writes the payload of an act.</summary>
    public Task<Results<Ok<Offered>, ProblemHttpResult>> OfferAct(Caller caller, Guid app, AskedAct asked) =>
        calls.Change<OfferAct?, Offered>(
            caller,
            app,
            (session, person, _) => ActNamed(asked.Act)?.PrepareOffer(session, person),
            async (call, offer) => offer is null ? new Refusal(Reason.Malformed) : await offer(call, asked)
        );

    /// <summary>Verifies a statement and performs its act.</summary>
    public Task<Results<Ok<StatementDone>, ProblemHttpResult>> PerformAct(
        HttpContext context,
        Guid app,
        SignedAct signed
    )
    {
        var statement = Statement.Read(signed.Statement);
        return calls.ChangeByStatement<BelieveStatement?, StatementDone>(
            context,
            app,
            (session, person, _) =>
                statement is not null && statement.AppId == app
                    ? ActNamed(statement.Act)?.PrepareAct(session, person, statement)
                    : null,
            (caller, believe, now) =>
                (believe is null ? WhyNoAct(caller, statement) : believe(caller, now)).IsGranted(
                    out var act,
                    out var refused
                )
                    ? new ChangeByApp<StatementDone>(call => act(call, signed))
                    : refused
        );
    }

    // The name may be missing in the JSON.
    private Act? ActNamed(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    // A statement of an unknown act is refused like one that was never offered, provided that this app signed it.
    private static Outcome<PerformAct> WhyNoAct(StoredApp app, Statement? statement) =>
        new Refusal(
            statement is not null && statement.AppId == app.Id && statement.IsSignedBy(app.PublicKey)
                ? Reason.StatementOver
                : Reason.StatementInvalid
        );
}
