using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Persons;

/// <summary>R23: a temporary PIN for a new PIN in a blocked app, from support or a desk. It is sent to the registered number,
/// and whoever sends it never sees it.</summary>
internal static class NewPins
{
    /// <summary>Sends it; while one is valid, it is sent again, which resets nothing (R34).</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="appId">The app.</param>
    /// <param name="codes">Makes it.</param>
    /// <param name="facts">Who sends it, for the journal.</param>
    public static async Task<Outcome<TemporaryPin>> Send(PersonChange change, Guid appId, Codes codes, object facts)
    {
        var person = change.Person;
        if (Identities.WhyNotUse(person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        if (person.Phone is null)
        {
            return new Refusal(Reason.PhoneNumberInvalid);
        }

        if (PhoneNumbers.WhyNoCode(person.PhoneChangedAt, person.PhoneHoldLifted, change.Now) is { } tooNew)
        {
            return tooNew;
        }

        var before = await TemporaryPinStore.Find(change.Session, person.Id, TemporaryPinPurpose.NewPin, appId);
        var next =
            before?.State.WhyNotTry(change.Now) is null && before is not null
                ? before.State.SendAgain(change.Now)
                : TemporaryPin.Issue(change.Now);
        if (next.IsGranted(out var pin, out _))
        {
            var digits = Codes.NewTemporaryPin();
            var stored = new StoredTemporaryPin(pin, appId, codes.OfTemporaryPin(appId, digits));
            TemporaryPinStore.Replace(change.Session, person.Id, TemporaryPinPurpose.NewPin, stored);
            change.Record(Happening.TemporaryPinSent, facts);
            change.SendTemporaryPin(
                TemporaryPinPurpose.NewPin,
                codes.WrapForOutbox(change.Person.Id, digits),
                pin.ValidUntil
            );
        }

        return next;
    }
}
