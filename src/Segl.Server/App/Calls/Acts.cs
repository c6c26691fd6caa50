using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// The registry of the acts, and their two endpoints: the server writes the payload, the app shows and signs it, the
/// server checks signature and knowledge and does it.
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

    /// <summary>Checks a statement and does what it says.</summary>
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

    // JSON may leave the name out.
    private Act? ActNamed(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    // A statement of an unknown act is like one that was never offered, if it is a statement of this app at all.
    private static Outcome<PerformAct> WhyNoAct(StoredApp app, Statement? statement) =>
        new Refusal(
            statement is not null && statement.AppId == app.Id && statement.IsSignedBy(app.PublicKey)
                ? Reason.StatementOver
                : Reason.StatementInvalid
        );
}
