using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.My.Contact;

/// <summary>Proves a new number or address by a code that is sent there: the rules of a temporary PIN (R34).</summary>
internal sealed class ContactCodes(Codes codes)
{
    /// <summary>Sends a code. Another number or address resets nothing, so nobody is written to without end.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Refusal?> Send(PersonChange change, Channel channel, string address)
    {
        var before = await ContactChangeStore.Of(change.Session, change.Person.Id);
        Outcome<TemporaryPin> sent = before is null
            ? TemporaryPin.Issue(change.Now)
            : before.Code.SendAgain(change.Now);
        if (!sent.IsGranted(out var state, out var refused))
        {
            return refused;
        }

        var code = Codes.NewTemporaryPin();
        ContactChangeStore.Save(
            change.Session,
            new(change.Person.Id, channel, address, state, codes.OfContactCode(change.Person.Id, address, code))
        );
        NoticeStore.SendContactCode(
            change,
            channel,
            address,
            codes.WrapForOutbox(change.Person.Id, code),
            state.ValidUntil
        );
        change.Record(Happening.ContactCodeSent, new { by = "portal", channel });
        return null;
    }

    /// <summary>Judges what was typed; the count rises first. A right code is used up.</summary>
    /// <returns>The number or address that is proven.</returns>
    public async Task<Outcome<string>> Check(PersonChange change, Channel channel, string typed)
    {
        if (
            await ContactChangeStore.Of(change.Session, change.Person.Id) is not { } stored
            || stored.Channel != channel
        )
        {
            return new Refusal(Reason.TemporaryPinDead);
        }

        if (stored.Code.WhyNotTry(change.Now) is { } refused)
        {
            return refused;
        }

        var digest = codes.OfContactCode(change.Person.Id, stored.Address, typed);
        if (CryptographicOperations.FixedTimeEquals(digest, stored.Digest))
        {
            ContactChangeStore.Remove(change.Session, change.Person.Id);
            return stored.Address;
        }

        var raised = stored with { Code = stored.Code.Raised() };
        ContactChangeStore.Save(change.Session, raised);
        return raised.Code.AnswerToWrong();
    }
}
