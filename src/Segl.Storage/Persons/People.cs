using System.Data.Common;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>What the scheme knows about one person. The number is wrapped; only the server's keys open it.</summary>
public sealed record Person(
    Guid Id,
    PersonNumberKind NumberKind,
    byte[] NumberWrapped,
    string Name,
    DateOnly BirthDate,
    string UserId,
    AssuranceLevel Level,
    string Language,
    string? Phone,
    DateTimeOffset? PhoneChangedAt,
    bool PhoneHoldLifted,
    string? Email,
    string? TermsVersion,
    DateTimeOffset? TermsAcceptedAt,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? FrozenAt,
    int PushesSinceClaim
)
{
    /// <summary>A person is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => $"person {Id}";
}

/// <summary>A person to be added, and the keyed digest by which their number is found.</summary>
public sealed record NewPerson(Person Person, byte[] NumberDigest);

/// <summary>
/// Finds and changes persons. A change takes the person's row, so there is one writer a person at a time; the journal's
/// lines and the notices are written in the same transaction (R101).
/// </summary>
public sealed class People(Database database)
{
    private const string Columns = """
        person_id, number_kind, number_wrapped, name, birth_date, user_id, level, language, phone, phone_changed_at,
        phone_hold_lifted, email, terms_version, terms_accepted_at, registered_at, frozen_at, pushes_since_claim
        """;

