using Segl.Rules;

namespace Segl.Storage;

/// <summary>The result of trying to erase a person.</summary>
public enum ErasureEnd
{
    /// <summary>Nothing is kept any more.</summary>
    Erased,

    /// <summary>The identity has not ended, or not long enough ago.</summary>
    NotDue,

    /// <summary>The last hour of the journal has no checkpoint yet.</summary>
    NotSealed,

    /// <summary>The journal is not whole: erasing would hide what was done to it.</summary>
    JournalBroken,
}

/// <summary>
/// Ends identities, and erases what is kept about their persons some time later (R09). Of the journal the leaves remain
/// that the checkpoints need.
/// </summary>
public sealed class Erasures(Database database)
{
    private const int PersonsAtOnce = 500;

    // A look-up by something else, and where a person's rows have the keys that lead there.
    private static readonly (string Table, string Key, string Keys)[] LookUps =
    [
        ("person_by_app", "app_id", "SELECT app_id FROM app WHERE person_id = @person"),
        ("installation_person", "installation", AppStore.Installations),
        (
            "person_by_activation_code",
            "code_digest",
            "SELECT code_digest FROM activation_code WHERE person_id = @person"
        ),
        (
            "person_by_copy_ticket",
            "ticket_digest",
            "SELECT ticket_digest FROM app_copy WHERE person_id = @person AND ticket_digest IS NOT NULL"
        ),
        ("person_by_copy_stop_link", "stop_digest", "SELECT stop_digest FROM app_copy WHERE person_id = @person"),
        ("person_by_wait_stop_link", "stop_digest", "SELECT stop_digest FROM portal_wait WHERE person_id = @person"),
        (
            "person_by_document",
            "document_digest",
            "SELECT document_digest FROM known_document WHERE person_id = @person"
        ),
        ("person_by_p_code", "code_digest", "SELECT code_digest FROM p_code WHERE person_id = @person"),
        (
            "person_by_code_stop_link",
            "stop_digest",
            "SELECT stop_digest FROM activation_code WHERE person_id = @person AND stop_digest IS NOT NULL"
        ),
        ("person_by_earlier_login", "login_id", "SELECT login_id FROM login WHERE person_id = @person"),
    ];

    /// <summary>
    /// Ends an identity: it is frozen for good, its logins end, and its codes, orders and devices are void. A change of
    /// the person.
    /// </summary>
    /// <returns>False when it had ended before.</returns>
    public static async Task<bool> EndIdentity(PersonChange change, string by, string? because)
    {
        if (change.Person.EndedAt is not null)
        {
            return false;
        }

        LoginTokenStore.EndAll(change);
        await ActivationCodeStore.Remove(change.Session, change.Person.Id);
        foreach (var what in Enum.GetValues<WaitFor>())
        {
            await PortalWaitStore.Remove(change.Session, change.Person.Id, what);
        }

        foreach (var purpose in Enum.GetValues<TemporaryPinPurpose>())
        {
            TemporaryPinStore.Remove(change.Session, change.Person.Id, purpose);
        }

        ContactChangeStore.Remove(change.Session, change.Person.Id);
        await EndDevices(change);
        await EndSecurityKeys(change);
        change.Save(change.Person with { FrozenAt = change.Person.FrozenAt ?? change.Now, EndedAt = change.Now });
        change.Record(Happening.IdentityEnded, new { by, because });
        return true;
    }

    // What is not packed yet is not packed any more, and what is under way is of no use when it comes.
    private static async Task EndDevices(PersonChange change)
    {
        if (await DeviceOrderStore.Open(change.Session, change.Person.Id) is { } order)
        {
            DeviceOrderStore.Save(change.Session, order with { State = OrderState.Void, EndedAt = change.Now });
        }

        foreach (var device in await DeviceStore.Of(change.Session, change.Person.Id))
        {
            if (device.State is DeviceState.Ordered or DeviceState.Active)
            {
                DeviceStore.Move(
                    change.Session,
                    device,
                    device.State is DeviceState.Active ? DeviceState.Blocked : DeviceState.Void
                );
            }
        }
    }

