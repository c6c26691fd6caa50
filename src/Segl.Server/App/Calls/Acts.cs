using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Approving;
using Segl.Server.App.Copying;
using Segl.Server.App.Owning;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary><c>POST …/offers</c>: which act, and what it needs.</summary>
internal sealed record AskedAct(
    string Act,
    string? PinKey = null,
    bool? On = null,
    Guid? App = null,
    bool LockedOut = false,
    string? Ticket = null,
    string? Ea = null,
    string? EaProof = null,
    string? Transcript = null
);

/// <summary>The payload to sign, and with what knowledge.</summary>
internal sealed record Offered(
    long Now,
    string Statement,
    IReadOnlyList<string> Knowledge,
    string? Credential = null,
    JsonElement? Passkey = null
);

/// <summary><c>POST …/statements</c></summary>
internal sealed record SignedAct(string Statement, Knowledge? Knowledge = null, JsonElement? Credential = null);

/// <summary>The act was done. After an approval by link, <paramref name="Back"/> is the address to open.</summary>
internal sealed record StatementDone(long Now, string Act, string? Back = null);

/// <summary>
/// What an owner does in the app by signed words: the server writes the payload, the app shows and signs it, the server
/// checks signature and knowledge and does it. One table of acts, in <c>docs/protocol.md</c>.
/// </summary>
internal sealed class Acts(
    AppCalls calls,
    StatementPayloads payloads,
    KnowledgeChecks knowledge,
    LoginClaims logins,
    Codes codes,
    BiometricChecks biometrics,
    CopyActs copies
)
{
    private const int PinKeyBytes = 32;
    private static readonly TimeSpan OfferValid = Limits.LoginValid;
    private static readonly IReadOnlyList<string> Pin = ["pin"],
        TemporaryPin = ["temporaryPin"],
        None = [];

    /// <summary>Writes the payload of an act.</summary>
    public Task<Results<Ok<Offered>, ProblemHttpResult>> Offer(Caller caller, Guid app, AskedAct asked) =>
        calls.Change<QueryResult<StoredCopy?>?, Offered>(
            caller,
            app,
            AskCopy(asked.Act),
            async (call, copy) =>
                asked switch
                {
                    { Act: "new-pin", PinKey: { } key } when Bytes.Read(key, PinKeyBytes) is { } pinKey => OfferNewPin(
                        call,
                        pinKey
                    ),
                    { Act: "number-approval", On: { } on } => Write(
                        call,
                        asked.Act,
                        on ? "on" : "off",
                        Pin,
                        json => json.WriteBoolean("on", on)
                    ),
                    { Act: "biometrics", On: { } on } => await OfferBiometrics(call, on),
                    { Act: "delete-app" or "block-app", App: { } target } => await OfferGivingUp(call, asked, target),
                    { Act: "freeze" } => Write(call, asked.Act, "", Pin, _ => { }),
                    _ => await copies.Offer(call, asked, copy?.Value) ?? new Refusal(Reason.Malformed),
                }
        );

    /// <summary>Believes a statement and does what it says.</summary>
    public Task<Results<Ok<StatementDone>, ProblemHttpResult>> Do(HttpContext context, Guid app, SignedAct signed)
    {
        var statement = Statement.Read(signed.Statement);
        return calls.ChangeByStatement<About?, StatementDone>(
            context,
            app,
            Ask,
            async (call, about) =>
            {
                if (statement is null || about is null || statement.AppId != call.App.Id)
                {
                    return new Refusal(Reason.StatementInvalid);
                }

                var answered = about.Answered?.Value;
                var believed = StatementPayloads.Check(
                    statement,
                    call.App.PublicKey,
                    answered is null ? about.Offer?.Value : OfferOf(answered, statement),
                    call.Now
                );
                return !believed.IsGranted(out var offer, out var refusal)
                    ? refusal
                    : statement.Act switch
                    {
                        "approve" when answered is not null => await logins.Approve(
                            call,
                            statement,
                            answered,
                            signed.Knowledge
                        ),
                        "refuse" when answered is not null => logins.Refuse(call, statement, answered),
                        "new-pin" => await ChangePin(call, statement, offer, signed.Knowledge),
                        "biometrics" when offer.About == "off" => SwitchBiometricsOff(call, statement),
                        _ when await copies.Do(call, statement, offer, about.Copy?.Value, signed.Knowledge)
                                is { } done => done,
                        _ => knowledge.Pin(call, statement, signed.Knowledge) is { } wrong
                            ? wrong
                            : await DoWithPin(call, statement, offer, signed.Credential),
                    };
            }
        );

        About? Ask(Session session, Guid person, DateTimeOffset now) =>
            statement is null
                ? null
                : new(
                    statement.Act is "approve" or "refuse"
                        ? null
                        : session.DeferQuery(StatementOfferStore.Of(person, app, statement.Act, statement.PayloadHash)),
                    statement.Act is "approve" or "refuse"
                        ? session.DeferQuery(WaitingLoginStore.Offered(session, person, app, statement.PayloadHash))
                        : null,
                    CopyActs.Ask(session, person, statement.Act)
                );
    }

    // What a statement is about: the offer of its words, or the login that it answers, or the copy.
    private sealed record About(
        QueryResult<StatementOffer?>? Offer,
        QueryResult<WaitingLogin?>? Answered,
        QueryResult<StoredCopy?>? Copy
    );

    private static StatementOffer? OfferOf(WaitingLogin login, Statement statement) =>
        login.Offers is { } offers
        && statement.PayloadHash.AsSpan().SequenceEqual(statement.Act == "approve" ? offers.Approve : offers.Refuse)
            ? new(statement.Act, statement.PayloadHash, login.Login.ValidUntil, "")
            : null;

    private static Func<Session, Guid, DateTimeOffset, QueryResult<StoredCopy?>?> AskCopy(string act) =>
        (session, person, _) => CopyActs.Ask(session, person, act);

    private async Task<Outcome<StatementDone>> DoWithPin(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        JsonElement? credential
    ) =>
        statement.Act switch
        {
            "number-approval" => SwitchNumber(call, statement, on: offer.About == "on"),
            "biometrics" => await biometrics.SwitchOn(call, offer, credential) is { } refused
                ? refused
                : Done(call, statement, Happening.BiometricsOn),
            "delete-app" => await GiveUp(call, statement, offer, AppState.Deleted),
            "block-app" => await GiveUp(call, statement, offer, AppState.Blocked),
            "freeze" => await Freeze(call, statement),
            _ => new Refusal(Reason.StatementInvalid),
        };

    private Outcome<Offered> Write(
        AppCall call,
        string act,
        string about,
        IReadOnlyList<string> knowledge,
        Action<Utf8JsonWriter> own
    ) =>
        new Offered(
            call.Now.ToUnixTimeMilliseconds(),
            payloads.Offer(call.Change, call.App.Id, act, call.Language, call.Now + OfferValid, about, own),
            knowledge
        );

    // The new key waits wrapped beside its offer; it counts only once the statement is signed.
    private Outcome<Offered> OfferNewPin(AppCall call, byte[] pinKey) =>
        Write(
            call,
            "new-pin",
            Convert.ToBase64String(codes.WrapPinKey(call.App.Id, pinKey)),
            call.App.Pins.Blocked ? TemporaryPin : Pin,
            json => json.WriteString("pinKey", Base64Url.EncodeToString(SHA256.HashData(pinKey)))
        );

    // R23: the old PIN, or when the app is blocked a temporary PIN from a desk.
    private async Task<Outcome<StatementDone>> ChangePin(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        Knowledge? known
    )
    {
        var wrong = known?.TemporaryPin is null
            ? knowledge.Pin(call, statement, known)
            : await knowledge.TemporaryPin(call, known);
        if (wrong is not null)
        {
            return wrong;
        }

        call.App = call.App with { PinKeyWrapped = Convert.FromBase64String(offer.About), Pins = PinCounter.Reset };
        return Done(call, statement, Happening.PinChanged);
    }

    // R92: by PIN, told on every channel, in force after an hour, at once on a first app.
    private static Outcome<StatementDone> SwitchNumber(AppCall call, Statement statement, bool on)
    {
        call.App = call.App with
        {
            NumberApproval = on ? NumberApproval.SwitchOn(call.App.FirstApp, call.Now) : NumberApproval.Off,
        };
        return Done(call, statement, on ? Happening.NumberApprovalOn : Happening.NumberApprovalOff);
    }

    private async Task<Outcome<Offered>> OfferBiometrics(AppCall call, bool on)
    {
        if (!on)
        {
            return Write(call, "biometrics", "off", None, json => json.WriteBoolean("on", false));
        }

        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        if (SharedPhones.WhyNoBiometrics(1 + others.Count) is { } refused)
        {
            return refused;
        }

        var options = biometrics.Options(call);
        return Write(call, "biometrics", options.GetRawText(), Pin, json => json.WriteBoolean("on", true))
            .IsGranted(out var offered, out var no)
            ? offered with
            {
                Passkey = options,
            }
            : no;
    }

    private static Outcome<StatementDone> SwitchBiometricsOff(AppCall call, Statement statement)
    {
        BiometricChecks.SwitchOff(call);
        return Done(call, statement, Happening.BiometricsOff);
    }

    private async Task<Outcome<Offered>> OfferGivingUp(AppCall call, AskedAct asked, Guid target)
    {
        if (await WhichApp(call, target) is not { } app || (asked.Act == "block-app" && target == call.App.Id))
        {
            return new Refusal(Reason.NotFound);
        }

        return await WhyNotGiveUp(call, target, asked.LockedOut) is { } refused
            ? refused
            : Write(
                call,
                asked.Act,
                $"{target} {asked.LockedOut}",
                Pin,
                json =>
                {
                    json.WriteString("app", target);
                    json.WriteString("name", app.Name);
                    if (asked.Act == "delete-app")
                    {
                        json.WriteBoolean("lockedOut", asked.LockedOut);
                    }
                }
            );
    }

    // R11: blocked or deleted in the service frees the place. R19: the last one goes only knowingly.
    private async Task<Outcome<StatementDone>> GiveUp(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        AppState end
    )
    {
        var (target, lockedOut) = (Guid.Parse(offer.About.Split(' ')[0]), bool.Parse(offer.About.Split(' ')[1]));
        if (await WhichApp(call, target) is not { } app)
        {
            return new Refusal(Reason.NotFound);
        }

        if (await WhyNotGiveUp(call, target, lockedOut) is { } refused)
        {
            return refused;
        }

        var ended = app with { State = end, Slot = null };
        if (target == call.App.Id)
        {
            call.App = call.App with { State = end, Slot = null };
        }
        else
        {
            AppStore.Save(call.Session, ended);
        }

        AppStore.SetPasskey(call.Session, app.PersonId, app.Id, null);
        LoginTokenStore.EndAll(call.Change, app.Id);
        await StopCopyFrom(call, app.Id);
        return Done(
            call,
            statement,
            end is AppState.Deleted ? Happening.AppDeleted : Happening.AppBlocked,
            new
            {
                app = app.Id,
                name = app.Name,
                by = call.App.Id,
                lockedOut,
                statement = statement.Compact,
            }
        );
    }

    // T-15: a copy ends with the app that it is made from, so that another may be started at once.
    private static async Task StopCopyFrom(AppCall call, Guid appId)
    {
        if (
            await CopyStore.Current(call.Session, call.App.PersonId) is { } stored
            && stored.Copy.FromAppId == appId
            && stored.Copy.IsUnderWay(call.Now)
        )
        {
            CopyStops.Stop(call.Change, stored, $"the end of app {appId}");
            call.Wakes.AddRange([call.App.PersonId, stored.Copy.Phone?.Activation ?? stored.Copy.Id]);
        }
    }

    private static async Task<Outcome<StatementDone>> Freeze(AppCall call, Statement statement)
    {
        LoginTokenStore.EndAll(call.Change, appId: null);
        call.Change.Save(call.Change.Person with { FrozenAt = call.Now });
        return Done(call, statement, Happening.Frozen);
    }

    private static async Task<StoredApp?> WhichApp(AppCall call, Guid target) =>
        target == call.App.Id ? call.App
        : await AppStore.Find(call.Session, call.App.PersonId, target) is { State: AppState.Active } app ? app
        : null;

    private static async Task<Refusal?> WhyNotGiveUp(AppCall call, Guid target, bool lockedOut)
    {
        var apps = await AppStore.Of(call.Session, call.App.PersonId);
        return SpareAuthenticators.WhyNotGiveUp(apps.Count(app => app.Id != target && CanBeUsed(app)), lockedOut);
    }

    // An app that is blocked by wrong PINs, or seems to be cloned, lets nobody in: it is no way back (R19).
    private static bool CanBeUsed(StoredApp app) =>
        app is { State: AppState.Active, Pins.Blocked: false, SuspendedForGood: false };

    private static StatementDone Done(AppCall call, Statement statement, Happening what, object? facts = null)
    {
        StatementOfferStore.Use(call.Session, call.App.PersonId, call.App.Id, statement.Act);
        call.Change.Record(
            what,
            facts
                ?? new
                {
                    app = call.App.Id,
                    name = call.App.Name,
                    statement = statement.Compact,
                }
        );
        return new(call.Now.ToUnixTimeMilliseconds(), statement.Act);
    }
}
