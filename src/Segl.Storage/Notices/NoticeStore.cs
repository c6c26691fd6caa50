using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>The outbox (R101): a row per notice and channel, written in the transaction of the change.</summary>
public static class NoticeStore
{
    internal static void Tell(PersonChange change, Happening what, string facts, byte[]? secretWrapped)
    {
        foreach (var (channel, address) in ChannelsOf(change.Person))
        {
            Add(change, channel, address, what, facts, channel is Channel.App ? null : secretWrapped, null);
        }
    }

    internal static void SendTemporaryPin(
        PersonChange change,
        TemporaryPinPurpose purpose,
        byte[] pinWrapped,
        DateTimeOffset validUntil
    )
    {
        if (change.Person.Phone is { } phone)
        {
            var facts = JsonSerializer.Serialize(new TemporaryPinFacts(purpose), PersonChange.FactsFormat);
            Add(change, Channel.Sms, phone, Happening.TemporaryPinSent, facts, pinWrapped, validUntil);
        }
    }

    /// <summary>R35, R100: sends a code to a new number or address, which is nobody's yet. It is wrapped, wiped once sent,
    /// and not sent after its expiry.</summary>
    public static void SendContactCode(
        PersonChange change,
        Channel channel,
        string address,
        byte[] codeWrapped,
        DateTimeOffset validUntil
    ) => Add(change, channel, address, Happening.ContactCodeSent, "{}", codeWrapped, validUntil);

    /// <summary>R100: notifies an old number or address that it is not registered any more.</summary>
    public static void TellOldAddress(PersonChange change, Channel channel, string address, Happening what) =>
        Add(change, channel, address, what, "{}", null, null);

    // A notice to the app has no address: the sender looks up the person's installations.
    private static IEnumerable<(Channel Channel, string Address)> ChannelsOf(Person person)
    {
        yield return (Channel.App, "");
        if (person.Phone is { } phone)
        {
            yield return (Channel.Sms, phone);
        }

        if (person.Email is { } email)
        {
            yield return (Channel.Email, email);
        }
    }

    private static void Add(
        PersonChange change,
        Channel channel,
        string address,
        Happening what,
        string facts,
        byte[]? secretWrapped,
        DateTimeOffset? validUntil
    ) =>
        change.Session.Defer(
            """
            INSERT INTO notice (person_id, notice_id, channel, address, what, facts, language, secret_wrapped, made_at,
                valid_until, next_try_at, tries)
            VALUES (@person, @id, @channel, @address, @what, @facts, @language, @secret, @at, @valid_until, @at, 0)
            """,
            ("person", change.Person.Id),
            ("id", Guid.CreateVersion7(change.Now)),
            ("channel", channel),
            ("address", address),
            ("what", what),
            ("facts", facts),
            ("language", change.Person.Language),
            ("secret", secretWrapped),
            ("at", change.Now),
            ("valid_until", validUntil)
        );
}

/// <summary>The purpose of a temporary PIN, which its text message must name.</summary>
public sealed record TemporaryPinFacts(TemporaryPinPurpose Purpose);
