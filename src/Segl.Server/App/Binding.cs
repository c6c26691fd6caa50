using Segl.Rules;
using Segl.Storage;
using StoredApp = Segl.Storage.App;

namespace Segl.Server.App;

/// <summary>Binds an app to its person: the one moment in which an activation, by code or by copy, becomes
/// usable.</summary>
internal sealed class Binding(People people)
{
    /// <summary>
    /// R10, R26, R46: checks everything once more and makes the app active, all in the transaction that holds the
    /// person.
    /// </summary>
    /// <returns>Null when it is active, or why not.</returns>
    public static async Task<Refusal?> Bind(
        PersonChange change, Activation activation, Statement statement, int othersOnPhone)
    {
        var apps = await Apps.Of(change.Session, change.Person.Id);
        var active = apps.Where(app => app.State is AppState.Active).ToList();
        var refused = Identities.WhyNotUse(change.Person.FrozenAt)
            ?? SpareAuthenticators.WhyNoFurtherApp(active.Count)
            ?? SharedPhones.WhyNoFurtherPerson(othersOnPhone);
        if (refused is not null)
        {
            return refused;
        }

        var offer = await change.Session.Ask(StatementOffers.Of(
            change.Person.Id, activation.AppId, statement.Act, statement.PayloadHash));
        if (!StatementPayloads.Check(statement, activation.PublicKey, offer, change.Now)
            .IsGranted(out _, out var refusal))
        {
            return refusal;
        }

        StoredCopy? copy = null;
        if (activation.CopyId is not null
            && !(await FinishCopy(change, activation)).IsGranted(out copy, out var notCopied))
        {
            return notCopied;
        }

        if (!await Activations.Save(change.Session, activation, activation with { Step = ActivationStep.Active }))
        {
            return new(Reason.ActivationOutOfOrder);
        }

        StatementOffers.Use(change.Session, change.Person.Id, activation.AppId, statement.Act);
        var app = new StoredApp(
            change.Person.Id, activation.AppId, FreeSlot(active), AppState.Active, FirstApp: apps.Count == 0,
            activation.Model, activation.Model, activation.Installation, activation.PublicKey,
            activation.PinKeyWrapped!,
            PinCounter.Reset, SuspendedForGood: false, PasskeyId: null, NumberApproval.Off, Answers: 1,
            activation.TermsVersion, change.Now, LastUsedAt: null,
            copy is null ? ActivatedThrough.Desk : ActivatedThrough.Copy, await LevelOf(change, copy));
        Apps.Add(change.Session, app);
        if (copy is not null)
        {
            Copies.Save(change.Session, copy);
        }

        if (othersOnPhone > 0)
        {
            // R25: adding the second person destroys what biometrics unlock.
            Apps.DestroyPasskeysOn(change.Session, activation.Installation, change.Now);
        }

        change.Save(
            change.Person with { TermsVersion = activation.TermsVersion, TermsAcceptedAt = activation.StartedAt });
        change.Record(
            Happening.AppActivated,
            new
            {
                app = app.Id,
                name = app.Name,
                by = app.Through,
                copy = copy?.Copy.Id,
                from = copy?.Copy.FromAppId,
                statement = statement.Compact,
            });
        return null;
    }

    // R45-R47, R50: checks once more, in the transaction that binds: vouched and in time, not stopped, the old app
    // active and not suspended, the number unchanged since the start. The caller saves the copy when it binds the app.
    private static async Task<Outcome<StoredCopy>> FinishCopy(PersonChange change, Activation activation)
    {
        if (!(await CopyToHere.Mine(change.Session, activation)).IsGranted(out var stored, out var gone))
        {
            return gone;
        }

        var old = await Apps.Find(change.Session, change.Person.Id, stored.Copy.FromAppId);
        if (old is not { State: AppState.Active, SuspendedForGood: false } || old.Pins.WhyNotTry(change.Now) is not null
            || change.Person.PhoneChangedAt > stored.Copy.StartedAt)
        {
            return new Refusal(Reason.CopyOver);
        }

        return stored.Copy.Finish(change.Now).IsGranted(out var done, out var refused)
            ? stored with { Copy = done }
            : refused;
    }

    // R50: a copy is never above the app that it was copied from.
    private static async Task<AssuranceLevel> LevelOf(PersonChange change, StoredCopy? copy) =>
        copy is not null && await Apps.Find(change.Session, change.Person.Id, copy.Copy.FromAppId) is { } old
            ? CopyingTheApp.LevelOfCopy(old.Level, change.Person.Level)
            : AssuranceLevel.Substantial;

    private static int FreeSlot(List<StoredApp> active) =>
        Enumerable.Range(1, Limits.ActiveApps).First(slot => active.All(app => app.Slot != slot));

    // Another person's journal is another row to take, so it is told right after; what matters, the passkey, is already
    // gone.
    /// <summary>R25, R100: tells the others on an installation that their biometrics are gone.</summary>
    public async Task TellWhoLostBiometrics(
        Outcome<AppIsActive> outcome, List<Guid> others, byte[] installation, DateTimeOffset now)
    {
        if (!outcome.IsGranted(out _, out _))
        {
            return;
        }

        foreach (var other in others)
        {
            await people.Change(other, now, async change =>
            {
                var here = (await Apps.Of(change.Session, other))
                    .FirstOrDefault(
                        app => app.State is AppState.Active && app.Installation.AsSpan().SequenceEqual(installation));
                if (here is not null)
                {
                    change.Record(
                        Happening.BiometricsOff, new { app = here.Id, name = here.Name, because = "second person" });
                }

                return true;
            });
        }
    }
}
