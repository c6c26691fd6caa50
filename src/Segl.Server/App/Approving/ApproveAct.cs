using Segl.Jose;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>R92, R93: the approval of a login: by PIN or biometrics, in time, by the app that claimed it.</summary>
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
        if (await LevelChecks.WhyNot(call, login, request.Level) is { } tooHigh)
        {
            return tooHigh;
        }

        var knows = await knowledge.VerifyPinOrBiometrics(call, statement, known, request.Level);
        if (!knows.IsGranted(out var proven, out var wrong))
        {
            return wrong;
        }

        var needsKey = AssuranceLevels.NeedsKey(request.Level);
        if (
            !login
                .Login.Approve(call.App.Id, proven.Means, call.Now, needsKey)
                .IsGranted(out var approved, out var refused)
        )
        {
            return refused;
        }

        WaitingLoginStore.RemoveLater(call.Session, login.Key);
        LoginStore.AddLater(
            call.Session,
            new(approved, login.ClientId, ApprovedRequest.Of(request, approved).ToJson(), login.Address)
        );
        // The statement names the app, the login, the person and the text that was approved.
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
        return Done(call, approved, call.Now);
    }

    /// <summary>
    /// The response to an approval may have been lost, and with it the way back to the website: while its payload is
    /// valid, the same statement gets the same response again, without any effect.
    /// </summary>
    protected override Outcome<PerformAct> BelieveRepeated(StoredApp app, Statement statement, DateTimeOffset now) =>
        statement.IsSignedBy(app.PublicKey)
        && statement.Jws.Claims is { } claims
        && now < claims.Instant("exp")
        && Guid.TryParseExact(claims.Text("login"), "D", out var login)
            ? new PerformAct((call, _) => AnswerAgain(call, login))
            : base.BelieveRepeated(app, statement, now);

    private async Task<Outcome<StatementDone>> AnswerAgain(AppCall call, Guid loginId) =>
        await call.Session.ExecuteQuery(LoginStore.Approved(new(call.App.PersonId, loginId)))
            is { Login: { AnsweredAt: { } at, Step: LoginStep.Approved or LoginStep.Finished } login }
        && login.AppId == call.App.Id
            ? Done(call, login, at)
            : new Refusal(Reason.StatementOver);

    private StatementDone Done(AppCall call, Rules.Login approved, DateTimeOffset at)
    {
        var key = new LoginKey(call.App.PersonId, approved.Id);
        return new(
            call.Now.ToUnixTimeMilliseconds(),
            Name,
            approved.By is ClaimedBy.Link ? $"{settings.LoginOrigin}/login/back#{proofs.Back(key)}" : null,
            approved.ReturnCode ? proofs.ReturnCode(key, call.App.Id) : null,
            approved.ReturnCode ? (at + Limits.LoginValid).ToUnixTimeMilliseconds() : null
        );
    }
}
