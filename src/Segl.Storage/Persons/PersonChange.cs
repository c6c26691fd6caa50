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

    private readonly long seqBefore;
    private long seq;
    private byte[] hash;

    internal PersonChange(Session session, Person person, DateTimeOffset now, long seq, byte[] hash)
    {
        (Session, Person, Now, seqBefore) = (session, person, now, seq);
        (this.seq, this.hash) = (seq, hash);
    }

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
        JournalStore.Add(Session, new(Person.Id, seq + 1, Now, what.ToString(), text, hash, next));
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

    internal void CloseJournal()
    {
        if (seq != seqBefore)
        {
            PersonStore.SaveJournalHead(Session, Person.Id, seq, hash);
        }
    }
}
