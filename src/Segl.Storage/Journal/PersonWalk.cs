using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>One chain of lines, read line by line: a person's, or the scheme's own.</summary>
/// <param name="personId">The person; null before the first.</param>
/// <param name="macs">Makes and checks the MACs.</param>
/// <param name="before">The line before the first that is read; null where it is read from the beginning.</param>
internal sealed class PersonWalk(Guid? personId, JournalMacs macs, JournalLine? before = null)
{
    private readonly string name = personId == SchemeJournal.Id ? "the scheme" : $"person {personId}";
    private JournalLine? last = before;
    private JournalFault? fault = FaultOfFirst(personId, macs, before);
    private bool hasMacs = before?.Mac is not null;

    /// <summary>The person; null before the first.</summary>
    public Guid? PersonId => personId;

    /// <summary>How many lines it has.</summary>
    public long Lines { get; private set; }

    /// <summary>The last line of each hour.</summary>
    public SortedDictionary<DateTimeOffset, JournalLine> Heads { get; } = [];

    /// <summary>The first fault in the lines that were read; null if none.</summary>
    public JournalFault? Fault => fault;

    /// <summary>The faults before a line that accepts them.</summary>
    public List<JournalFault> Accepted { get; } = [];

    /// <summary>The person's apps by the lines.</summary>
    public AppsInJournal Apps { get; } = new();

    /// <summary>The person's security keys by the lines.</summary>
    public KeysInJournal Keys { get; } = new();

    /// <summary>Verifies the next line.</summary>
    public void AddLine(JournalLine line)
    {
        var hash = HashOf(line);
        var isOurs = macs.IsOurs(line);
        if (isOurs && hash.AsSpan().SequenceEqual(line.Hash) && line.What == nameof(Happening.JournalAccident))
        {
            Accept(line);
        }
        else
        {
            fault ??= FaultOf(line, hash, isOurs);
        }

        Apps.AddLine(line);
        Keys.AddLine(line);
        hasMacs |= line.Mac is not null;
        last = line;
        Lines++;
        Heads[CheckpointStore.HourOf(line.At)] = line;
    }

    /// <summary>The fault of the chain, compared with its stored head.</summary>
    /// <param name="head">The head; null when the person's row is missing.</param>
    /// <param name="isOurs">Whether this server made its MAC.</param>
    public JournalFault? FaultAgainst(JournalHead? head, bool isOurs) =>
        (fault, head) switch
        {
            ({ } found, _) => found,
            (_, null) => new(name, "is gone, but has lines."),
            (_, { } end) when end.Seq > last!.Seq => At(last.Seq + 1, "was taken out."),
            (_, { } end) when end.Seq < last!.Seq => At(end.Seq + 1, "was added."),
            _ when !last!.Hash.AsSpan().SequenceEqual(head.Hash) => At(last.Seq, "is not the one in the person's row."),
            _ when !isOurs => new(name, "has a row, or an end of the journal, that this server did not write."),
            _ => null,
        };

    private byte[] HashOf(JournalLine line) =>
        JournalStore.HashOf(
            line.PersonId,
            line.Seq,
            line.At,
            line.What,
            line.Facts,
            last?.Hash ?? JournalStore.Beginning
        );

    private JournalFault? FaultOf(JournalLine line, byte[] hash, bool isOurs) =>
        line switch
        {
            _ when line.Seq > (last?.Seq ?? 0) + 1 => At((last?.Seq ?? 0) + 1, "was taken out."),
            _ when !hash.AsSpan().SequenceEqual(line.Hash) => At(line.Seq, "was changed after it was written."),
            { Mac: null } when hasMacs => At(line.Seq, "follows what this server did not write."),
            { Mac: not null } when !isOurs => At(line.Seq, "was not written by this server."),
            _ => null,
        };

    // The line itself names the accepted faults, so that today's can be compared with them.
    private void Accept(JournalLine line)
    {
        using var facts = JsonDocument.Parse(line.Facts);
        Accepted.Add(new(name, $"had an accident before line {line.Seq}: {facts.RootElement.GetProperty("found")}"));
        fault = null;
    }

    // Its own hash cannot be computed without the line before it: the server's MAC stands for it.
    private static JournalFault? FaultOfFirst(Guid? personId, JournalMacs macs, JournalLine? before) =>
        before is { Mac: not null } && !macs.IsOurs(before)
            ? new($"person {personId}, line {before.Seq}", "was not written by this server.")
            : null;

    private JournalFault At(long seq, string what) => new($"{name}, line {seq}", what);
}
