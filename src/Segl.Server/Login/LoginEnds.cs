using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// The ways in which a login leaves the box: finished, given up, or opened where it was not begun (R90, R92).
/// </summary>
internal sealed class LoginEnds(
    Database database,
    People people,
    LoginProofs proofs,
    LoginAnswers answers,
    WakeUps wakeUps
)
{
    /// <summary>R90: gives the result to the browser that started the login, once.</summary>
    /// <param name="started">The login, as that browser carries it.</param>
    /// <param name="found">The login, as it is kept.</param>
    /// <param name="backValueArrived">True when the app's value came with the cookie in one request (R92).</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The address of the relying party with its answer; of many who ask at once, one gets it.</returns>
    public async Task<Outcome<string>> Finish(
        StartedLogin started,
        Rules.Login found,
        bool backValueArrived,
        DateTimeOffset now
    )
    {
        if (!found.Finish(backValueArrived, now).IsGranted(out var finished, out var refusal))
        {
            return refusal;
        }

        if (!await Save(found, finished))
        {
            return new Refusal(Reason.LoginOver);
        }

        Metrics.Login("finished");
        return answers.Approved(KeyOf(finished), started.Request, now);
    }

    /// <summary>
    /// R92: the owner typed the return code into the browser that started the login. Whoever tries holds the person's
    /// row, so that tries at once are counted one by one.
    /// </summary>
    /// <param name="started">The login, as that browser carries it.</param>
    /// <param name="login">Where it is kept.</param>
    /// <param name="typed">The digits.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The address of the relying party with its answer, once.</returns>
    public async Task<Outcome<string>> RedeemReturnCode(
        StartedLogin started,
        LoginKey login,
        string typed,
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

        if (next.Step is not LoginStep.Finished)
        {
            WakeWhoWaits(next);
            return new Refusal(Reason.ReturnCodeWrong, TriesLeft: Limits.WrongReturnCodes - next.WrongReturnCodes);
        }

        Metrics.Login("finished");
        return answers.Approved(login, started.Request, now);
    }

    /// <summary>
    /// The citizen leaves: the login ends if it was still open, and the relying party hears <c>access_denied</c>.
    /// </summary>
    /// <returns>Where the browser goes, and the login as it carries it from now on.</returns>
    public async Task<(string Address, StartedLogin Left)> Leave(Visit visit)
    {
        var kept = visit.Started.PersonId is not null;
        if (visit.Login.GiveUp(visit.Now).IsGranted(out var over, out _) && (!kept || await Save(visit.Login, over)))
        {
            Metrics.Login("given up");
            WakeWhoWaits(over);
        }

        return (answers.GivenUp(visit.Request), visit.Started with { Left = !kept });
    }

    /// <summary>
    /// R92: the value came without the login's cookie. From elsewhere than where the login was begun, somebody else's
    /// browser waits for it: the login ends, and the owner is told on every channel. From there, it is most likely the
    /// owner's other browser; nothing ends, for the browser that waits still gets nothing without the value.
    /// </summary>
    /// <returns>False when it was opened where the login was begun.</returns>
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

/// <summary>How the end of a login is answered to whoever asked for it; registered by the OpenID provider.</summary>
/// <param name="Approved">The address with the answer of a login that was finished, its request, and when it was.</param>
/// <param name="GivenUp">The address with the answer to a request that the citizen gave up.</param>
internal sealed record LoginAnswers(
    Func<LoginKey, LoginRequest, DateTimeOffset, string> Approved,
    Func<LoginRequest, string> GivenUp
);
