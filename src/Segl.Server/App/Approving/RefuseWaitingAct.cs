using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>
/// R94: "this was not me" before any claim: every login that waits for the person and that no app has claimed ends. The
/// app knows none of them, so it names none.
/// </summary>
internal sealed class RefuseWaitingAct(StatementPayloads payloads, KnowledgeChecks knowledge, Codes codes)
    : OfferedAct<NoArguments, QueryResult<List<WaitingLogin>>>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "refuse-waiting";

    /// <inheritdoc/>
    protected override QueryResult<List<WaitingLogin>> DeferReads(Session session, Guid personId) =>
        session.DeferQuery(WaitingLoginStore.NewestUnclaimed(session, personId, Limits.LoginsRefusedAtOnce));

    /// <inheritdoc/>
    protected override Task<Outcome<NoArguments>> DecideOffer(
        AppCall call,
        AskedAct asked,
        QueryResult<List<WaitingLogin>> found
    ) => Task.FromResult<Outcome<NoArguments>>(new NoArguments());

    /// <inheritdoc/>
    protected override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        NoArguments arguments,
        QueryResult<List<WaitingLogin>> found
    ) { }

    /// <summary>None, as for a login that is claimed.</summary>
    protected override RequiredKnowledge KnowledgeFor(
        AppCall call,
        NoArguments arguments,
        QueryResult<List<WaitingLogin>> found
    ) => RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NoArguments, QueryResult<List<WaitingLogin>>> act) =>
        Task.FromResult(EndAll(act.Call, act.Found.Value, act.Statement));

    private Refusal? EndAll(AppCall call, List<WaitingLogin> waiting, Statement statement)
    {
        var ended = waiting.FindAll(login => Refuse(call, login));
        if (ended.Count == 0)
        {
            return new(Reason.LoginOver);
        }

        // R100: one act, one message a channel.
        call.Wakes.Add(call.App.PersonId);
        call.Change.Record(
            Happening.LoginRefused,
            new
            {
                logins = ended.ConvertAll(login => login.Login.Id),
                addresses = ended.Select(login => login.Address).Distinct(),
                app = call.App.Id,
                statement = statement.Compact,
            }
        );
        return null;
    }

    private bool Refuse(AppCall call, WaitingLogin login)
    {
        if (!login.Login.RefuseUnclaimed(call.App.PersonId, call.Now).IsGranted(out var refused, out _))
        {
            return false;
        }

        WaitingLoginStore.SaveLater(call.Session, login with { Login = refused });
        foreach (var source in PushStopSources.Of(login, codes))
        {
            PushStopStore.Add(call.Session, call.App.PersonId, source, call.Now);
        }

        call.Wakes.Add(WakeUp.To(refused));
        Metrics.Login("refused");
        return true;
    }
}
