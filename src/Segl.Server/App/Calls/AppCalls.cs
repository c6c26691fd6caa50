using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using Segl.Jose;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Nodes;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>An app that has proven its key, inside the change of its person.</summary>
internal sealed class AppCall(PersonChange change, StoredApp app, HttpContext context)
{
    /// <summary>The person whose row is taken.</summary>
    public PersonChange Change { get; } = change;

    /// <summary>The app as it will be saved after the call.</summary>
    public StoredApp App { get; set; } = app;

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The instant of the call.</summary>
    public DateTimeOffset Now => Change.Now;

    /// <summary>The transaction.</summary>
    public Session Session => Change.Session;

    /// <summary>The language in which the app reads.</summary>
    public string Language { get; } = Languages.Of(context).Tag();

    /// <summary>Who waits for something that this call changes; woken after the commit.</summary>
    public List<WakeUp> Wakes { get; } = [];
}

/// <summary>
/// Proves who calls, before a handler runs: by a DPoP proof (RFC 9449) with the key of the app in the path, or by the
/// statement in the body; by the token of the previous answer that the app was not cloned. Every change of an app goes
/// through here: prove, find, decide, save, tell, and answer with the next token.
/// </summary>
internal sealed class AppCalls(
    Database database,
    People people,
    DpopProofs proofs,
    AnswerTokens tokens,
    Settings settings,
    TimeProvider clock,
    WakeUps wakeUps,
    IMemoryCache owners
)
{
    /// <summary>The header with the token of the previous answer.</summary>
    public const string AnswerHeader = "Segl-Answer";

    private const string NonceHeader = "DPoP-Nonce";
    private static readonly TimeSpan OwnerRemembered = TimeSpan.FromMinutes(10);

    /// <summary>Gives a fresh nonce, so that the next request can be proven.</summary>
    public DateTimeOffset GiveNonce(HttpContext context)
    {
        var now = clock.GetUtcNow();
        context.Response.Headers[NonceHeader] = proofs.NewNonce(now);
        return now;
    }

    /// <summary>The key that made this request's DPoP proof, or the answer that refuses it.</summary>
    public (DpopProof? Proof, ProblemHttpResult? No) Prove(HttpContext context, DateTimeOffset now)
    {
        var path = context.Request.PathBase + context.Request.Path;
        var (proof, error) = proofs.Check(
            context.Request.Headers["DPoP"],
            context.Request.Method,
            settings.PhoneOrigins.Select(origin => origin + path),
            null,
            now
        );
        if (proof is not null)
        {
            return (proof, null);
        }

        context.Response.Headers.WWWAuthenticate =
            error is DpopError.UseNonce ? "DPoP error=\"use_dpop_nonce\"" : "DPoP error=\"invalid_dpop_proof\"";
        return (null, new Refusal(Reason.ProofInvalid).ToProblem(context));
    }

    /// <summary>A read by an app that proves its key.</summary>
    public async Task<IResult> Read(
        HttpContext context,
        Guid appId,
        Func<Session, StoredApp, DateTimeOffset, Task<IResult>> read
    )
    {
        var now = GiveNonce(context);
        var (proof, no) = Prove(context, now);
        if (proof is null)
        {
            return no!;
        }

        return await database.Read(
            async session =>
                await AppStore.Find(session, appId) is { } app && IsActiveWith(app, proof)
                    ? await read(session, app, now)
                    : new Refusal(Reason.AppNotActive).ToProblem(context),
            context.RequestAborted
        );
    }

    /// <summary>A change by an app that proves its key by DPoP.</summary>
    public Task<IResult> Change<T>(HttpContext context, Guid appId, Func<AppCall, Task<Outcome<T>>> act)
        where T : class => Change(context, appId, (_, _, _) => true, (AppCall call, bool _) => act(call));

    /// <inheritdoc cref="Change{T}(HttpContext, Guid, Func{AppCall, Task{Outcome{T}}})"/>
    /// <param name="context">The request.</param>
    /// <param name="appId">The app.</param>
    /// <param name="askMore">What is read together with person and app.</param>
    /// <param name="act">Finds, decides and saves.</param>
    public async Task<IResult> Change<TMore, T>(
        HttpContext context,
        Guid appId,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<AppCall, TMore, Task<Outcome<T>>> act
    )
        where T : class
    {
        var now = GiveNonce(context);
        var (proof, no) = Prove(context, now);
        return proof is null ? no! : await Change(context, appId, now, app => IsActiveWith(app, proof), askMore, act);
    }

    /// <summary>A change by an app that proves its key by the statement in the body; the act checks the
    /// signature.</summary>
    /// <param name="context">The request.</param>
    /// <param name="appId">The app.</param>
    /// <param name="askMore">What is read together with person and app.</param>
    /// <param name="act">Finds, decides and saves.</param>
    public Task<IResult> ChangeByStatement<TMore, T>(
        HttpContext context,
        Guid appId,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<AppCall, TMore, Task<Outcome<T>>> act
    )
        where T : class =>
        Change(context, appId, GiveNonce(context), app => app.State is AppState.Active, askMore, act);

    private async Task<IResult> Change<TMore, T>(
        HttpContext context,
        Guid appId,
        DateTimeOffset now,
        Func<StoredApp, bool> isProven,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<AppCall, TMore, Task<Outcome<T>>> act
    )
        where T : class
    {
        if (await OwnerOf(appId, context.RequestAborted) is not { } personId)
        {
            return new Refusal(Reason.AppNotActive).ToProblem(context);
        }

        List<WakeUp> wakes = [];
        var (outcome, answer) = await people.ChangeWithApp(
            personId,
            appId,
            now,
            session => askMore(session, personId, now),
            async (change, app, more) =>
            {
                if (app is null || !isProven(app))
                {
                    return (new Refusal(Reason.AppNotActive), null);
                }

                var call = new AppCall(change, app, context);
                Outcome<T> result = WhyNot(call) is { } refusal ? refusal : await act(call, more);
                call.App = call.App with { Answers = call.App.Answers + 1, LastUsedAt = now };
                AppStore.Save(change.Session, call.App);
                wakes = call.Wakes;
                return (result, (string?)tokens.Of(appId, call.App.Answers));
            }
        );

        wakeUps.Wake([.. wakes]);
        if (answer is not null)
        {
            context.Response.Headers[AnswerHeader] = answer;
        }

        return outcome.IsGranted(out var granted, out var refused)
            ? TypedResults.Ok(granted)
            : refused.ToProblem(context);
    }

    // R08, and the sign of a cloned app: whoever comes with an old token uses a copy of the keys, and neither may go
    // on.
    private Refusal? WhyNot(AppCall call)
    {
        if (call.App.SuspendedForGood)
        {
            return new(Reason.AnswerTokenOld);
        }

        return tokens.Judge(call.App.Id, call.Context.Request.Headers[AnswerHeader], call.App.Answers) switch
        {
            AnswerTokenAge.Fresh => Identities.WhyNotUse(call.Change.Person.FrozenAt),
            AnswerTokenAge.Old => SuspendClone(call),
            AnswerTokenAge.Foreign => new(Reason.ProofInvalid),
        };
    }

    private static Refusal SuspendClone(AppCall call)
    {
        call.App = call.App with { SuspendedForGood = true };
        call.Change.Record(Happening.AppCloned, new { app = call.App.Id, name = call.App.Name });
        return new(Reason.AnswerTokenOld);
    }

    private static bool IsActiveWith(StoredApp app, DpopProof proof) =>
        app.State is AppState.Active && CryptographicOperations.FixedTimeEquals(app.PublicKey, proof.PublicKey);

    // An app never changes its owner, so remembering it is safe on every node.
    private async Task<Guid?> OwnerOf(Guid appId, CancellationToken stop)
    {
        if (owners.TryGetValue(appId, out Guid known))
        {
            return known;
        }

        var owner = await people.ByApp(appId, stop);
        if (owner is { } found)
        {
            owners.Set(appId, found, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = OwnerRemembered });
        }

        return owner;
    }
}
