using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.DocumentChecks.Giving;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>The facts on which a binding depends: the person's apps, the other persons on the phone, the offered
/// statement, the copy.</summary>
internal sealed record BindingFacts(
    QueryResult<List<StoredApp>> Apps,
    QueryResult<List<Guid>> OthersOnPhone,
    QueryResult<StatementOffer?> Offer,
    QueryResult<byte[]?> CodeStopLink,
    CeremonyFacts Ceremony
);

/// <summary>Binds an app to its person: the step in which an activation, by code or by copy, becomes
/// usable.</summary>
internal sealed class Binding(People people, Codes codes)
{
    /// <summary>Defers the queries for these facts, so that they are read in the round trip that locks the
    /// person.</summary>
    public static BindingFacts QueryFacts(Session session, Activation activation, Statement statement)
    {
        var person = activation.PersonId!.Value;
        return new(
            session.DeferQuery(AppStore.AllOf(person)),
            session.DeferQuery(AppStore.SharersOf(activation.Installation, person)),
            session.DeferQuery(StatementOfferStore.Of(person, activation.AppId, statement.Act, statement.PayloadHash)),
            session.DeferQuery(ActivationCodeStore.StopLinkOf(person, activation.Id)),
            CeremonyFacts.QueryFor(session, activation)
        );
    }

    /// <summary>
    /// R10, R26, R46: checks everything again and activates the app, in the transaction that locks the person.
    /// </summary>
    /// <returns>The active app, or the refusal.</returns>
    public async Task<Outcome<StoredApp>> Bind(
        PersonChange change,
        Activation activation,
        Statement statement,
        BindingFacts facts
    )
    {
        var (apps, othersOnPhone) = (facts.Apps.Value, facts.OthersOnPhone.Value.Count);
        var active = apps.Where(app => app.State is AppState.Active).ToList();
        var refused =
            facts.Ceremony.WhyNotGoOn(change, activation)
            ?? SpareAuthenticators.WhyNoFurtherApp(active.Count)
            ?? SharedPhones.WhyNoFurtherPerson(othersOnPhone);
        if (refused is not null)
        {
            return refused;
        }

        if (
            !StatementPayloads
                .Check(statement, activation.PublicKey, facts.Offer.Value, change.Now)
                .IsGranted(out _, out var refusal)
        )
        {
            return refusal;
        }

        StoredCopy? copy = null;
        var old = facts.Ceremony.Old?.Value;
        if (facts.Ceremony.Copy?.Value is { } stored)
        {
            if (!stored.Copy.Finish(activation.Id, change.Now).IsGranted(out var done, out var notCopied))
            {
                return notCopied;
            }

            copy = stored with { Copy = done };
        }

        if (!await ActivationStore.Save(change.Session, activation, activation with { Step = ActivationStep.Active }))
        {
            return new Refusal(Reason.ActivationOutOfOrder);
        }

        StatementOfferStore.Remove(change.Session, change.Person.Id, activation.AppId, statement.Act);
        ActivationCodeStore.Done(change.Session, change.Person.Id, activation.Id, facts.CodeStopLink.Value);
        var held = await Authenticators.Of(change.Session, change.Person.Id);
        var app = new StoredApp(
            change.Person.Id,
            activation.AppId,
            FreeSlot(active),
            AppState.Active,
            FirstApp: apps.Count == 0,
            AuthenticatorNames.Free(activation.Model, held.NamesBut($"{activation.AppId}")),
            activation.Model,
            activation.Installation,
            activation.PublicKey,
            codes.MovePinKey(
                activation.PinKeyWrapped,
                WrappedPlace.ActivationPinKey(change.Person.Id, activation.AppId),
                WrappedPlace.AppPinKey(change.Person.Id, activation.AppId)
            ),
            PinCounter.Reset,
            SuspendedForGood: false,
            PasskeyId: null,
            NumberApproval.Off,
            Answers: 1,
            activation.TermsVersion,
            change.Now,
            LastUsedAt: null,
            copy is null ? activation.Through : ActivatedThrough.Copy,
            LevelOf(change, old)
        );
        AppStore.Add(change.Session, app);
        if (copy is not null)
        {
            CopyStore.Save(change.Session, copy);
        }

        if (othersOnPhone > 0)
        {
            // R25: a second person on the installation destroys its passkeys.
            AppStore.DestroyPasskeysOn(
                change.Session,
                activation.Installation,
                [.. facts.OthersOnPhone.Value, change.Person.Id],
                change.Now
            );
        }

        change.Save(
            change.Person with
            {
                TermsVersion = activation.TermsVersion,
                TermsAcceptedAt = activation.StartedAt,
            }
        );
        if (app.Through is ActivatedThrough.Document)
        {
            GrantedChecks.LowerLevel(change);
        }

        change.Record(
            Happening.AppActivated,
            new
            {
                app = app.Id,
                name = app.Name,
                by = app.Through,
                level = app.Level,
                copy = copy?.Copy.Id,
                from = copy?.Copy.FromAppId,
                statement = statement.Compact,
            }
        );
        return app;
    }

    // R50: the level of a copied app is never above the old app's.
    private static AssuranceLevel LevelOf(PersonChange change, StoredApp? old) =>
        old is not null ? CopyingTheApp.LevelOfCopy(old.Level, change.Person.Level) : AssuranceLevel.Substantial;

    private static int FreeSlot(List<StoredApp> active) =>
        Enumerable.Range(1, Limits.ActiveApps).First(slot => active.All(app => app.Slot != slot));

    // Another person's journal needs a lock on another row, so it is written right after; what matters, the passkey,
    // is already destroyed.
    /// <summary>R25, R100: notifies the other persons on an installation that their biometrics were switched
    /// off.</summary>
    public async Task TellWhoLostBiometrics(
        Outcome<AppIsActive> outcome,
        List<Guid> others,
        byte[] installation,
        DateTimeOffset now
    )
    {
        if (!outcome.IsGranted(out _, out _))
        {
            return;
        }

        foreach (var other in others)
        {
            await people.Change(
                other,
                now,
                async change =>
                {
                    var here = (await AppStore.Of(change.Session, other)).FirstOrDefault(app =>
                        app.State is AppState.Active && app.Installation.AsSpan().SequenceEqual(installation)
                    );
                    if (here is not null)
                    {
                        change.Record(
                            Happening.BiometricsOff,
                            new
                            {
                                app = here.Id,
                                name = here.Name,
                                because = "second person",
                            }
                        );
                    }

                    return true;
                }
            );
        }
    }
}
