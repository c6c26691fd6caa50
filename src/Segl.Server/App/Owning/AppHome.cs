using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.App.Copying;
using Segl.Server.Notices.Channels;
using Segl.Server.Oidc.Messages;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>One of the person's apps in the app's list.</summary>
internal sealed record AppLine(
    Guid App,
    string Name,
    string Model,
    string State,
    long ActivatedAt,
    long? LastUsedAt,
    bool Here
);

/// <summary>The code display or audio code reader that the person can log in with.</summary>
internal sealed record DeviceLine(string Kind, string Name, long? LastUsedAt);

/// <summary>R18: the security key that is used beside an app.</summary>
internal sealed record SecurityKeyLine(string Name, long AddedAt, long? LastUsedAt);

/// <summary>What was asked for in the portal and may be stopped (R33, R37, R68).</summary>
internal sealed record WaitLine(string Wait, long AskedAt, long ReadyAt);

/// <summary>The app's first screen; see <c>docs/protocol.md</c>, "Home".</summary>
internal sealed record HomeView(
    long Now,
    string Name,
    string UserId,
    string Language,
    string Level,
    string State,
    long? SuspendedUntil,
    bool Waiting,
    string ApproveBy,
    long? NumberFrom,
    bool Biometrics,
    bool BiometricsAllowed,
    bool Push,
    IReadOnlyList<AppLine> Apps,
    DeviceLine? Device,
    SecurityKeyLine? SecurityKey,
    IReadOnlyList<string> Spares,
    CopyView? Copy,
    IReadOnlyList<WaitLine> Waits,
    long? RestrictedUntil
);

/// <summary>Whether a login waits. Its content is shown only after the claim (R94).</summary>
internal sealed record WaitingView(long Now, bool Waiting);

/// <summary><c>POST …/settings</c></summary>
internal sealed record ChangedSettings(string? Language = null, string? Name = null);

/// <summary>Home, waiting, settings and notifications of an app.</summary>
internal sealed class AppHome(AppCalls calls)
{
    /// <summary>The content of the first screen. Also without push, this shows what is pending (R103).</summary>
    public Task<Results<Ok<HomeView>, ProblemHttpResult>> ShowHome(Caller caller, Guid app) =>
        calls.Read(
            caller,
            app,
            async (session, here, now) =>
            {
                var person =
                    await PersonStore.Find(session, here.PersonId) ?? throw new PersonMissingException(here.PersonId);
                var held = await Authenticators.Of(session, here.PersonId);
                var order = await DeviceOrderStore.Open(session, here.PersonId);
                var others = await AppStore.OthersOn(session, here.Installation, here.PersonId);
                return new HomeView(
                    Ms(now),
                    person.Name,
                    person.UserId,
                    person.Language,
                    person.Level.ToString().ToLowerInvariant(),
                    StateOf(here, person, now),
                    here.Pins.WhyNotTry(now)?.TryAgainAt?.ToUnixTimeMilliseconds(),
                    await IsWaiting(session, here.PersonId, now),
                    here.NumberApproval.From is null ? "qr" : "number",
                    here.NumberApproval.From?.ToUnixTimeMilliseconds(),
                    here.PasskeyId is not null,
                    SharedPhones.WhyNoBiometrics(others.Count + 1) is null,
                    await PushSubscriptionStore.Has(session, here.Installation),
                    [.. held.Apps.Select(one => LineOf(one, here, person, now))],
                    held.UsableDevice is { } device ? LineOf(device) : null,
                    held.UsableKey is { } key
                        ? new(key.Name, Ms(key.AddedAt), key.LastUsedAt?.ToUnixTimeMilliseconds())
                        : null,
                    [.. OpenSpares(held, order, now).Select(way => Camel(way.ToString()))],
                    await CopyFromHere.ViewOf(session, here, now),
                    await StopWaitAct.Open(session, here.PersonId, now),
                    RestrictedUntil(here, now)
                );
            }
        );

    // R112: the spares that are open to this person beside what they have.
    private static IReadOnlyList<SpareWay> OpenSpares(Authenticators held, StoredOrder? order, DateTimeOffset now) =>
        Spares.Open(
            held.UsableApps.Count(),
            held.Apps.Count(app => app.State is AppState.Active),
            held.Devices.Any(device => device.State is DeviceState.Active),
            order is not null && order.Order.WhyNotActivate(now) is null
        );

