using Segl.Rules;

namespace Segl.Storage;

/// <summary>A person to be added, with the keyed digest by which their number is looked up.</summary>
public sealed record NewPerson(Person Person, byte[] NumberDigest);

/// <summary>Adds persons whose user ID and number are unique (R01, R05), each with the first line of their
/// journal.</summary>
public static class Registrations
{
    /// <summary>Adds a person.</summary>
    /// <returns>Null, or the refusal.</returns>
    public static async Task<Refusal?> Add(Session session, NewPerson added, string registeredBy, DateTimeOffset now)
    {
        var person = added.Person;
        var newNumber =
            await session.Execute(
                """
                INSERT INTO person_by_number (number_digest, person_id)
                VALUES (@digest, @person)
                ON CONFLICT DO NOTHING
                """,
                ("digest", added.NumberDigest),
                ("person", person.Id)
            ) == 1;
        if (!newNumber)
        {
            return new(Reason.PersonAlreadyRegistered);
        }

        var newUserId =
            await session.Execute(
                """
                INSERT INTO person_by_user_id (user_id_key, person_id)
                VALUES (@key, @person)
                ON CONFLICT DO NOTHING
                """,
                ("key", UserIds.Key(person.UserId)),
                ("person", person.Id)
            ) == 1;
        if (!newUserId)
        {
            await session.Execute(
                "DELETE FROM person_by_number WHERE number_digest = @digest",
                ("digest", added.NumberDigest)
            );
            return new(Reason.UserIdTaken);
        }

        Insert(session, person, registeredBy, now);
        return null;
    }

    /// <summary>
    /// Adds many persons in as few round trips as possible. Duplicates among them are refused as if they had been
    /// added one after the other.
    /// </summary>
    /// <returns>For each person null, or the refusal.</returns>
    public static async Task<IReadOnlyList<Refusal?>> AddMany(
        Session session,
        IReadOnlyList<NewPerson> added,
        string registeredBy,
        DateTimeOffset now
    )
    {
        var numbers = await FindTaken(
            session,
            "SELECT number_digest FROM person_by_number WHERE number_digest IN",
            added.Select(one => (SqlValue)one.NumberDigest),
            row => Convert.ToHexString(row.Bytes())
        );
        var userIds = await FindTaken(
            session,
            "SELECT user_id_key FROM person_by_user_id WHERE user_id_key IN",
            added.Select(one => (SqlValue)UserIds.Key(one.Person.UserId)),
            row => row.Text()
        );
        return [.. added.Select(one => AddUnlessTaken(session, one, numbers, userIds, registeredBy, now))];
    }

    private static async Task<HashSet<string>> FindTaken(
        Session session,
        string select,
        IEnumerable<SqlValue> keys,
        Func<Row, string> read
    )
    {
        (string Name, SqlValue Value)[] values = [.. keys.Index().Select(key => ($"k{key.Index}", key.Item))];
        var names = string.Join(", ", values.Select(value => "@" + value.Name));
        return [.. await session.QueryAll($"{select} ({names})", read, values)];
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
        session.Defer(
            "INSERT INTO person_by_number (number_digest, person_id) VALUES (@digest, @person)",
            ("digest", one.NumberDigest),
            ("person", one.Person.Id)
        );
        session.Defer(
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
        PersonStore.Add(session, person);
        var change = PersonChange.Of(session, person, now);
        change.Record(Happening.Registered, new { level = person.Level, by = registeredBy });
        change.CloseJournal();
    }
}
