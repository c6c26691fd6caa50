namespace Segl.Storage;

/// <summary>A place where the journal, or a row beside it, was altered.</summary>
/// <param name="Where">The person and line, or the hour.</param>
/// <param name="What">What is wrong there, worded as the end of a sentence.</param>
/// <param name="PersonId">The person; null when the fault belongs to no person, or continuing the journal would not
/// mend it.</param>
public sealed record JournalFault(string Where, string What, Guid? PersonId = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where} {What}";
}

/// <summary>
/// Reads the whole journal, person by person and line by line, in constant memory, and compares the rows of persons,
/// apps and security keys with it. It also builds the Merkle tree of every hour, for comparison with the checkpoints.
/// </summary>
public sealed class JournalWalk(Session session)
{
    private const int PersonsAtOnce = 500;
    private readonly Dictionary<DateTimeOffset, MerkleTree> hours = [];
    private readonly HashSet<DateTimeOffset> doubtful = [];
    private readonly List<JournalFault> faults = [];
    private readonly List<JournalFault> accepted = [];
    private Queue<ErasedLeaf> erased = [];

    /// <summary>How many lines there are.</summary>
    public long Lines { get; private set; }

    /// <summary>How many persons have lines.</summary>
    public long Persons { get; private set; }

    /// <summary>The faults found, in the order of the persons.</summary>
    public IReadOnlyList<JournalFault> Faults => faults;

    /// <summary>Faults that were found earlier and accepted by a later line.</summary>
    public IReadOnlyList<JournalFault> Accepted => accepted;

    /// <summary>The tree of each hour that has lines.</summary>
    public IReadOnlyDictionary<DateTimeOffset, MerkleTree> Hours => hours;

    /// <summary>Whether every line of the hour belongs to a chain without a fault.</summary>
    public bool IsWhole(DateTimeOffset hour) => !doubtful.Contains(hour);

    /// <summary>Reads everything.</summary>
    public async Task Walk()
    {
        await WalkScheme();
        var after = Guid.Empty;
        while (true)
        {
            var persons = await PersonStore.After(session, after, PersonsAtOnce);
            await WalkLines(after, persons);
            if (persons.Count < PersonsAtOnce)
            {
                return;
            }

            after = persons[^1].Person.Id;
        }
    }

    private async Task WalkScheme()
    {
        var head = await SchemeJournal.Head(session);
        var walk = new PersonWalk(SchemeJournal.Id, session.JournalMacs);
        (await JournalStore.Of(session, SchemeJournal.Id, 1, int.MaxValue)).ForEach(walk.AddLine);
        if (walk.Lines > 0)
        {
            AddWalk(walk, walk.FaultAgainst(head, head.IsMac(session.JournalMacs.OfSchemeHead(head.Seq, head.Hash))));
        }
        else if (head.Seq > 0)
        {
            faults.Add(new("the scheme", "has no line at all; its journal was taken out."));
        }
    }

    // The lines after the last page belong to no person, so that page has no upper bound.
    private async Task WalkLines(Guid after, List<(Person Person, JournalHead Head)> persons)
    {
        var expected = persons.ToDictionary(person => person.Person.Id);
        var told = new Dictionary<Guid, PersonWalk>();
        var walk = new PersonWalk(null, session.JournalMacs);
        var isLastPage = persons.Count < PersonsAtOnce;
        erased = new(await ErasedLeaves.Between(session, after, isLastPage ? null : persons[^1].Person.Id));
        (string, SqlValue)[] page = isLastPage
            ? [("after", after)]
            : [("after", after), ("last", persons[^1].Person.Id)];
        await session.QueryEach(
            $"""
            SELECT person_id, seq, at, what, facts, statement, hash, mac
            FROM journal
            WHERE person_id > @after {(isLastPage ? "" : "AND person_id <= @last")}
            ORDER BY person_id, seq
            """,
            row =>
            {
                var line = JournalStore.ReadRest(row.Id(), row);
                if (walk.PersonId != line.PersonId)
                {
                    End(walk, expected, told);
                    walk = new(line.PersonId, session.JournalMacs);
                }

                walk.AddLine(line);
            },
            page
        );
        End(walk, expected, told);
        AddErasedLeaves(until: null);
        foreach (var person in expected.Keys)
        {
            faults.Add(new($"person {person}", "has no line at all; their journal was taken out.", person));
        }

        await HoldApps(told, isLastPage, page);
        await HoldKeys(told, isLastPage, page);
    }