    /// <summary>
    /// Changes a person: takes the row, lets <paramref name="change"/> find, decide and save, writes journal and
    /// notices, commits. A refused decision commits too, so that its counter stays.
    /// </summary>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> Change<T>(
        Guid personId,
        DateTimeOffset now,
        Func<PersonChange, Task<T>> change,
        CancellationToken stop = default
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
                await session.Ask(Take(session, personId, now)) is { } taken
                    ? await Close(taken, change(taken))
                    : throw new PersonMissingException(personId),
            stop
        );

    /// <summary>
    /// Changes a person. What <paramref name="askMore"/> wants to know is read in the round trip in which the person's
    /// row is taken.
    /// </summary>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> ChangeWith<TMore, T>(
        Guid personId,
        DateTimeOffset now,
        Func<Session, TMore> askMore,
        Func<PersonChange, TMore, Task<T>> change
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var person = session.AskLater(Take(session, personId, now));
                var more = askMore(session);
                await session.Send();
                return person.Value is { } taken
                    ? await Close(taken, change(taken, more))
                    : throw new PersonMissingException(personId);
            },
            CancellationToken.None
        );

    /// <summary>
    /// Changes a person and one of their apps. The app, and what <paramref name="askMore"/> wants to know beside it,
    /// are read in the round trip in which the person's row is taken.
    /// </summary>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> ChangeWithApp<TMore, T>(
        Guid personId,
        Guid appId,
        DateTimeOffset now,
        Func<Session, TMore> askMore,
        Func<PersonChange, App?, TMore, Task<T>> change
    ) =>
        ChangeWith(
            personId,
            now,
            session => (App: session.AskLater(Apps.Of(personId, appId)), More: askMore(session)),
            (taken, asked) => change(taken, asked.App.Value, asked.More)
        );

    /// <summary>
    /// Changes many persons in one transaction and few round trips. Their rows are taken in the order of their ids, so
    /// that two who do this at once never wait for each other in a circle.
    /// </summary>
    /// <exception cref="PersonMissingException">One of them does not exist; nobody was changed.</exception>
    public Task<T> ChangeMany<T>(
        IEnumerable<Guid> persons,
        DateTimeOffset now,
        Func<Session, IReadOnlyList<PersonChange>, Task<T>> change,
        CancellationToken stop = default
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                List<Guid> ids = [.. persons.Distinct().Order()];
                var found = await session.AskAll(ids.ConvertAll(id => Take(session, id, now)));
                List<PersonChange> taken =
                [
                    .. ids.Zip(found, (id, one) => one ?? throw new PersonMissingException(id)),
                ];
                var result = await change(session, taken);
                taken.ForEach(one => one.CloseJournal());
                return result;
            },
            stop
        );

    private static Question<PersonChange?> Take(Session session, Guid personId, DateTimeOffset now) =>
        Question.One<PersonChange>(
            $"""
            SELECT {Columns}, journal_seq, journal_hash FROM person WHERE person_id = @person {session.ForChange}
            """,
            row => new(session, Read(row), now, row.GetInt64(17), row.Bytes(18)),
            ("person", personId)
        );

    private static async Task<T> Close<T>(PersonChange taken, Task<T> change)
    {
        var result = await change;
        taken.CloseJournal();
        return result;
    }

    /// <summary>Adds a person whose user ID and number are nobody else's (R01, R05), with the first journal
    /// line.</summary>
    /// <returns>Null, or why not.</returns>
    public Task<Refusal?> Add(
        Person person,
        byte[] numberDigest,
        string registeredBy,
        DateTimeOffset now,
        CancellationToken stop = default
    ) =>
        database.Write<Refusal?>(
            Durability.Durable,
            session => Add(session, person, numberDigest, registeredBy, now),
            stop
        );

    /// <inheritdoc cref="Add(Person, byte[], string, DateTimeOffset, CancellationToken)"/>
    public static async Task<Refusal?> Add(
        Session session,
        Person person,
        byte[] numberDigest,
        string registeredBy,
        DateTimeOffset now
    )
    {
        var newNumber =
            await session.Do(
                "INSERT INTO person_by_number (number_digest, person_id) VALUES (@digest, @person) ON CONFLICT DO NOTHING",
                ("digest", numberDigest),
                ("person", person.Id)
            ) == 1;
        if (!newNumber)
        {
            return new(Reason.PersonAlreadyRegistered);
        }

        var newUserId =
            await session.Do(
                "INSERT INTO person_by_user_id (user_id_key, person_id) VALUES (@key, @person) ON CONFLICT DO NOTHING",
                ("key", UserIds.Key(person.UserId)),
                ("person", person.Id)
            ) == 1;
        if (!newUserId)
        {
            await session.Do("DELETE FROM person_by_number WHERE number_digest = @digest", ("digest", numberDigest));
            return new(Reason.UserIdTaken);
        }

        Insert(session, person, registeredBy, now);
        return null;
    }

    /// <summary>
    /// Adds many persons in one transaction, in as few round trips as there can be. Two equal ones among them are told
    /// apart as if they came one after the other.
    /// </summary>
    /// <returns>For each person null, or why not.</returns>
    /// <exception cref="DbException">Somebody else took a number or user ID meanwhile; nobody was added.</exception>
    public Task<IReadOnlyList<Refusal?>> AddMany(
        IReadOnlyList<NewPerson> persons,
        string registeredBy,
        DateTimeOffset now,
        CancellationToken stop = default
    ) =>
        database.Write<IReadOnlyList<Refusal?>>(
            Durability.Durable,
            async session =>
            {
                var numbers = await Taken(
                    session,
                    "SELECT number_digest FROM person_by_number WHERE number_digest IN",
                    persons.Select(one => (SqlValue)one.NumberDigest),
                    row => Convert.ToHexString(row.Bytes(0))
                );
                var userIds = await Taken(
                    session,
                    "SELECT user_id_key FROM person_by_user_id WHERE user_id_key IN",
                    persons.Select(one => (SqlValue)UserIds.Key(one.Person.UserId)),
                    row => row.GetString(0)
                );
                return [.. persons.Select(one => AddUnlessTaken(session, one, numbers, userIds, registeredBy, now))];
            },
            stop
        );

    /// <summary>The person as they stand now, for showing; a decision reads them inside <c>Change</c>.</summary>
    public Task<Person?> Find(Guid personId, CancellationToken stop = default) =>
        database.Read(session => Find(session, personId), stop);

    /// <inheritdoc cref="Find(Guid, CancellationToken)"/>
    public static Task<Person?> Find(Session session, Guid personId) =>
        session.One($"SELECT {Columns} FROM person WHERE person_id = @person", Read, ("person", personId));

    /// <summary>Whose user ID this is; case does not matter (R05).</summary>
    public Task<Guid?> ByUserId(string typed, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_user_id WHERE user_id_key = @key", UserIds.Key(typed), stop);

    /// <summary>Whose number this is, by its keyed digest.</summary>
    public Task<Guid?> ByNumber(byte[] digest, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_number WHERE number_digest = @key", digest, stop);

    /// <summary>Whose app this is.</summary>
    public Task<Guid?> ByApp(Guid appId, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_app WHERE app_id = @key", appId, stop);

    /// <summary>Whose activation code this is, by its keyed digest.</summary>
    public Task<Guid?> ByActivationCode(byte[] digest, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_activation_code WHERE code_digest = @key", digest, stop);

    private async Task<Guid?> Lookup(string sql, SqlValue key, CancellationToken stop)
    {
        var found = await database.Read(session => session.All(sql, row => row.GetGuid(0), ("key", key)), stop);
        return found.Count == 0 ? null : found[0];
    }

    private static Person Read(DbDataReader row) =>
        new(
            row.GetGuid(0),
            row.Word<PersonNumberKind>(1),
            row.Bytes(2),
            row.GetString(3),
            DateOnly.ParseExact(row.GetString(4), "yyyy-MM-dd"),
            row.GetString(5),
            row.Word<AssuranceLevel>(6),
            row.GetString(7),
            row.TextOrNull(8),
            row.InstantOrNull(9),
            row.GetBoolean(10),
            row.TextOrNull(11),
            row.TextOrNull(12),
            row.InstantOrNull(13),
            row.Instant(14),
            row.InstantOrNull(15),
            row.GetInt32(16)
        );

    private static async Task<HashSet<string>> Taken(
        Session session,
        string select,
        IEnumerable<SqlValue> keys,
        Func<DbDataReader, string> read
    )
    {
        (string Name, SqlValue Value)[] values = [.. keys.Index().Select(key => ($"k{key.Index}", key.Item))];
        var names = string.Join(", ", values.Select(value => "@" + value.Name));
        return [.. await session.All($"{select} ({names})", read, values)];
    }

    private static Refusal? AddUnlessTaken(
        Session session,
        NewPerson one,
        HashSet<string> numbers,
        HashSet<string> userIds,
        string registeredBy,
        DateTimeOffset now
    )
    {
        var (number, userId) = (Convert.ToHexString(one.NumberDigest), UserIds.Key(one.Person.UserId));
        if (numbers.Contains(number))
        {
            return new(Reason.PersonAlreadyRegistered);
        }

        if (!userIds.Add(userId))
        {
            return new(Reason.UserIdTaken);
        }

        numbers.Add(number);
        session.Later(
            "INSERT INTO person_by_number (number_digest, person_id) VALUES (@digest, @person)",
            ("digest", one.NumberDigest),
            ("person", one.Person.Id)
        );
        session.Later(
            "INSERT INTO person_by_user_id (user_id_key, person_id) VALUES (@key, @person)",
            ("key", userId),
            ("person", one.Person.Id)
        );
        Insert(session, one.Person, registeredBy, now);
        return null;
    }

    // The row and its first journal line; a person without a line does not exist.
    private static void Insert(Session session, Person person, string registeredBy, DateTimeOffset now)
    {
        InsertRow(session, person);
        var change = new PersonChange(session, person, now, 0, JournalStore.Beginning);
        change.Record(Happening.Registered, new { level = person.Level, by = registeredBy });
        change.CloseJournal();
    }

    private static void InsertRow(Session session, Person person) =>
        session.Later(
            $"""
            INSERT INTO person ({Columns}, journal_seq, journal_hash)
            VALUES (@person, @kind, @number, @name, @birth_date, @user_id, @level, @language, @phone, @phone_changed_at,
                @phone_hold_lifted, @email, @terms_version, @terms_accepted_at, @registered_at, @frozen_at,
                @pushes, 0, @hash)
            """,
            ("person", person.Id),
            ("kind", person.NumberKind),
            ("number", person.NumberWrapped),
            ("name", person.Name),
            ("birth_date", person.BirthDate.ToString("yyyy-MM-dd")),
            ("user_id", person.UserId),
            ("level", person.Level),
            ("language", person.Language),
            ("phone", person.Phone),
            ("phone_changed_at", person.PhoneChangedAt),
            ("phone_hold_lifted", person.PhoneHoldLifted),
            ("email", person.Email),
            ("terms_version", person.TermsVersion),
            ("terms_accepted_at", person.TermsAcceptedAt),
            ("registered_at", person.RegisteredAt),
            ("frozen_at", person.FrozenAt),
            ("pushes", person.PushesSinceClaim),
            ("hash", JournalStore.Beginning)
        );
}

/// <summary>A change was asked for a person who does not exist.</summary>
public sealed class PersonMissingException(Guid personId) : Exception($"There is no person {personId}.");
