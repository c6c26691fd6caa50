using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>Events of the scheme's records as a whole, not of one person.</summary>
public enum SchemeEvent
{
    /// <summary>From here on the heads of all journals, and every new line, carry MACs.</summary>
    JournalMacsBegan,

    /// <summary>All wrapped values are bound to their person and column.</summary>
    WrappedAnew,

    /// <summary>A change of the key file began.</summary>
    KeyFileChanging,

    /// <summary>A change of the key file is complete; the old one opens nothing any more.</summary>
    KeyFileChanged,

    /// <summary>The keys that sign tokens were withdrawn, since one of them leaked.</summary>
    SigningKeysWithdrawn,

    /// <summary>What was kept about a person whose identity had ended was erased (R09).</summary>
    PersonErased,

    /// <summary>A maker's file was taken into stock (R67).</summary>
    DevicesImported,

    /// <summary>A relying party was registered.</summary>
    ClientAdded,

    /// <summary>The metadata or secret of a relying party was changed.</summary>
    ClientChanged,

    /// <summary>A relying party was removed.</summary>
    ClientRemoved,

    /// <summary>Something else that an operator did (R88).</summary>
    OperatorActed,

    /// <summary>A person became an officer at a desk (R83).</summary>
    OfficerAdded,

    /// <summary>An officer went to another desk.</summary>
    OfficerMoved,

    /// <summary>A person is no officer any more.</summary>
    OfficerEnded,

    /// <summary>Somebody without an identity was refused at a desk, in writing (R87); who it was is not kept.</summary>
    CitizenRefused,

    /// <summary>A person became an operator (R88).</summary>
    OperatorAdded,

    /// <summary>A person is no operator any more.</summary>
    OperatorEnded,

    /// <summary>The findings of <c>verify-journal</c> were investigated and are not reported again.</summary>
    AccidentAccepted,
}

/// <summary>
/// The scheme's own lines: a chain like a person's, under an id that no person has; its head is stored as a setting.
/// </summary>
public static class SchemeJournal
{
    private const string End = "scheme journal";

    /// <summary>The id in place of a person's.</summary>
    public static Guid Id => Guid.Empty;

    /// <summary>Writes a line.</summary>
    public static async Task Record(Session session, SchemeEvent what, object facts, DateTimeOffset now)
    {
        await session.Execute(
            "INSERT INTO setting (name, value) VALUES (@name, '') ON CONFLICT DO NOTHING",
            ("name", End)
        );
        var head = await Head(session);
        var isOurs = head.IsMac(session.JournalMacs.OfSchemeHead(head.Seq, head.Hash));
        var text = JsonSerializer.Serialize(facts, PersonChange.FactsFormat);
        var hash = JournalStore.HashOf(Id, head.Seq + 1, now, what.ToString(), text, head.Hash);
        var mac = isOurs ? session.JournalMacs.OfLine(hash) : null;
        JournalStore.Add(session, new(Id, head.Seq + 1, now, what.ToString(), text, hash, mac));
        var next = isOurs ? session.JournalMacs.OfSchemeHead(head.Seq + 1, hash) : [];
        session.Defer(
            "UPDATE setting SET value = @value WHERE name = @name",
            ("value", $"{head.Seq + 1} {Convert.ToHexStringLower(hash)} {Convert.ToHexStringLower(next)}"),
            ("name", End)
        );
    }

    /// <summary>The head of the chain.</summary>
    public static async Task<JournalHead> Head(Session session)
    {
        var kept = await session.QueryOne(
            $"SELECT value FROM setting WHERE name = @name {session.ForChange}",
            row => row.Text(),
            ("name", End)
        );
        return kept?.Split(' ') is [var seq, var hash, var mac]
            ? new(
                long.Parse(seq, System.Globalization.CultureInfo.InvariantCulture),
                Convert.FromHexString(hash),
                Convert.FromHexString(mac)
            )
            : new(0, JournalStore.Beginning, session.JournalMacs.OfSchemeHead(0, JournalStore.Beginning));
    }

    /// <summary>The lines of one kind that this server wrote, oldest first.</summary>
    public static async Task<List<JournalLine>> Of(Session session, SchemeEvent what) =>
        (await JournalStore.Of(session, Id, 1, int.MaxValue)).FindAll(line =>
            line.What == what.ToString() && session.JournalMacs.IsOurs(line)
        );
}