    private static DeviceLine LineOf(StoredDevice device) =>
        new(Camel(device.Kind.ToString()), device.Name, device.LastUsedAt?.ToUnixTimeMilliseconds());

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Whether a login waits, as soon as it differs from what the app sent.</summary>
    public Task<Results<Ok<WaitingView>, ProblemHttpResult>> AwaitLogin(Caller caller, Guid app, bool known) =>
        calls.Poll<WaitingView>(
            caller,
            app,
            async (session, here, now) => new WaitingView(Ms(now), await IsWaiting(session, here.PersonId, now)),
            view => view.Waiting != known
        );

    /// <summary>Changes language or the app's name.</summary>
    public Task<Results<Ok<JustNow>, ProblemHttpResult>> ChangeSettings(
        Caller caller,
        Guid app,
        ChangedSettings changed
    ) =>
        calls.Change<JustNow>(
            caller,
            app,
            async call =>
            {
                if (changed.Language is { } tag)
                {
                    if (Languages.Named(tag) is not { } language)
                    {
                        return new Refusal(Reason.Malformed);
                    }

                    ContactData.ChangeLanguage(call.Change, language, $"app {call.App.Id}");
                }

                if (changed.Name is { } name)
                {
                    var held = await Authenticators.Of(call.Session, call.App.PersonId);
                    if (
                        !AuthenticatorNames
                            .Read(name, held.NamesBut($"{call.App.Id}"))
                            .IsGranted(out var read, out var refused)
                    )
                    {
                        return refused;
                    }

                    call.App = call.App with { Name = read };
                    call.Change.Record(Happening.NameOfAppChanged, new { app = call.App.Id, name = read });
                }

                return new JustNow(Ms(call.Now));
            }
        );

    /// <summary>Stores the installation's subscription.</summary>
    public Task<Results<Ok<JustNow>, ProblemHttpResult>> Subscribe(Caller caller, Guid app, PushAddress address) =>
        calls.Change<JustNow>(
            caller,
            app,
            call =>
            {
                if (address.For(call.App.Installation) is not { } subscription)
                {
                    return Refused(Reason.Malformed);
                }

                PushSubscriptionStore.Replace(call.Session, subscription, call.Now);
                return Granted(call);
            }
        );

    /// <summary>Removes the installation's subscription.</summary>
    public Task<Results<Ok<JustNow>, ProblemHttpResult>> Unsubscribe(Caller caller, Guid app) =>
        calls.Change<JustNow>(
            caller,
            app,
            call =>
            {
                PushSubscriptionStore.Remove(call.Session, call.App.Installation);
                return Granted(call);
            }
        );

    private static async Task<bool> IsWaiting(Session session, Guid personId, DateTimeOffset now) =>
        (await session.ExecuteQuery(WaitingLoginStore.For(session, personId, now - Limits.LoginValid))).Exists(login =>
            login.Login.Step is LoginStep.Waiting
        );

    // R51, so that the app can show from when on it can be copied.
    private static long? RestrictedUntil(StoredApp here, DateTimeOffset now) =>
        CopyingTheApp.RestrictedUntil(here.FirstApp, here.Through, here.ActivatedAt) is { } until && now < until
            ? Ms(until)
            : null;

    private static AppLine LineOf(StoredApp app, StoredApp here, Person person, DateTimeOffset now) =>
        new(
            app.Id,
            app.Name,
            app.Model,
            StateOf(app, person, now),
            Ms(app.ActivatedAt),
            app.LastUsedAt?.ToUnixTimeMilliseconds(),
            app.Id == here.Id
        );

    private static string StateOf(StoredApp app, Person person, DateTimeOffset now) =>
        app switch
        {
            _ when person.FrozenAt is not null => "frozen",
            { State: not AppState.Active } or { Pins.Blocked: true } => "blocked",
            { SuspendedForGood: true } => "suspended",
            _ when app.Pins.WhyNotTry(now) is not null => "suspended",
            _ => "active",
        };

    private static Task<Outcome<JustNow>> Granted(AppCall call) =>
        Task.FromResult<Outcome<JustNow>>(new JustNow(Ms(call.Now)));

    private static Task<Outcome<JustNow>> Refused(Reason reason) =>
        Task.FromResult<Outcome<JustNow>>(new Refusal(reason));

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