    private void End(
        PersonWalk walk,
        Dictionary<Guid, (Person Person, JournalHead Head)> expected,
        Dictionary<Guid, PersonWalk> told
    )
    {
        if (walk.PersonId is not { } personId)
        {
            return;
        }

        Persons++;
        AddErasedLeaves(until: personId);
        var isThere = expected.Remove(personId, out var found);
        var fault = walk.FaultAgainst(
            isThere ? found.Head : null,
            isThere && session.JournalMacs.IsOurs(found.Head, found.Person)
        );
        AddWalk(walk, fault is not null && isThere ? fault with { PersonId = personId } : fault);
        if (fault is null)
        {
            told.Add(personId, walk);
        }
    }

    // The leaves of an hour are in the order of the persons, those of erased persons among them.
    private void AddErasedLeaves(Guid? until)
    {
        while (erased.TryPeek(out var next) && (until is not { } person || next.IsBefore(person)))
        {
            erased.Dequeue();
            hours.TryAdd(next.Hour, new());
            hours[next.Hour].AddHash(next.Hash);
            if (!next.IsOurs(session.JournalMacs))
            {
                doubtful.Add(next.Hour);
                faults.Add(
                    new(
                        $"what is left of an erased person at {Convert.ToHexStringLower(next.Place)}",
                        "was not written by this server."
                    )
                );
            }
        }
    }

    private void AddWalk(PersonWalk walk, JournalFault? fault)
    {
        Lines += walk.Lines;
        foreach (var (hour, line) in walk.Heads)
        {
            hours.TryAdd(hour, new());
            hours[hour].Add(CheckpointStore.LeafOf(line.PersonId, line.Seq, line.Hash));
        }

        accepted.AddRange(walk.Accepted);
        if (fault is not null)
        {
            faults.Add(fault);
        }

        if (fault is not null || walk.Accepted.Count > 0)
        {
            doubtful.UnionWith(walk.Heads.Keys);
        }
    }

    // Compares the rows of apps with the journals that have no fault.
    private async Task HoldApps(
        Dictionary<Guid, PersonWalk> told,
        bool isLastPage,
        params (string Name, SqlValue Value)[] page
    )
    {
        var rows = await session.QueryAll(
            $"""
            SELECT person_id, app_id, state, public_key, level
            FROM app
            WHERE person_id > @after {(isLastPage ? "" : "AND person_id <= @last")}
            """,
            row => new AppRow(row.Id(), row.Id(), row.Word<AppState>(), row.Bytes(), row.Word<Rules.AssuranceLevel>()),
            page
        );
        faults.AddRange(
            from row in rows
            let why = told.TryGetValue(row.PersonId, out var person) ? person.Apps.WhyNot(row) : null
            where why is not null
            select new JournalFault($"app {row.AppId} of person {row.PersonId}", why)
        );
        var there = rows.ToLookup(row => row.PersonId, row => row.AppId);
        faults.AddRange(
            from person in told
            from app in person.Value.Apps.Without(there[person.Key])
            select new JournalFault($"app {app} of person {person.Key}", "was taken out.")
        );
    }

    // The same for security keys.
    private async Task HoldKeys(
        Dictionary<Guid, PersonWalk> told,
        bool isLastPage,
        params (string Name, SqlValue Value)[] page
    )
    {
        var rows = await session.QueryAll(
            $"""
            SELECT person_id, key_id, state, credential_id, public_key
            FROM security_key
            WHERE person_id > @after {(isLastPage ? "" : "AND person_id <= @last")}
            """,
            row => new KeyRow(row.Id(), row.Id(), row.Word<Rules.SecurityKeyState>(), row.Bytes(), row.Bytes()),
            page
        );
        faults.AddRange(
            from row in rows
            let why = told.TryGetValue(row.PersonId, out var person) ? person.Keys.WhyNot(row) : null
            where why is not null
            select new JournalFault($"security key {row.KeyId} of person {row.PersonId}", why)
        );
        var there = rows.ToLookup(row => row.PersonId, row => row.KeyId);
        faults.AddRange(
            from person in told
            from key in person.Value.Keys.Without(there[person.Key])
            select new JournalFault($"security key {key} of person {person.Key}", "was taken out.")
        );
    }
}
