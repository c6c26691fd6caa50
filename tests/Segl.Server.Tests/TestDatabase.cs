using Npgsql;

namespace Segl.Server.Tests;

/// <summary>Which database a story is told on. A theory over <see cref="TestDatabase.Kinds"/> tells it on
/// both.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A database of its own, gone at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string? name;

    private TestDatabase(string configured, string? folder, string? name) =>
        (Configured, this.folder, this.name) = (configured, folder, name);

    /// <summary>What <c>Segl:Database</c> would say.</summary>
    public string Configured { get; }

    /// <summary>Both kinds, for <c>[MemberData]</c>.</summary>
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>Its files, where this machine has them: those of SQLite.</summary>
    public IEnumerable<string> Files() => folder is null ? [] : Directory.EnumerateFiles(folder);

    private static string? Server => Environment.GetEnvironmentVariable("SEGL_TEST_POSTGRES");

    /// <summary>A PostgreSQL that the test itself keeps.</summary>
    public static TestDatabase Of(string configured) => new(configured, folder: null, name: null);

    /// <summary>Makes an empty one. PostgreSQL is the one that <c>./test</c> started; without it the test is skipped,
    /// and says so.</summary>
    public static Task<TestDatabase> Make(DatabaseKind kind) => Make(kind, template: null);

    /// <summary>Makes one with the newest schema: a copy of <see cref="MigratedDatabases"/>, since a migration for
    /// each test would be most of what a test does.</summary>
    public static async Task<TestDatabase> MakeMigrated(DatabaseKind kind) =>
        await Make(kind, await MigratedDatabases.Of(kind));

    private static async Task<TestDatabase> Make(DatabaseKind kind, TestDatabase? template)
    {
        if (kind is DatabaseKind.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("segl-test-").FullName;
            var file = Path.Combine(folder, "segl.db");
            if (template is not null)
            {
                File.Copy(template.Configured, file);
            }

            return new(file, folder, null);
        }

        Assert.SkipWhen(Server is null, "SEGL_TEST_POSTGRES names no PostgreSQL; ./test starts one.");
        var name = $"segl_{Guid.NewGuid():n}";
        await Tell(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template.name}");
        var own = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 30 };
        return new(own.ConnectionString, null, name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        if (name is not null)
        {
            await Tell($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task Tell(string sql)
    {
        var once = new NpgsqlConnectionStringBuilder(Server) { Pooling = false };
        await using var connection = new NpgsqlConnection(once.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
