using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Approving;

/// <summary><c>POST …/claims</c>: what the app read from the starting screen, one of the four (R92).</summary>
/// <param name="Qr">The value behind <c>#</c> in the QR code.</param>
/// <param name="Number">The number.</param>
/// <param name="Code">The code of 8 characters, as it was typed.</param>
/// <param name="Link">The value behind <c>#</c> in the link.</param>
/// <param name="ReturnCode">The app cannot lead back, so its owner will type a return code; never with a QR
/// code.</param>
internal sealed record Claim(
    string? Qr = null,
    string? Number = null,
    string? Code = null,
    string? Link = null,
    bool ReturnCode = false
);

/// <summary>A claimed login: the two payloads of which the owner signs one, and the accepted knowledge.</summary>
internal sealed record Claimed(
    long Now,
    Guid Login,
    long ValidUntil,
    string Approve,
    string Refuse,
    IReadOnlyList<string> Knowledge,
    string? Credential
);

/// <summary>Claiming, approving and refusing logins (R90-R96).</summary>
internal sealed class LoginClaims(
    AppCalls calls,
    StatementPayloads payloads,
    KnowledgeChecks knowledge,
    SeenLogins seenLogins,
    Places places
)
{
    private static readonly IReadOnlyList<string> PinOnly = ["pin"],
        PinOrBiometrics = ["pin", "biometrics"];

    /// <summary>Claims a login by QR code, number, code or link; from then on its content is shown (R94).</summary>
    public Task<Results<Ok<Claimed>, ProblemHttpResult>> Claim(Caller caller, Guid app, Claim claim) =>
        calls.Change<Asked, Claimed>(
            caller,
            app,
            QueryLogins(app, claim),
            async (call, asked) =>
            {
                if (!seenLogins.Find(call, asked.Seen.Value, claim).IsGranted(out var seen, out var refused))
                {
                    return refused;
                }

                var (found, by) = seen;
                var request = JsonSerializer.Deserialize(found.Request, LoginRequestJson.Default.LoginRequest)!;
                if (await LevelChecks.WhyNot(call, found, request.Level) is { } tooHigh)
                {
                    return tooHigh;
                }

                if (
                    !found
                        .Login.Claim(call.App.PersonId, call.App.Id, by, call.Now, claim.ReturnCode)
                        .IsGranted(out var claimed, out var no)
                )
                {
                    return no;
                }

                ReleaseOther(call, asked.Held.Value, claimed.Id);
                KeepAnswerOfOther(call, found);
                if (call.Change.Person.PushesSinceClaim > 0)
                {
                    call.Change.Save(call.Change.Person with { PushesSinceClaim = 0 });
                }

                call.Wakes.AddRange([WakeUp.To(claimed), call.App.PersonId]);
                return await Show(
                    call,
                    found with
                    {
                        Login = claimed,
                        LinkUsed = found.LinkUsed || by is ClaimedBy.Link,
                    },
                    request
                );
            }
        );

    // Read together with person and app: the logins that the app may have seen, and the one it has claimed.
    private sealed record Asked(QueryResult<List<WaitingLogin>> Seen, QueryResult<WaitingLogin?> Held);

    private static Func<Session, Guid, DateTimeOffset, Asked> QueryLogins(Guid app, Claim claim) =>
        (session, person, now) =>
            new(
                session.DeferQuery(SeenLogins.Of(session, person, claim, now)),
                session.DeferQuery(WaitingLoginStore.HeldBy(session, person, app))
            );

    // R94: an app holds one claimed login; a new claim replaces it.
    private static void ReleaseOther(AppCall call, WaitingLogin? held, Guid claimed)
    {
        if (held is not null && held.Login.Id != claimed)
        {
            var free = held.Login.Release();
            WaitingLoginStore.SaveLater(call.Session, held with { Login = free, Offers = null, Answer = null });
            call.Wakes.Add(WakeUp.To(free));
        }
    }

    // T-16: another app claimed it before, and the number of the response to that claim is kept with it.
    private static void KeepAnswerOfOther(AppCall call, WaitingLogin claimed)
    {
        if (claimed is { Answer: { } answer, Login.AppId: { } other } && other != call.App.Id)
        {
            AppStore.KeepAnswer(call.Session, call.App.PersonId, other, answer);
        }
    }

    // The app shows and signs one of two payloads; the login stores their hashes.
    private async Task<Outcome<Claimed>> Show(AppCall call, WaitingLogin claimed, LoginRequest request)
    {
        var login = claimed.Login;
        var approve = payloads.Write(
            call.Change,
            call.App.Id,
            call.Language,
            login.ValidUntil,
            json =>
            {
                json.WriteString("login", login.Id);
                json.WriteString("rp", request.ClientName);
                json.WriteString("action", request.Action ?? "");
                json.WriteString("text", request.Text ?? "");
                json.WriteStartObject("from");
                json.WriteString("place", places.Of(claimed.Address, Languages.Named(call.Language)!.Value) ?? "");
                json.WriteString("browser", BrowserNames.Of(claimed.UserAgent));
                json.WriteEndObject();
                json.WriteString("level", request.Level.ToString().ToLowerInvariant());
            }
        );
        var refuse = payloads.Write(
            call.Change,
            call.App.Id,
            call.Language,
            login.ValidUntil,
            json =>
            {
                json.WriteString("login", login.Id);
                json.WriteString("rp", request.ClientName);
            }
        );
        WaitingLoginStore.SaveLater(
            call.Session,
            claimed with
            {
                Answer = call.KeepAnswerWithLogin(),
                Offers = new(SHA256.HashData(approve), SHA256.HashData(refuse)),
            }
        );
        var credential = await knowledge.CredentialFor(call, request.Level);
        return new Claimed(
            call.Now.ToUnixTimeMilliseconds(),
            login.Id,
            login.ValidUntil.ToUnixTimeMilliseconds(),
            Base64Url.EncodeToString(approve),
            Base64Url.EncodeToString(refuse),
            credential is null ? PinOnly : PinOrBiometrics,
            credential
        );
    }
}
