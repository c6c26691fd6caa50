using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A person whose row is taken: what is read stays true until the commit.</summary>
public sealed class PersonChange
{
    /// <summary>How facts are written into journal and notices.</summary>
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
        (seq, hash, isOurs) = (before.Seq, before.Hash, before.IsOurs(macs, person));
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

    /// <summary>The person as found, and as changed by the methods here.</summary>
    public Person Person { get; private set; }

    /// <summary>The instant of the change.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Writes the journal's line (R102) and, where the rules say so, the notices on every channel
    /// (R100).</summary>
    /// <param name="what">What happened.</param>
    /// <param name="facts">An object of plain facts; never a secret.</param>
    /// <param name="secretWrapped">What SMS and e-mail carry beside, such as a stop link (R42); wiped once
    /// sent.</param>
    public void Record(Happening what, object facts, byte[]? secretWrapped = null)
    {
        var text = JsonSerializer.Serialize(facts, FactsFormat);
        var next = JournalStore.HashOf(Person.Id, seq + 1, Now, what.ToString(), text, hash);
        JournalStore.Add(
            Session,
            new(Person.Id, seq + 1, Now, what.ToString(), text, next, isOurs ? macs.OfLine(next) : null)
        );
        (seq, hash) = (seq + 1, next);
        if (Notices.Told(what))
        {
            NoticeStore.Tell(this, what, text, secretWrapped);
        }
    }

    /// <summary>
    /// R34: sends a temporary PIN to the registered number. It is wrapped in the outbox, wiped once sent, and not sent
    /// when it is dead.
    /// </summary>
    public void SendTemporaryPin(TemporaryPinPurpose purpose, byte[] pinWrapped, DateTimeOffset validUntil) =>
        NoticeStore.SendTemporaryPin(this, purpose, pinWrapped, validUntil);

    /// <summary>Changes the person's own row.</summary>
    public void Save(Person changed)
    {
        PersonStore.Save(Session, changed);
        Person = changed;
    }

    /// <summary>
    /// After a proven accident: the journal goes on behind the last line that is there, with a line that says so. What
    /// stands before it is what it was found to be.
    /// </summary>
    public async Task GoOn(string because, string found)
    {
        var last = await JournalStore.Last(Session, Person.Id);
        (seq, hash, isOurs) = (Math.Max(before.Seq, last?.Seq ?? 0), last?.Hash ?? JournalStore.Beginning, true);
        Record(Happening.JournalAccident, new { because, found });
    }

    /// <summary>
    /// Saves the end of the journal. Behind an end that this server did not make no line gets a MAC, and neither does
    /// the end: what somebody else wrote is not made good by going on from it.
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
