using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores the devices of persons; the rules decide.</summary>
public static class DeviceStore
{
    private const string Columns = """
        person_id, serial, order_id, kind, name, state, algorithm, interval_seconds, seed_wrapped, activated_at,
        last_used_at, last_step, drift_base, drift_base_at, drift_learned, drift_highest, drift_highest_at,
        wrong_codes, suspended_until
        """;

    /// <summary>The person's device in use; null if there is none (R12).</summary>
    public static Task<StoredDevice?> Active(Session session, Guid personId) =>
        session.ExecuteQuery(ActiveOf(personId));

    /// <summary>The query for the person's device in use.</summary>
    public static Query<StoredDevice?> ActiveOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM device WHERE person_id = @person AND state = 'Active'",
            Read,
            ("person", personId)
        );

    /// <summary>A device of the person; null if it is not theirs.</summary>
    public static Task<StoredDevice?> Find(Session session, Guid personId, string serial) =>
        session.QueryOne(
            $"SELECT {Columns} FROM device WHERE person_id = @person AND serial = @serial",
            Read,
            ("person", personId),
            ("serial", serial)
        );

    /// <summary>Whose the device is that the operator names; null if nobody's.</summary>
    public static async Task<Guid?> PersonOf(Session session, string serial) =>
        await session.QueryAll(
            "SELECT person_id FROM device WHERE serial = @serial",
            row => row.Id(),
            ("serial", serial)
        )
            is [var person]
            ? person
            : null;

    /// <summary>All devices of the person, also those on their way and those that ended.</summary>
    public static Task<List<StoredDevice>> Of(Session session, Guid personId) => session.ExecuteQuery(AllOf(personId));

    /// <summary>The query for all devices of the person.</summary>
    public static Query<List<StoredDevice>> AllOf(Guid personId) =>
        Query.All(
            $"SELECT {Columns} FROM device WHERE person_id = @person ORDER BY activated_at, serial",
            Read,
            ("person", personId)
        );

    /// <summary>Adds a device. The unique index behind R12 refuses a second active one.</summary>
    public static void Add(Session session, StoredDevice device) =>
        session.Defer(
            $"""
            INSERT INTO device ({Columns})
            VALUES (@person, @serial, @order, @kind, @name, @state, @algorithm, @interval, @seed, @activated_at,
                @used_at, @step, @base, @base_at, @learned, @highest, @highest_at, @wrong, @until)
            """,
            Values(device)
        );

    /// <summary>Saves the mutable fields of a device, but for its state: <see cref="Move"/> changes that.</summary>
    public static void Save(Session session, StoredDevice device) =>
        session.Defer(
            """
            UPDATE device
            SET name = @name, activated_at = @activated_at, last_used_at = @used_at, last_step = @step,
                drift_base = @base, drift_base_at = @base_at, drift_learned = @learned, drift_highest = @highest,
                drift_highest_at = @highest_at, wrong_codes = @wrong, suspended_until = @until
            WHERE person_id = @person AND serial = @serial
            """,
            Values(device)
        );

    /// <summary>
    /// Moves a device to another state, here and in the stock, so that both always agree (T-39). The seed of one that ends is
    /// wiped in both: it would be of use to a thief only (T-33).
    /// </summary>
    public static void Move(Session session, StoredDevice device, DeviceState state)
    {
        session.Defer(
            "UPDATE device SET state = @state WHERE person_id = @person AND serial = @serial",
            ("state", state),
            ("person", device.PersonId),
            ("serial", device.Serial)
        );
        session.Defer(
            "UPDATE device_stock SET state = @state WHERE serial = @serial",
            ("state", state),
            ("serial", device.Serial)
        );
        if (state is DeviceState.Blocked or DeviceState.Replaced or DeviceState.Void)
        {
            WipeSeed(session, device);
        }
    }

    private static void WipeSeed(Session session, StoredDevice device)
    {
        session.Defer(
            "UPDATE device SET seed_wrapped = @nothing WHERE person_id = @person AND serial = @serial",
            ("nothing", Array.Empty<byte>()),
            ("person", device.PersonId),
            ("serial", device.Serial)
        );
        session.Defer(
            "UPDATE device_stock SET seed_wrapped = @nothing WHERE serial = @serial",
            ("nothing", Array.Empty<byte>()),
            ("serial", device.Serial)
        );
    }

    /// <summary>Puts a device back into stock that was packed and has not left the house.</summary>
    public static void PutBack(Session session, StoredDevice device)
    {
        Move(session, device, DeviceState.InStock);
        session.Defer(
            "DELETE FROM device WHERE person_id = @person AND serial = @serial",
            ("person", device.PersonId),
            ("serial", device.Serial)
        );
    }

    private static (string Name, SqlValue Value)[] Values(StoredDevice device) =>
        [
            ("person", device.PersonId),
            ("serial", device.Serial),
            ("order", device.OrderId),
            ("kind", device.Kind),
            ("name", device.Name),
            ("state", device.State),
            ("algorithm", device.Algorithm),
            ("interval", (int)device.Interval.TotalSeconds),
            ("seed", device.SeedWrapped),
            ("activated_at", device.ActivatedAt),
            ("used_at", device.LastUsedAt),
            ("step", device.Clock.LastStep),
            ("base", device.Clock.Base),
            ("base_at", device.Clock.BaseAt),
            ("learned", device.Clock.Learned),
            ("highest", device.Clock.Highest),
            ("highest_at", device.Clock.HighestAt),
            ("wrong", device.Codes.Wrong),
            ("until", device.Codes.SuspendedUntil),
        ];

    private static StoredDevice Read(Row row) =>
        new(
            row.Id(),
            row.Text(),
            row.IdOrNull(),
            row.Word<DeviceKind>(),
            row.Text(),
            row.Word<DeviceState>(),
            row.Word<OtpAlgorithm>(),
            TimeSpan.FromSeconds(row.Int()),
            row.Bytes(),
            row.InstantOrNull(),
            row.InstantOrNull(),
            new(row.Long(), row.Int(), row.Instant(), row.Int(), row.Int(), row.Instant()),
            new(row.Int(), row.InstantOrNull())
        );
}
