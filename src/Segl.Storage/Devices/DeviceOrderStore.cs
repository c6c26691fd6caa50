using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores orders of devices. All changes are made while the person's row is locked.</summary>
public static class DeviceOrderStore
{
    private const string Columns = """
        person_id, order_id, kind, ordered_at, abroad, fee_minor, state, pick_up, serial, sent_at, ended_at
        """;

    // The fee is kept in øre.
    private const decimal MinorUnits = 100;

    /// <summary>The person's open order; the rules decide whether it is still valid. Null if there is none (R13).</summary>
    public static Task<StoredOrder?> Open(Session session, Guid personId) => session.ExecuteQuery(OpenOf(personId));

    /// <summary>The query for the person's open order.</summary>
    public static Query<StoredOrder?> OpenOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM device_order WHERE person_id = @person AND state IN ('Placed', 'Sent')",
            Read,
            ("person", personId)
        );

    /// <summary>An order of the person; null if it is not theirs.</summary>
    public static Task<StoredOrder?> Find(Session session, Guid personId, Guid orderId) =>
        session.QueryOne(
            $"SELECT {Columns} FROM device_order WHERE person_id = @person AND order_id = @order",
            Read,
            ("person", personId),
            ("order", orderId)
        );

    /// <summary>All orders of the person, newest first.</summary>
    public static Task<List<StoredOrder>> Of(Session session, Guid personId) =>
        session.QueryAll(
            $"SELECT {Columns} FROM device_order WHERE person_id = @person ORDER BY ordered_at DESC, order_id",
            Read,
            ("person", personId)
        );

    /// <summary>Who placed an order that the operator names; null if there is none.</summary>
    public static async Task<Guid?> PersonOf(Session session, Guid orderId) =>
        await session.QueryAll(
            "SELECT person_id FROM device_order WHERE order_id = @order",
            row => row.Id(),
            ("order", orderId)
        )
            is [var person]
            ? person
            : null;

    /// <summary>The open orders of all persons, oldest first, from one on: what is to be packed or sent, or is over.</summary>
    public static Task<List<StoredOrder>> Waiting(Session session, DateTimeOffset after, Guid afterId, int most) =>
        session.QueryAll(
            $"""
            SELECT {Columns}
            FROM device_order
            WHERE state IN ('Placed', 'Sent') AND (ordered_at > @after OR (ordered_at = @after AND order_id > @id))
            ORDER BY ordered_at, order_id
            LIMIT @most
            """,
            Read,
            ("after", after),
            ("id", afterId),
            ("most", most)
        );

    /// <summary>Adds an order. The unique index behind R13 refuses a second open one.</summary>
    public static void Add(Session session, StoredOrder order) =>
        session.Defer(
            $"""
            INSERT INTO device_order ({Columns})
            VALUES (@person, @order, @kind, @ordered_at, @abroad, @fee, @state, @pick_up, @serial, @sent_at, @ended_at)
            """,
            Values(order)
        );

    /// <summary>Saves where an order stands.</summary>
    public static void Save(Session session, StoredOrder order) =>
        session.Defer(
            """
            UPDATE device_order
            SET state = @state, serial = @serial, sent_at = @sent_at, ended_at = @ended_at
            WHERE person_id = @person AND order_id = @order
            """,
            Values(order)
        );

    private static (string Name, SqlValue Value)[] Values(StoredOrder order) =>
        [
            ("person", order.PersonId),
            ("order", order.Id),
            ("kind", order.Order.Kind),
            ("ordered_at", order.Order.OrderedAt),
            ("abroad", order.Order.Abroad),
            ("fee", (int)(order.Order.Fee * MinorUnits)),
            ("state", order.State),
            ("pick_up", order.PickUp),
            ("serial", order.Serial),
            ("sent_at", order.SentAt),
            ("ended_at", order.EndedAt),
        ];

    private static StoredOrder Read(Row row) =>
        new(
            row.Id(),
            row.Id(),
            new(row.Word<DeviceKind>(), row.Instant(), row.Flag(), row.Int() / MinorUnits),
            row.Word<OrderState>(),
            row.Flag(),
            row.TextOrNull(),
            row.InstantOrNull(),
            row.InstantOrNull()
        );
}
