using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary>The login that an app saw, and how.</summary>
internal sealed record SeenLogin(WaitingLogin Login, ClaimedBy By);

/// <summary>R92: which login an app means by what it saw of the starting screen.</summary>
internal sealed class SeenLogins(LoginProofs proofs)
{
    /// <summary>
    /// The logins that may be meant. A QR code, code or link names its login, so that nobody who starts many can hide it
    /// (R95); of a number, which names none, it is enough to know that too many wait.
    /// </summary>
    public static Query<List<WaitingLogin>> Of(Session session, Guid person, Claim claim, DateTimeOffset now)
    {
        var after = now - Limits.LoginValid;
        var named =
            claim.Qr is { } qr ? LoginProofs.ReadQrCode(qr)?.LoginId
            : claim.Link is { } link ? LoginProofs.ReadOneTime(link)?.LoginId
            : null;
        return named is { } login ? WaitingLoginStore.For(session, new LoginKey(person, login), after)
            : claim.Code is { } code && LoginCodes.Read(code) is var (first, last)
                ? WaitingLoginStore.For(session, person, first, last, after)
            : WaitingLoginStore.Unclaimed(session, person, after, Limits.LoginsForANumber + 1);
    }

    /// <summary>Exactly one of the four ways. The answer to a wrong value tells nothing about other logins.</summary>
    public Outcome<SeenLogin> Find(AppCall call, List<WaitingLogin> waiting, Claim claim) =>
        claim switch
        {
            { Qr: { } qr, Number: null, Code: null, Link: null, ReturnCode: false } => ByQrCode(call, waiting, qr),
            { Qr: null, Number: { } number, Code: null, Link: null } => ByNumber(
                call,
                waiting,
                number,
                claim.ReturnCode
            ),
            { Qr: null, Number: null, Code: { } code, Link: null } => ByCode(call, waiting, code, claim.ReturnCode),
            { Qr: null, Number: null, Code: null, Link: { } link } => ByLink(waiting, link),
            _ => new Refusal(Reason.Malformed),
        };

    private Outcome<SeenLogin> ByQrCode(AppCall call, List<WaitingLogin> waiting, string shown)
    {
        if (
            LoginProofs.ReadQrCode(shown) is not { } read
            || waiting.Find(login => login.Login.Id == read.LoginId) is not { } found
            || !LoginProofs.IsOurs(read, proofs.SecretOf(read.LoginId))
        )
        {
            return new Refusal(Reason.LoginUnknown);
        }

        return found.Login.WhyNotQrCode(read.Second, call.Now) is { } expired
            ? expired
            : new SeenLogin(found, ClaimedBy.QrCode);
    }

    private Outcome<SeenLogin> ByNumber(AppCall call, List<WaitingLogin> unclaimed, string typed, bool returnCode)
    {
        if (WhyNotTyped(call, returnCode) is { } switchedOff)
        {
            return switchedOff;
        }

        var fitting = unclaimed.FindAll(login => LoginProofs.Number(proofs.SecretOf(login.Login.Id)) == typed);
        if (LoginNumbers.WhyNot(unclaimed.Count, fitting.Count) is not { } refused)
        {
            return new SeenLogin(fitting[0], ClaimedBy.Number);
        }

        if (refused.Because is Reason.NumberWrong)
        {
            CountWrongNumber(call, unclaimed);
        }

        return refused;
    }

    // Nobody guesses 40 bits among the few logins of a person, so a wrong code counts for none of them.
    private static Outcome<SeenLogin> ByCode(AppCall call, List<WaitingLogin> waiting, string typed, bool returnCode) =>
        WhyNotTyped(call, returnCode) is { } switchedOff ? switchedOff
        : LoginCodes.Read(typed) is not null && waiting is [var one] ? new SeenLogin(one, ClaimedBy.Number)
        : new Refusal(Reason.LoginUnknown);

    // R92: without the opt-in, what is typed leads to a return code only.
    private static Refusal? WhyNotTyped(AppCall call, bool returnCode) =>
        returnCode ? null : call.App.NumberApproval.WhyNot(call.Now);

    // R92: a wrong number counts for every login that it could have been meant for; R100: one act, one message.
    private static void CountWrongNumber(AppCall call, List<WaitingLogin> unclaimed)
    {
        var ended = new List<WaitingLogin>();
        foreach (var login in unclaimed)
        {
            var next = login with { Login = login.Login.AfterWrongNumber(call.Now) };
            WaitingLoginStore.SaveLater(call.Session, next);
            if (next.Login.Step is LoginStep.Refused)
            {
                ended.Add(next);
                call.Wakes.Add(WakeUp.To(next.Login));
            }
        }

        if (ended.Count > 0)
        {
            call.Change.Record(
                Happening.LoginEndedByWrongNumbers,
                new
                {
                    logins = ended.ConvertAll(login => login.Login.Id),
                    app = call.App.Id,
                    addresses = ended.ConvertAll(login => login.Address),
                }
            );
        }
    }

    private Outcome<SeenLogin> ByLink(List<WaitingLogin> waiting, string shown)
    {
        if (
            LoginProofs.ReadOneTime(shown) is not { } read
            || waiting.Find(login => login.Login.Id == read.LoginId) is not { } found
        )
        {
            return new Refusal(Reason.LoginUnknown);
        }

        return !found.LinkUsed && LoginProofs.IsLink(read, proofs.SecretOf(read.LoginId))
            ? new SeenLogin(found, ClaimedBy.Link)
            : new Refusal(Reason.LinkUsed);
    }
}
