using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>R94: "this was not me": refused, notified on all channels, and no pushes from there for an
/// hour.</summary>
internal sealed class RefuseAct(Codes codes) : AnswerAct
{
    /// <inheritdoc/>
    public override string Name => "refuse";

    /// <inheritdoc/>
    protected override byte[] HashIn(AnswerOffers offers) => offers.Refuse;

    /// <inheritdoc/>
    protected override Task<Outcome<StatementDone>> Answer(
        AppCall call,
        Statement statement,
        WaitingLogin login,
        Knowledge? known
    ) => Task.FromResult(Refuse(call, statement, login));

    private Outcome<StatementDone> Refuse(AppCall call, Statement statement, WaitingLogin login)
    {
        if (!login.Login.Refuse(call.App.Id, call.Now).IsGranted(out var refused, out var refusal))
        {
            return refusal;
        }

        WaitingLoginStore.SaveLater(call.Session, login with { Login = refused });
        foreach (var source in PushStopSources.Of(login, codes))
        {
            PushStopStore.Add(call.Session, call.App.PersonId, source, call.Now);
        }

        call.Change.Record(
            Happening.LoginRefused,
            new
            {
                login = refused.Id,
                rp = RequestOf(login).ClientName,
                address = login.Address,
                app = call.App.Id,
                statement = statement.Compact,
            }
        );
        call.Wakes.AddRange([WakeUp.To(refused), call.App.PersonId]);
        Metrics.Login("refused");
        return new StatementDone(call.Now.ToUnixTimeMilliseconds(), Name);
    }
}
