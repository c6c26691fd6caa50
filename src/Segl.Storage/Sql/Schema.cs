using System.Reflection;

namespace Segl.Storage;

/// <summary>
/// The numbered migrations. Each runs once, in its own transaction, ordered by its number. Lines that begin with
/// <c>-- on PostgreSQL:</c> or <c>-- on SQLite:</c> are comments on the other.
/// </summary>
public static class Schema
{
    /// <summary>The name (such as <c>0001-identities-apps-logins</c>) and text of every migration, in order.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Migrations { get; } = Read();

    private const string OnPostgres = "-- on PostgreSQL: ";
    private const string OnSqlite = "-- on SQLite: ";

    /// <summary>Migrates a database to the newest schema. Concurrent starts are safe.</summary>
    /// <returns>How many migrations ran.</returns>
    /// <exception cref="NewerSchemaException">A newer program has changed it; nothing was done.</exception>
    public static async Task<int> Migrate(Database database, DateTimeOffset now, CancellationToken stop = default)
    {
        await database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, ran_at BIGINT NOT NULL)"
                ),
            stop
        );
        var ranBefore = await RanBefore(database, stop);
        var ran = 0;
        foreach (var (name, sql) in Migrations.Where(migration => !ranBefore.Contains(migration.Name)))
        {
            ran += await database.Write(
                Durability.Durable,
                async session =>
                {
                    var first =
                        await session.Execute(
                            "INSERT INTO migration (name, ran_at) VALUES (@name, @at) ON CONFLICT (name) DO NOTHING",
                            ("name", name),
                            ("at", now)
                        ) == 1;
                    if (first)
                    {
                        await session.ExecuteScript(sql.Replace(database.IsPostgres ? OnPostgres : OnSqlite, ""));
                    }

                    return first ? 1 : 0;
                },
                stop
            );
        }

        return ran;
    }

    // An older program would write what the newer schema means otherwise, and nobody would see it: refused.
    private static async Task<HashSet<string>> RanBefore(Database database, CancellationToken stop)
    {
        var ran = await database.Read(
            session => session.QueryAll("SELECT name FROM migration ORDER BY name", row => row.Text()),
            stop
        );
        return ran.Except(Migrations.Select(migration => migration.Name)).LastOrDefault() is { } unknown
            ? throw new NewerSchemaException(unknown)
            : [.. ran];
    }

    private static List<(string Name, string Sql)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Before = "Segl.Storage.Migrations.";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Before, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return (name[Before.Length..^".sql".Length], text.ReadToEnd());
                }),
        ];
    }
}
