using System.Runtime.Versioning;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>The file of a SQLite database is its owner's alone, and so is what SQLite keeps beside it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("segl-sqlite-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Point_1_10_a_sqlite_file_is_its_owners_alone(bool wasThere)
    {
        var path = Path.Combine(folder, "segl.db");
        if (wasThere)
        {
            await File.WriteAllBytesAsync(path, []);
            File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        await using var database = Database.Open(path);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);

        Assert.Equal(3, Directory.GetFiles(folder).Length);
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
