using Segl.Storage;

[assembly: AssemblyFixture(typeof(Segl.Server.Tests.MigratedDatabases))]

namespace Segl.Server.Tests;

/// <summary>A database of each kind with the newest schema and nothing in it, which tests copy. They are made when
/// the first test asks, and gone after the last one.</summary>
public sealed class MigratedDatabases : IAsyncDisposable
{
    private static readonly Dictionary<DatabaseKind, Lazy<Task<TestDatabase>>> Made = Enum.GetValues<DatabaseKind>()
        .ToDictionary(kind => kind, kind => new Lazy<Task<TestDatabase>>(() => Make(kind)));

    /// <summary>The one of this kind; nobody is connected to it.</summary>
    public static Task<TestDatabase> Of(DatabaseKind kind) => Made[kind].Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var made in Made.Values.Where(made => made.IsValueCreated && made.Value.IsCompletedSuccessfully))
        {
            await (await made.Value).DisposeAsync();
        }
    }

    private static async Task<TestDatabase> Make(DatabaseKind kind)
    {
        var empty = await TestDatabase.Make(kind);
        await using var database = Database.Open(empty.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);
        return empty;
    }
}
