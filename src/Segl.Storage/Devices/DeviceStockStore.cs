using Segl.Rules;

namespace Segl.Storage;

/// <summary>A device in stock (R67).</summary>
/// <param name="Serial">The number on its back.</param>
/// <param name="Kind">Whether it shows or speaks its codes.</param>
/// <param name="Algorithm">The HMAC of its codes.</param>
/// <param name="Interval">How long it shows one code.</param>
/// <param name="Drift">The drift that its maker measured, in steps.</param>
/// <param name="SeedWrapped">Its seed, wrapped for this row.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ImportedBy">The import that brought it.</param>
/// <param name="ImportedAt">When that was.</param>
public sealed record StockDevice(
    string Serial,
    DeviceKind Kind,
    OtpAlgorithm Algorithm,
    TimeSpan Interval,
    int Drift,
    byte[] SeedWrapped,
    DeviceState State,
    Guid ImportedBy,
    DateTimeOffset ImportedAt
)
{
    /// <summary>Nothing of a seed is printed, not even wrapped.</summary>
    public override string ToString() => $"{nameof(StockDevice)} {Serial}";
}

/// <summary>How many devices of a kind stand where.</summary>
public sealed record StockCount(DeviceKind Kind, DeviceState State, long Devices);

/// <summary>The stock of code displays and audio code readers.</summary>
public static class DeviceStockStore
{
    private const string Among = "SELECT serial, imported_by FROM device_stock WHERE serial IN";

    /// <summary>Adds a device.</summary>
    public static void Add(Session session, StockDevice device) =>
        session.Defer(
            """
            INSERT INTO device_stock
                (serial, kind, algorithm, interval_seconds, drift, seed_wrapped, state, imported_by, imported_at)
            VALUES (@serial, @kind, @algorithm, @interval, @drift, @seed, @state, @by, @at)
            """,
            ("serial", device.Serial),
            ("kind", device.Kind),
            ("algorithm", device.Algorithm),
            ("interval", (int)device.Interval.TotalSeconds),
            ("drift", device.Drift),
            ("seed", device.SeedWrapped),
            ("state", device.State),
            ("by", device.ImportedBy),
            ("at", device.ImportedAt)
        );

    /// <summary>The device with this serial; null if there is none.</summary>
    public static Task<StockDevice?> Find(Session session, string serial) =>
        session.QueryOne(
            """
            SELECT serial, kind, algorithm, interval_seconds, drift, seed_wrapped, state, imported_by, imported_at
            FROM device_stock
            WHERE serial = @serial
            """,
            row => new StockDevice(
                row.Text(),
                row.Word<DeviceKind>(),
                row.Word<OtpAlgorithm>(),
                TimeSpan.FromSeconds(row.Int()),
                row.Int(),
                row.Bytes(),
                row.Word<DeviceState>(),
                row.Id(),
                row.Instant()
            ),
            ("serial", serial)
        );

    /// <summary>Takes a device out of stock for an order.</summary>
    /// <returns>False when it is not in stock any more: somebody else took it.</returns>
    public static async Task<bool> Take(Session session, string serial) =>
        await session.Execute(
            "UPDATE device_stock SET state = 'Ordered' WHERE serial = @serial AND state = 'InStock'",
            ("serial", serial)
        ) == 1;

    /// <summary>Which of these serials are there already, each with the import that brought it.</summary>
    public static async Task<Dictionary<string, Guid>> FindAmong(Session session, IReadOnlyCollection<string> serials)
    {
        (string Name, SqlValue Value)[] values =
        [
            .. serials.Index().Select(one => ($"s{one.Index}", (SqlValue)one.Item)),
        ];
        var names = string.Join(", ", values.Select(value => "@" + value.Name));
        var found = await session.QueryAll(
            Among + $" ({names})",
            row => (Serial: row.Text(), Import: row.Id()),
            values
        );
        return found.ToDictionary(one => one.Serial, one => one.Import);
    }

    /// <summary>How many devices there are, by kind and state.</summary>
    public static Task<List<StockCount>> Count(Session session) =>
        session.QueryAll(
            "SELECT kind, state, COUNT(*) FROM device_stock GROUP BY kind, state ORDER BY kind, state",
            row => new StockCount(row.Word<DeviceKind>(), row.Word<DeviceState>(), row.Long())
        );
}
