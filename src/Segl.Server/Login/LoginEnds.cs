using System.Security.Cryptography;
using Segl.Rules;
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
    /// <param name="stored">The login, as that browser showed its cookie for it.</param>
    /// <param name="backValueArrived">True when the app's value came with the cookie in one request (R92).</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The address of the relying party with its answer; of many who ask at once, one gets it.</returns>
    public async Task<Outcome<string>> Finish(StoredLogin stored, bool backValueArrived, DateTimeOffset now)
    {
        if (!stored.Login.Finish(backValueArrived, now).IsGranted(out var finished, out var refusal))
        {
            return refusal;
        }

        if (!await Save(stored.Login, finished))
        {
            return new Refusal(Reason.LoginOver);
        }

        Metrics.Login("finished");
        return answers.Approved(stored with { Login = finished }, now);
    }

    /// <summary>
    /// The citizen leaves: the login ends if it was still open, and the relying party hears <c>access_denied</c>.
    /// </summary>
    public async Task<string> Leave(StoredLogin stored, LoginRequest request, DateTimeOffset now)
    {
        if (stored.Login.GiveUp(now).IsGranted(out var over, out _) && await Save(stored.Login, over))
        {
            Metrics.Login("given up");
            WakeWhoWaits(over);
        }

        return answers.GivenUp(request);
    }

    /// <summary>True when this is the value that the app was given for the way back.</summary>
    public bool IsBack(StoredLogin stored, OneTimeValue back) =>
        stored.BackDigest is { } digest
        && CryptographicOperations.FixedTimeEquals(digest, proofs.BackDigest(back.Value));

    /// <summary>
    /// R92: the value came without the login's cookie, so somebody else's browser waits for it. The login ends, and the
    /// owner is told on every channel.
    /// </summary>
    public async Task OpenedElsewhere(StoredLogin stored, LoginRequest request, string address, DateTimeOffset now)
    {
        var owner =
            stored.Login.PersonId
            ?? throw new InvalidOperationException("A login with a way back belongs to a person.");
        var ended = await people.Change(
            owner,
            now,
            async change =>
            {
                var current = await LoginStore.Find(change.Session, stored.Login.Id);
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
                        service = request.ClientName,
                        begun = stored.Address,
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
    }

    private Task<bool> Save(Rules.Login seen, Rules.Login next) =>
        database.WriteOnce(Durability.Repairable, session => LoginStore.Save(session, seen, next));

    private void WakeWhoWaits(Rules.Login login)
    {
        wakeUps.Wake(WakeUp.To(login));
        if (login.PersonId is { } person)
        {
            wakeUps.Wake(person);
        }
    }
}
