using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A person whose row is locked until the commit.</summary>
public sealed class PersonChange
{
    /// <summary>The JSON format of facts in journal and notices.</summary>
    public static JsonSerializerOptions FactsFormat { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    private readonly JournalMacs macs;
    private readonly JournalHead before;
    private bool isOurs;
    private long seq;
    private byte[] hash;

    internal PersonChange(Session session, Person person, DateTimeOffset now, JournalHead before)
    {
        (Session, Person, Now, this.before, macs) = (session, person, now, before, session.JournalMacs);
        (seq, hash, isOurs) = (before.Seq, before.Hash, macs.IsOurs(before, person));
    }

    /// <summary>The first change of a person who was just added.</summary>
    internal static PersonChange Of(Session session, Person added, DateTimeOffset now) =>
        new(
            session,
            added,
            now,
            new(0, JournalStore.Beginning, session.JournalMacs.OfHead(added, 0, JournalStore.Beginning))
        );

    /// <summary>The transaction.</summary>
    public Session Session { get; }

    /// <summary>The person as read, with the changes made by the methods here.</summary>
    public Person Person { get; private set; }

    /// <summary>The instant of the change.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The head of the journal before the change.</summary>
    internal JournalHead Before => before;

    /// <summary>Writes a line of the journal (R102) and, where the rules require it, notices on all channels
    /// (R100).</summary>
    /// <param name="what">The event.</param>
    /// <param name="facts">An object of plain facts; never a secret.</param>
    /// <param name="secretWrapped">A secret that SMS and e-mail carry in addition, such as a stop link (R42); wiped
    /// once sent.</param>
    public void Record(Happening what, object facts, byte[]? secretWrapped = null)
    {
        var text = JsonSerializer.Serialize(facts, FactsFormat);
        var next = JournalStore.HashOf(Person.Id, seq + 1, Now, what.ToString(), text, hash);
        JournalStore.Add(
            Session,
            new(Person.Id, seq + 1, Now, what.ToString(), text, next, isOurs ? macs.OfLine(next) : null)
        );
        (seq, hash) = (seq + 1, next);
        Session.Tally?.Count(what);
        if (Notices.Told(what))
        {
            NoticeStore.Tell(this, what, text, secretWrapped);
        }
    }

    /// <summary>
    /// R34: sends a temporary PIN to the registered number. It is wrapped in the outbox, wiped once sent, and not
    /// sent after its expiry.
    /// </summary>
    public void SendTemporaryPin(TemporaryPinPurpose purpose, byte[] pinWrapped, DateTimeOffset validUntil) =>
        NoticeStore.SendTemporaryPin(this, purpose, pinWrapped, validUntil);

    /// <summary>Saves the person's own row.</summary>
    public void Save(Person changed)
    {
        PersonStore.Save(Session, changed);
        Person = changed;
    }

    /// <summary>
    /// After a proven accident: continues the journal after its last line with a line that records it. The faults
    /// before that line remain as found.
    /// </summary>
    public async Task GoOn(string because, string found)
    {
        var last = await JournalStore.Last(Session, Person.Id);
        (seq, hash, isOurs) = (Math.Max(before.Seq, last?.Seq ?? 0), last?.Hash ?? JournalStore.Beginning, true);
        Record(Happening.JournalAccident, new { because, found });
    }

    /// <summary>
    /// Saves the head of the journal. After a head that this server did not make, no line gets a MAC and neither does
    /// the new head: continuing does not authenticate what somebody else wrote.
    /// </summary>
    internal void CloseJournal()
    {
        var mac = isOurs ? macs.OfHead(Person, seq, hash) : [];
        if (seq != before.Seq || (isOurs && !mac.AsSpan().SequenceEqual(before.Mac)))
        {
            PersonStore.SaveJournalHead(Session, Person.Id, new(seq, hash, mac));
        }
    }
}
