using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// The ways in which a login ends in the browser: finished, cancelled, or opened in another browser (R90, R92).
/// </summary>
internal sealed class LoginEnds(
    Database database,
    People people,
    LoginProofs proofs,
    LoginAnswers answers,
    WakeUps wakeUps
)
{
    /// <summary>R90: delivers the result to the browser that started the login, once.</summary>
    /// <param name="started">The login from that browser's cookie.</param>
    /// <param name="found">The login as stored.</param>
    /// <param name="backValueArrived">True when the app's value and the cookie came in one request (R92).</param>
    /// <param name="keyPage">The address at which a security key is used, where one is needed first (R96).</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The redirect address with the response; of concurrent requests, one gets it.</returns>
    public async Task<Outcome<string>> Finish(
        StartedLogin started,
        Rules.Login found,
        bool backValueArrived,
        string keyPage,
        DateTimeOffset now
    )
    {
        if (!found.Finish(backValueArrived, now).IsGranted(out var finished, out var refusal))
        {
            return refusal;
        }

        if (finished != found && !await Save(found, finished))
        {
            return new Refusal(Reason.LoginOver);
        }

        if (finished.Step is not LoginStep.Finished)
        {
            return keyPage;
        }

        Metrics.Login("finished");
        return answers.Approved(KeyOf(finished), started.Request, now);
    }

    /// <summary>
    /// R92: the owner typed the return code into the browser that started the login. Each try locks the person's row,
    /// so that concurrent tries are counted one by one.
    /// </summary>
    /// <param name="started">The login from that browser's cookie.</param>
    /// <param name="login">The key of the login.</param>
    /// <param name="typed">The digits.</param>
    /// <param name="keyPage">The address at which a security key is used, where one is needed next (R96).</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The redirect address with the response, once.</returns>
    public async Task<Outcome<string>> RedeemReturnCode(
        StartedLogin started,
        LoginKey login,
        string typed,
        string keyPage,
        DateTimeOffset now
    )
    {
        var next = await people.Change(
            login.PersonId,
            now,
            async change =>
            {
                var kept = await change.Session.ExecuteQuery(LoginStore.Approved(login));
                if (kept?.Login is not { AppId: { } app } approved)
                {
                    return null;
                }

                var isRight = proofs.IsReturnCode(typed, login, app);
                if (
                    !approved.TypeReturnCode(isRight, now).IsGranted(out var judged, out _)
                    || !await LoginStore.Save(change.Session, approved, judged)
                )
                {
                    return null;
                }

                if (judged.Step is LoginStep.Refused)
                {
                    change.Record(
                        Happening.LoginEndedByWrongReturnCodes,
                        new
                        {
                            login = judged.Id,
                            service = ApprovedRequest.Parse(kept.Request).ClientName,
                            app,
                            address = kept.Address,
                        }
                    );
                }

                return judged;
            }
        );
        if (next is null)
        {
            return new Refusal(Reason.LoginOver);
        }

        if (next.Key is KeyUse.Awaited)
        {
            return keyPage;
        }

        if (next.Step is not LoginStep.Finished)
        {
            WakeWhoWaits(next);
            return new Refusal(Reason.ReturnCodeWrong, TriesLeft: Limits.WrongReturnCodes - next.WrongReturnCodes);
        }

        Metrics.Login("finished");
        return answers.Approved(login, started.Request, now);
    }

    /// <summary>
    /// The citizen cancels: the login ends if it was still open, and the relying party receives <c>access_denied</c>.
    /// </summary>
    /// <returns>The redirect address, and the login for the browser's cookie.</returns>
    public async Task<(string Address, StartedLogin Left)> Leave(Visit visit)
    {
        var kept = visit.Started.PersonId is not null;
        if (visit.Login.GiveUp(visit.Now).IsGranted(out var over, out _) && (!kept || await Save(visit.Login, over)))
        {
            Metrics.Login("given up");
            WakeWhoWaits(over);
        }

        return (answers.GivenUp(visit.Request, visit.Login.Because), visit.Started with { Left = !kept });
    }

    /// <summary>
    /// R92: the value came without the login's cookie. From another address than the one where the login began,
    /// another person's browser is waiting for it: the login ends, and the owner is notified on all channels. From
    /// the same address, it is most likely the owner's other browser; nothing ends, since the waiting browser still
    /// gets nothing without the value.
    /// </summary>
    /// <returns>False when it was opened at the address where the login began.</returns>
    public async Task<bool> OpenedElsewhere(LoginKey login, string address, DateTimeOffset now)
    {
        var kept = await database.ReadTogether(LoginStore.Approved(login));
        if (kept is not null && Addresses.Counted(kept.Address).AsSpan().SequenceEqual(Addresses.Counted(address)))
        {
            return false;
        }

        var ended = await people.Change(
            login.PersonId,
            now,
            async change =>
            {
                var current = await change.Session.ExecuteQuery(LoginStore.Approved(login));
                if (
                    current is null
                    || !current.Login.OpenElsewhere(now).IsGranted(out var over, out _)
                    || !await LoginStore.Save(change.Session, current.Login, over)
                )
                {
                    return null;
                }

                change.Record(
                    Happening.LoginOpenedElsewhere,
                    new
                    {
                        login = over.Id,
                        service = ApprovedRequest.Parse(current.Request).ClientName,
                        begun = current.Address,
                        opened = address,
                    }
                );
                return over;
            }
        );
        if (ended is not null)
        {
            Metrics.Login("opened elsewhere");
            WakeWhoWaits(ended);
        }

        return true;
    }

    private Task<bool> Save(Rules.Login seen, Rules.Login next) =>
        database.WriteOnce(
            Durability.Repairable,
            session =>
                seen.Step is LoginStep.Approved
                    ? LoginStore.Save(session, seen, next)
                    : WaitingLoginStore.Save(session, seen, next)
        );

    private static LoginKey KeyOf(Rules.Login login) =>
        new(login.PersonId ?? throw new InvalidOperationException("An approved login belongs to a person."), login.Id);

    private void WakeWhoWaits(Rules.Login login)
    {
        wakeUps.Wake(WakeUp.To(login));
        if (login.PersonId is { } person)
        {
            wakeUps.Wake(person);
        }
    }
}

/// <summary>The responses at the end of a login; registered by the OpenID provider.</summary>
/// <param name="Approved">The redirect address for a finished login, its request, and the instant.</param>
/// <param name="GivenUp">The redirect address for a request that the citizen cancelled, or that ended for a
/// reason.</param>
internal sealed record LoginAnswers(
    Func<LoginKey, LoginRequest, DateTimeOffset, string> Approved,
    Func<LoginRequest, Reason?, string> GivenUp
);
