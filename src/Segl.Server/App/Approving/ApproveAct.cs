using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>R92, R93: the yes to a login: PIN or biometrics, in time, by the app that holds the claim.</summary>
internal sealed class ApproveAct(KnowledgeChecks knowledge, LoginProofs proofs, Settings settings) : AnswerAct
{
    /// <inheritdoc/>
    public override string Name => "approve";

    /// <inheritdoc/>
    protected override byte[] HashIn(AnswerOffers offers) => offers.Approve;

    /// <inheritdoc/>
    protected override async Task<Outcome<StatementDone>> Answer(
        AppCall call,
        Statement statement,
        WaitingLogin login,
        Knowledge? known
    )
    {
        var request = RequestOf(login);
        var knows = await knowledge.PinOrBiometrics(call, statement, known, request.Level);
        if (!knows.IsGranted(out var proven, out var wrong))
        {
            return wrong;
        }

        if (!login.Login.Approve(call.App.Id, proven.Means, call.Now).IsGranted(out var approved, out var refused))
        {
            return refused;
        }

        WaitingLoginStore.RemoveLater(call.Session, login.Key);
        LoginStore.AddLater(
            call.Session,
            new(approved, login.ClientId, ApprovedRequest.Of(request).ToJson(), login.Address)
        );
        // The statement says which app approved which login, of whom and what for.
        call.Change.Record(
            Happening.LoginApproved,
            new
            {
                client = request.ClientId,
                level = AssuranceLevels.Of(call.Change.Person.Level, proven.Means),
                means = proven.Means,
                by = approved.By,
                address = login.Address,
                statement = statement.Compact,
            }
        );
        call.Wakes.AddRange([WakeUp.To(approved), call.App.PersonId]);
        Metrics.Login("approved");
        var back = approved.By is ClaimedBy.Link ? $"{settings.LoginOrigin}/login/back#{proofs.Back(login.Key)}" : null;
        return new StatementDone(
            call.Now.ToUnixTimeMilliseconds(),
            Name,
            back,
            approved.ReturnCode ? proofs.ReturnCode(login.Key, call.App.Id) : null,
            approved.ReturnCode ? (call.Now + Limits.LoginValid).ToUnixTimeMilliseconds() : null
        );
    }
}