    private static async Task EndSecurityKeys(PersonChange change)
    {
        SecurityKeyOfferStore.Remove(change.Session, change.Person.Id);
        if (await SecurityKeyStore.Active(change.Session, change.Person.Id) is { } key)
        {
            SecurityKeyStore.Save(change.Session, key with { State = SecurityKeyState.Blocked });
        }
    }

    /// <summary>Persons whose identity ended at an instant or before, in the order of their ids.</summary>
    public Task<List<Guid>> FindDue(DateTimeOffset endedUntil, Guid after, CancellationToken stop) =>
        database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT person_id
                    FROM person
                    WHERE ended_at <= @until AND person_id > @after
                    ORDER BY person_id LIMIT @most
                    """,
                    row => row.Id(),
                    ("until", endedUntil),
                    ("after", after),
                    ("most", PersonsAtOnce)
                ),
            stop
        );

    /// <summary>Erases one person, if they are due, in one transaction.</summary>
    public Task<ErasureEnd> ErasePerson(Guid personId, Func<Person, byte[]> numberDigest, DateTimeOffset now) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                if (await session.ExecuteQuery(PersonStore.Lock(session, personId, now)) is not { } taken)
                {
                    return ErasureEnd.NotDue;
                }

                var lines = await JournalStore.Of(session, personId, 1, int.MaxValue);
                var walk = new PersonWalk(personId, session.JournalMacs);
                lines.ForEach(walk.AddLine);
                if (await WhyNot(taken, lines, walk) is { } whyNot)
                {
                    return whyNot;
                }

                var place = await ErasedLeaves.PlaceOf(session, personId);
                ErasedLeaves.Add(
                    session,
                    walk.Heads.Select(head => ErasedLeaf.Of(session.JournalMacs, place, head.Key, head.Value))
                );
                await DeleteLookUps(session, taken.Person, numberDigest(taken.Person));
                foreach (var table in Distribution.OfAPerson)
                {
                    session.Defer($"DELETE FROM {table} WHERE person_id = @person", ("person", personId));
                }

                await SchemeJournal.Record(session, SchemeEvent.PersonErased, new { leaves = walk.Heads.Count }, now);
                return ErasureEnd.Erased;
            }
        );

    /// <summary>Takes erased rows out of SQLite's log, too; its pages are overwritten at once (secure_delete).</summary>
    public Task OverwriteErased(CancellationToken stop) =>
        database.IsPostgres
            ? Task.CompletedTask
            : database.Read(session => session.Execute("PRAGMA wal_checkpoint(TRUNCATE)"), stop);

    // The journal says when the identity ended. The row alone, which whoever has the database may write, does not.
    private static async Task<ErasureEnd?> WhyNot(PersonChange taken, List<JournalLine> lines, PersonWalk walk)
    {
        var (session, head) = (taken.Session, taken.Before);
        if (lines.Count == 0 || walk.FaultAgainst(head, session.JournalMacs.IsOurs(head, taken.Person)) is not null)
        {
            return ErasureEnd.JournalBroken;
        }

        var ended = lines.FindLast(line => line.What == nameof(Happening.IdentityEnded));
        if (ended is null || taken.Now < ended.At + Limits.ErasedAfter)
        {
            return ErasureEnd.NotDue;
        }

        var newest = await CheckpointStore.Newest(session);
        return newest is null || newest.Hour < walk.Heads.Keys.Last() ? ErasureEnd.NotSealed : null;
    }

    private static async Task DeleteLookUps(Session session, Person person, byte[] numberDigest)
    {
        foreach (var installation in await AppStore.InstallationsOf(session, person.Id))
        {
            if ((await AppStore.OthersOn(session, installation, person.Id)).Count == 0)
            {
                PushSubscriptionStore.Remove(session, installation);
            }
        }

        foreach (var (table, key, keys) in LookUps)
        {
            foreach (var value in await session.QueryAll(keys, row => row.Key(), ("person", person.Id)))
            {
                Delete(session, table, key, value, person);
            }
        }

        Delete(session, "person_by_user_id", "user_id_key", UserIds.Key(person.UserId), person);
        Delete(session, "person_by_number", "number_digest", numberDigest, person);
    }

    private static void Delete(Session session, string table, string key, SqlValue value, Person person) =>
        session.Defer(
            $"DELETE FROM {table} WHERE {key} = @key AND person_id = @person",
            ("key", value),
            ("person", person.Id)
        );
}
