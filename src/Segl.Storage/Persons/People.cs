using System.Data.Common;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Finds and changes persons. A change locks the person's row, so there is one writer per person at a time; journal
/// lines and notices are written in the same transaction (R101).
/// </summary>
public sealed class People(Database database)
{
    /// <summary>
    /// Changes a person: locks the row, lets <paramref name="change"/> find, decide and save, writes journal and
    /// notices, commits. A refused decision commits too, so that its counter stays.
    /// </summary>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> Change<T>(
        Guid personId,
        DateTimeOffset now,
        Func<PersonChange, Task<T>> change,
        CancellationToken stop = default
    ) => database.Write(Durability.Durable, session => Change(session, personId, now, change), stop);

    /// <summary>
    /// Changes a person. The query <paramref name="askMore"/> is sent in the same round trip as the lock on the
    /// person's row.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="now">The instant of the change.</param>
    /// <param name="askMore">What is read as well.</param>
    /// <param name="change">Finds, decides and saves.</param>
    /// <param name="whenNobody">What is done in the same transaction when there is no such person (R91); null where an id
    /// without a person is a fault.</param>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> ChangeWith<TMore, T>(
        Guid personId,
        DateTimeOffset now,
        Func<Session, TMore> askMore,
        Func<PersonChange, TMore, Task<T>> change,
        Func<Session, T>? whenNobody = null
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var person = session.DeferQuery(PersonStore.Lock(session, personId, now));
                var more = askMore(session);
                await session.SendDeferred();
                return person.Value is { } taken ? await Close(taken, change(taken, more))
                    : whenNobody is not null ? whenNobody(session)
                    : throw new PersonMissingException(personId);
            },
            CancellationToken.None
        );

    /// <summary>
    /// Changes a person and one of their apps. The app and the query <paramref name="askMore"/> are read in the same
    /// round trip as the lock on the person's row.
    /// </summary>
    /// <exception cref="PersonMissingException">No such person.</exception>
    public Task<T> ChangeWithApp<TMore, T>(
        Guid personId,
        Guid appId,
        DateTimeOffset now,
        Func<Session, TMore> askMore,
        Func<PersonChange, CallingApp?, TMore, Task<T>> change
    ) =>
        ChangeWith(
            personId,
            now,
            session => (App: session.DeferQuery(AppStore.Calling(personId, appId)), More: askMore(session)),
            (taken, asked) => change(taken, asked.App.Value, asked.More)
        );

    /// <summary>
    /// Changes many persons in one transaction and few round trips. Their rows are locked in the order of their ids,
    /// so that two such changes cannot deadlock.
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
                var found = await session.ExecuteQueries(ids.ConvertAll(id => PersonStore.Lock(session, id, now)));
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

    private static async Task<T> Change<T>(
        Session session,
        Guid personId,
        DateTimeOffset now,
        Func<PersonChange, Task<T>> change
    ) =>
        await session.ExecuteQuery(PersonStore.Lock(session, personId, now)) is { } taken
            ? await Close(taken, change(taken))
            : throw new PersonMissingException(personId);

    private static async Task<T> Close<T>(PersonChange taken, Task<T> change)
    {
        var result = await change;
        taken.CloseJournal();
        return result;
    }

    /// <summary>Adds a person whose user ID and number are unique (R01, R05).</summary>
    /// <returns>Null, or the refusal.</returns>
    public Task<Refusal?> Add(
        Person person,
        byte[] numberDigest,
        string registeredBy,
        DateTimeOffset now,
        CancellationToken stop = default
    ) =>
        database.Write(
            Durability.Durable,
            session => Registrations.Add(session, new(person, numberDigest), registeredBy, now),
            stop
        );

    /// <summary>Adds a person, and changes them in the same transaction.</summary>
    /// <returns>Null, or why not.</returns>
    public Task<Refusal?> AddWith(
        NewPerson added,
        string registeredBy,
        DateTimeOffset now,
        Func<PersonChange, Task<Refusal?>> change
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
                await Registrations.Add(session, added, registeredBy, now)
                ?? await Change(session, added.Person.Id, now, change)
        );

    /// <summary>Adds many persons in one transaction (<see cref="Registrations.AddMany"/>).</summary>
    /// <exception cref="DbException">A concurrent change took a number or user ID; nobody was added.</exception>
    public Task<IReadOnlyList<Refusal?>> AddMany(
        IReadOnlyList<NewPerson> persons,
        string registeredBy,
        DateTimeOffset now,
        CancellationToken stop = default
    ) =>
        database.Write(Durability.Durable, session => Registrations.AddMany(session, persons, registeredBy, now), stop);

    /// <summary>The person's current state, for display; a decision reads it inside <c>Change</c>.</summary>
    public Task<Person?> Find(Guid personId, CancellationToken stop = default) =>
        database.Read(session => PersonStore.Find(session, personId), stop);

    /// <summary>The person with this user ID; case does not matter (R05).</summary>
    public Task<Guid?> ByUserId(string typed, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_user_id WHERE user_id_key = @key", UserIds.Key(typed), stop);

    /// <summary>The person with this number, by its keyed digest.</summary>
    public Task<Guid?> ByNumber(byte[] digest, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_number WHERE number_digest = @key", digest, stop);

    /// <summary>The owner of an app.</summary>
    public Task<Guid?> ByApp(Guid appId, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_app WHERE app_id = @key", appId, stop);

    /// <summary>The person with this activation code, by its keyed digest.</summary>
    public Task<Guid?> ByActivationCode(byte[] digest, CancellationToken stop = default) =>
        Lookup("SELECT person_id FROM person_by_activation_code WHERE code_digest = @key", digest, stop);

    private async Task<Guid?> Lookup(string sql, SqlValue key, CancellationToken stop)
    {
        var found = await database.Read(session => session.QueryAll(sql, row => row.Id(), ("key", key)), stop);
        return found.Count == 0 ? null : found[0];
    }
}
