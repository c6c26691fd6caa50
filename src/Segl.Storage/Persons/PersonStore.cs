using System.Globalization;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores the rows of persons; the rules decide.</summary>
public static class PersonStore
{
    private const string Columns = """
        person_id, number_kind, number_wrapped, name, birth_date, user_id, level, language, phone, phone_changed_at,
        phone_hold_lifted, email, terms_version, terms_accepted_at, registered_at, frozen_at, pushes_since_claim, ended_at,
        address_wrapped
        """;

    /// <summary>A person by their id; null if there is none.</summary>
    public static Task<Person?> Find(Session session, Guid personId) =>
        session.QueryOne($"SELECT {Columns} FROM person WHERE person_id = @person", Read, ("person", personId));

    /// <summary>The query for the person with this user ID, if any; case does not matter (R05).</summary>
    public static Query<List<Guid>> ByUserId(string typed) =>
        Query.All(
            "SELECT person_id FROM person_by_user_id WHERE user_id_key = @key",
            row => row.Id(),
            ("key", UserIds.Key(typed))
        );

    /// <summary>Locks a person's row until the commit; null if there is none.</summary>
    internal static Query<PersonChange?> Lock(Session session, Guid personId, DateTimeOffset now) =>
        Query.One<PersonChange>(
            $"""
            SELECT {Columns}, journal_seq, journal_hash, journal_mac
            FROM person
            WHERE person_id = @person {session.ForChange}
            """,
            row => new(session, Read(row), now, ReadHead(row)),
            ("person", personId)
        );

    /// <summary>Persons and the heads of their journals, ordered by their ids.</summary>
    internal static Task<List<(Person Person, JournalHead Head)>> After(Session session, Guid after, int most) =>
        session.QueryAll(
            $"""
            SELECT {Columns}, journal_seq, journal_hash, journal_mac
            FROM person
            WHERE person_id > @after
            ORDER BY person_id LIMIT @most
            """,
            row => (Read(row), ReadHead(row)),
            ("after", after),
            ("most", most)
        );

    /// <summary>A person and the head of their journal; null if there is none.</summary>
    internal static async Task<(Person Person, JournalHead Head)?> WithHead(Session session, Guid personId) =>
        await session.QueryAll(
            $"""
            SELECT {Columns}, journal_seq, journal_hash, journal_mac
            FROM person
            WHERE person_id = @person
            """,
            row => (Read(row), ReadHead(row)),
            ("person", personId)
        )
            is [var found]
            ? found
            : null;

    /// <summary>Adds a person whose journal is empty.</summary>
    internal static void Add(Session session, Person person) =>
        session.Defer(
            $"""
            INSERT INTO person ({Columns}, journal_seq, journal_hash)
            VALUES (@person, @kind, @number, @name, @birth_date, @user_id, @level, @language, @phone, @phone_changed_at,
                @phone_hold_lifted, @email, @terms_version, @terms_accepted_at, @registered_at, @frozen_at,
                @pushes, @ended_at, @address, 0, @hash)
            """,
            ("person", person.Id),
            ("kind", person.NumberKind),
            ("number", person.NumberWrapped),
            ("name", person.Name),
            ("birth_date", person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
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
            ("ended_at", person.EndedAt),
            ("address", person.AddressWrapped),
            ("hash", JournalStore.Beginning)
        );

    /// <summary>Saves the mutable fields of a person.</summary>
    internal static void Save(Session session, Person person) =>
        session.Defer(
            """
            UPDATE person
            SET level = @level, language = @language, phone = @phone, phone_changed_at = @phone_changed_at,
                phone_hold_lifted = @lifted, email = @email, terms_version = @terms, terms_accepted_at = @terms_at,
                frozen_at = @frozen_at, pushes_since_claim = @pushes, ended_at = @ended_at,
                address_wrapped = @address
            WHERE person_id = @person
            """,
            ("person", person.Id),
            ("level", person.Level),
            ("language", person.Language),
            ("phone", person.Phone),
            ("phone_changed_at", person.PhoneChangedAt),
            ("lifted", person.PhoneHoldLifted),
            ("email", person.Email),
            ("terms", person.TermsVersion),
            ("terms_at", person.TermsAcceptedAt),
            ("frozen_at", person.FrozenAt),
            ("pushes", person.PushesSinceClaim),
            ("ended_at", person.EndedAt),
            ("address", person.AddressWrapped)
        );

    /// <summary>Saves the head of a person's journal.</summary>
    internal static void SaveJournalHead(Session session, Guid personId, JournalHead head) =>
        session.Defer(
            "UPDATE person SET journal_seq = @seq, journal_hash = @hash, journal_mac = @mac WHERE person_id = @person",
            ("seq", head.Seq),
            ("hash", head.Hash),
            ("mac", head.Mac),
            ("person", personId)
        );

    private static JournalHead ReadHead(Row row) => new(row.Long(), row.Bytes(), row.BytesOrNull());

    private static Person Read(Row row) =>
        new(
            row.Id(),
            row.Word<PersonNumberKind>(),
            row.Bytes(),
            row.Text(),
            row.Date(),
            row.Text(),
            row.Word<AssuranceLevel>(),
            row.Text(),
            row.TextOrNull(),
            row.InstantOrNull(),
            row.Flag(),
            row.TextOrNull(),
            row.TextOrNull(),
            row.InstantOrNull(),
            row.Instant(),
            row.InstantOrNull(),
            row.Int(),
            row.InstantOrNull(),
            row.BytesOrNull()
        );
}
