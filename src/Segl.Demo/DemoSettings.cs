using Segl.Storage;

namespace Segl.Demo;

/// <summary>The demo's own values in the table <c>setting</c>.</summary>
internal static class DemoSettings
{
    /// <summary>A value; null when it was never written.</summary>
    public static Task<string?> Read(Database database, string name) =>
        database.Read(session =>
            session.QueryOne("SELECT value FROM setting WHERE name = @name", row => row.Text(), ("name", name))
        );

    /// <summary>Writes a value over the one before.</summary>
    public static Task Write(Database database, string name, string value) =>
        database.Write(Durability.Durable, session => Write(session, name, value));

    /// <summary>The same in a transaction that does more.</summary>
    public static Task<int> Write(Session session, string name, string value) =>
        session.Execute(
            """
            INSERT INTO setting (name, value)
            VALUES (@name, @value)
            ON CONFLICT (name) DO UPDATE SET value = @value
            """,
            ("name", name),
            ("value", value)
        );
}
