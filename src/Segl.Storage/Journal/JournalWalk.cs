namespace Segl.Storage;

/// <summary>A place at which the journal is not as it was written.</summary>
/// <param name="Where">The person and line, or the hour.</param>
/// <param name="What">What is wrong there, as the end of a sentence.</param>
public sealed record JournalFault(string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where} {What}";
}

/// <summary>
/// Reads the whole journal, person by person and line by line, in constant memory. On the way it
/// builds the tree of every hour, for the checkpoints to be compared with.
/// </summary>
public sealed class JournalWalk(Session session)
{
    private const int PersonsAtOnce = 500;
    private readonly Dictionary<DateTimeOffset, MerkleTree> hours = [];
    private readonly List<JournalFault> faults = [];

    private sealed record Chain(Guid PersonId, long Seq, byte[] Hash);

    /// <summary>How many lines there are.</summary>
    public long Lines { get; private set; }

    /// <summary>How many persons have lines.</summary>
    public long Persons { get; private set; }

    /// <summary>What was found, in the order of the persons.</summary>
    public IReadOnlyList<JournalFault> Faults => faults;

    /// <summary>The tree of each hour that has lines.</summary>
    public IReadOnlyDictionary<DateTimeOffset, MerkleTree> Hours => hours;

    /// <summary>Walks.</summary>
    public async Task Walk()
    {
        var after = Guid.Empty;
        while (true)
        {
            var persons = await session.QueryAll(
                """
                SELECT person_id, journal_seq, journal_hash
                FROM person
                WHERE person_id > @after
                ORDER BY person_id LIMIT @most
                """,
                row => new Chain(row.Id(), row.Long(), row.Bytes()),
                ("after", after),
                ("most", PersonsAtOnce)
            );
            await WalkLines(after, persons);
            if (persons.Count < PersonsAtOnce)
            {
                return;
            }

            after = persons[^1].PersonId;
        }
    }

    // The lines behind the last page belong to nobody, so that page has no end.
    private async Task WalkLines(Guid after, List<Chain> persons)
    {
        var expected = persons.ToDictionary(person => person.PersonId);
        var walk = new PersonWalk(null);
        var isLastPage = persons.Count < PersonsAtOnce;
        await session.QueryEach(
            $"""
            SELECT person_id, seq, at, what, facts, previous_hash, hash
            FROM journal
            WHERE person_id > @after {(isLastPage ? "" : "AND person_id <= @last")}
            ORDER BY person_id, seq
            """,
            row =>
            {
                var line = new JournalLine(
                    row.Id(),
                    row.Long(),
                    row.Instant(),
                    row.Text(),
                    row.Text(),
                    row.Bytes(),
                    row.Bytes()
                );
                if (walk.PersonId != line.PersonId)
                {
                    End(walk, expected);
                    walk = new(line.PersonId);
                }

                walk.Take(line);
            },
            isLastPage ? [("after", after)] : [("after", after), ("last", persons[^1].PersonId)]
        );
        End(walk, expected);
        foreach (var person in expected.Values)
        {
            faults.Add(new($"person {person.PersonId}", "has no line at all; their journal was taken out."));
        }
    }

    private void End(PersonWalk walk, Dictionary<Guid, Chain> expected)
    {
        if (walk.PersonId is not { } personId)
        {
            return;
        }

        (Persons, Lines) = (Persons + 1, Lines + walk.Lines);
        foreach (var (hour, line) in walk.Heads)
        {
            hours.TryAdd(hour, new());
            hours[hour].Add(CheckpointStore.LeafOf(personId, line.Seq, line.Hash));
        }

        expected.Remove(personId, out var chain);
        if (walk.FaultAgainst(chain?.Seq, chain?.Hash) is { } fault)
        {
            faults.Add(fault);
        }
    }

    /// <summary>One person's chain on the way.</summary>
    private sealed class PersonWalk(Guid? personId)
    {
        private JournalLine? last;
        private JournalFault? fault;

        public Guid? PersonId => personId;

        public long Lines { get; private set; }

        // By hour: the last line in it.
        public SortedDictionary<DateTimeOffset, JournalLine> Heads { get; } = [];

        public void Take(JournalLine line)
        {
            fault ??= FaultOf(line);
            last = line;
            Lines++;
            Heads[CheckpointStore.HourOf(line.At)] = line;
        }

        /// <summary>What is wrong with the chain, whose end the person's row knows.</summary>
        public JournalFault? FaultAgainst(long? seq, byte[]? hash) =>
            (fault, seq) switch
            {
                ({ } found, _) => found,
                (_, null) => new($"person {personId}", "is gone, but has lines."),
                (_, { } end) when end > last!.Seq => At(last.Seq + 1, "was taken out."),
                (_, { } end) when end < last!.Seq => At(end + 1, "was added."),
                _ when !last!.Hash.AsSpan().SequenceEqual(hash) => At(last.Seq, "is not the one in the person's row."),
                _ => null,
            };

        private JournalFault? FaultOf(JournalLine line)
        {
            var (seq, before) = (last?.Seq ?? 0, last?.Hash ?? JournalStore.Beginning);
            var hash = JournalStore.HashOf(line.PersonId, line.Seq, line.At, line.What, line.Facts, line.PreviousHash);
            return line switch
            {
                _ when line.Seq > seq + 1 => At(seq + 1, "was taken out."),
                _ when !hash.AsSpan().SequenceEqual(line.Hash) => At(line.Seq, "was changed after it was written."),
                _ when !before.AsSpan().SequenceEqual(line.PreviousHash) => At(line.Seq, "follows another one."),
                _ => null,
            };
        }

        private JournalFault At(long seq, string what) => new($"person {personId}, line {seq}", what);
    }
}
