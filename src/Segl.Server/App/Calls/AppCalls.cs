using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Oidc.Messages;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>Finds, decides and saves, for an app that has proven its key.</summary>
internal delegate Task<Outcome<T>> ChangeByApp<T>(AppCall call)
    where T : class;

/// <summary>
/// Requests of an existing app: by a <see cref="Caller"/> who holds its key, or by the statement in the body. The
/// answer token of the previous response shows that the app was not cloned. Every change of an app goes through here:
/// find, decide, save, notify, and respond with the next token.
/// </summary>
internal sealed class AppCalls(
    Database database,
    People people,
    DpopProofs proofs,
    AnswerTokens tokens,
    LongPolls polls,
    Settings settings,
    TimeProvider clock,
    WakeUps wakeUps,
    IMemoryCache owners
)
{
    /// <summary>The header with the answer token.</summary>
    public const string AnswerHeader = "Segl-Answer";

    private const string NonceHeader = "DPoP-Nonce";
    private static readonly TimeSpan OwnerRemembered = TimeSpan.FromMinutes(10);

    /// <summary>Issues a fresh nonce for the next proof.</summary>
    public DateTimeOffset GiveNonce(HttpContext context)
    {
        var now = clock.GetUtcNow();
        context.Response.Headers[NonceHeader] = proofs.NewNonce(now);
        return now;
    }

    /// <summary>The caller who made this request's DPoP proof.</summary>
    public Outcome<Caller> Prove(HttpContext context)
    {
        var now = GiveNonce(context);
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
            return new Caller(context, now, proof.PublicKey);
        }

        context.Response.Headers.WWWAuthenticate =
            error is DpopError.UseNonce ? "DPoP error=\"use_dpop_nonce\"" : "DPoP error=\"invalid_dpop_proof\"";
        return new Refusal(Reason.ProofInvalid);
    }

    /// <summary>A read by an app.</summary>
    public async Task<Results<Ok<T>, ProblemHttpResult>> Read<T>(
        Caller caller,
        Guid appId,
        Func<Session, StoredApp, DateTimeOffset, Task<T>> read
    )
        where T : class
    {
        var outcome = await ReadOnce<T>(caller, appId, async (session, app, now) => await read(session, app, now));
        return outcome.ToAnswer(caller.Context);
    }

    /// <summary>A long poll by an app: the response waits until it is new to the app.</summary>
    public async Task<Results<Ok<T>, ProblemHttpResult>> Poll<T>(
        Caller caller,
        Guid appId,
        Func<Session, StoredApp, DateTimeOffset, Task<Outcome<T>>> read,
        Func<T, bool> isNew
    )
        where T : class
    {
        StoredApp? here = null;
        var outcome = await ReadOnce<T>(
            caller,
            appId,
            (session, app, now) =>
            {
                here = app;
                return read(session, app, now);
            }
        );
        if (here is not null && outcome.IsGranted(out var first, out _) && !isNew(first))
        {
            outcome = await polls.FirstNews(
                here.PersonId,
                here.Id,
                Addresses.Of(caller.Context),
                caller.Now,
                (session, now) => read(session, here, now),
                isNew,
                caller.Gone
            );
        }

        return outcome.ToAnswer(caller.Context);
    }

    private Task<Outcome<T>> ReadOnce<T>(
        Caller caller,
        Guid appId,
        Func<Session, StoredApp, DateTimeOffset, Task<Outcome<T>>> read
    )
        where T : class =>
        database.Read(
            async session =>
                await AppStore.Find(session, appId) is { State: AppState.Active } app && caller.Holds(app.PublicKey)
                    ? await read(session, app, caller.Now)
                    : new Refusal(Reason.AppNotActive),
            caller.Gone
        );

    /// <summary>A change by an app.</summary>
    public Task<Results<Ok<T>, ProblemHttpResult>> Change<T>(
        Caller caller,
        Guid appId,
        Func<AppCall, Task<Outcome<T>>> change
    )
        where T : class => Change(caller, appId, (_, _, _) => true, (AppCall call, bool _) => change(call));

    /// <inheritdoc cref="Change{T}(Caller, Guid, Func{AppCall, Task{Outcome{T}}})"/>
    /// <param name="caller">The caller.</param>
    /// <param name="appId">The app that it claims to be.</param>
    /// <param name="askMore">Queries to be sent together with those for person and app.</param>
    /// <param name="change">Finds, decides and saves.</param>
    public Task<Results<Ok<T>, ProblemHttpResult>> Change<TMore, T>(
        Caller caller,
        Guid appId,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<AppCall, TMore, Task<Outcome<T>>> change
    )
        where T : class =>
        Change<TMore, T>(
            caller.Context,
            appId,
            caller.Now,
            askMore,
            (app, more) =>
                caller.Holds(app.PublicKey)
                    ? new ChangeByApp<T>(call => change(call, more))
                    : new Refusal(Reason.AppNotActive)
        );

    /// <summary>A change by an app that proves its key by the statement in the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="appId">The app.</param>
    /// <param name="askMore">Queries to be sent together with those for person and app.</param>
    /// <param name="believe">Verifies signature and offer of the statement, and returns the change.</param>
    public Task<Results<Ok<T>, ProblemHttpResult>> ChangeByStatement<TMore, T>(
        HttpContext context,
        Guid appId,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<StoredApp, TMore, DateTimeOffset, Outcome<ChangeByApp<T>>> believe
    )
        where T : class
    {
        var now = GiveNonce(context);
        return Change(context, appId, now, askMore, (app, more) => believe(app, more, now));
    }

    private async Task<Results<Ok<T>, ProblemHttpResult>> Change<TMore, T>(
        HttpContext context,
        Guid appId,
        DateTimeOffset now,
        Func<Session, Guid, DateTimeOffset, TMore> askMore,
        Func<StoredApp, TMore, Outcome<ChangeByApp<T>>> prove
    )
        where T : class
    {
        if (await OwnerOf(appId, context.RequestAborted) is not { } personId)
        {
            return new Refusal(Reason.AppNotActive).ToProblem(context);
        }

        var (outcome, call) = await people.ChangeWithApp(
            personId,
            appId,
            now,
            session => askMore(session, personId, now),
            async (taken, calling, more) =>
                calling is not { App: { State: AppState.Active } app } ? (new Refusal(Reason.AppNotActive), null)
                : prove(app, more).IsGranted(out var change, out var refused)
                    ? await ChangeProven(new AppCall(taken, calling, context), change)
                : (refused, null)
        );

        if (call is not null)
        {
            wakeUps.Wake([.. call.Wakes]);
            context.Response.Headers[AnswerHeader] = tokens.Of(appId, call.Answer);
        }

        return outcome.ToAnswer(context);
    }

    // The call is returned when it was the app's own: then it is saved, and the response has the next token. A
    // request without a token of this app changes nothing and gets none; otherwise a clone could renew its old one
    // that way.
    private async Task<(Outcome<T> Outcome, AppCall? Call)> ChangeProven<T>(AppCall call, ChangeByApp<T> change)
        where T : class
    {
        if (call.App.Standing.WhyNotAct(call.Change.Person.FrozenAt) is { } mayNot)
        {
            return (mayNot, null);
        }

        var token = tokens.JudgeToken(call.App.Id, call.Context.Request.Headers[AnswerHeader], call.LastAnswer);
        switch (token.Age)
        {
            case AnswerTokenAge.Foreign:
                return (new Refusal(Reason.ProofInvalid), null);
            case AnswerTokenAge.Superseded:
                call.Change.Record(Happening.AppCloned, new { app = call.App.Id, name = call.App.Name });
                AppStore.Save(call.Session, call.App with { SuspendedForGood = true });
                LoginTokenStore.EndAllOfApp(call.Change, call.App.Id);
                await PortalWaiting.StopAllOfApp(call.Change, call.App.Id);
                return (new Refusal(Reason.AnswerTokenOld), null);
            case AnswerTokenAge.Fresh:
                call.Answer = token.NextAnswer;
                var outcome = await change(call);
                if (!call.AnswerIsKept)
                {
                    AppStore.Save(call.Session, call.App with { Answers = call.Answer, LastUsedAt = call.Now });
                }

                return (outcome, call);
        }

        throw new UnreachableException();
    }

    // An app never changes its owner, so every node may cache it.
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
