using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>
/// A SQLite file has only one server process, since wake-ups and queues are in its memory. Commands may run beside
/// it. On PostgreSQL this does nothing.
/// </summary>
internal sealed class OneServer : IDisposable
{
    private readonly FileStream? held;

    private OneServer(FileStream? held) => this.held = held;

    /// <summary>Locks the file for this process, until it ends, even by a crash.</summary>
    /// <exception cref="WrongSettingException">Another process serves it.</exception>
    public static OneServer ClaimDatabase(Database database)
    {
        if (database.File is not { } file)
        {
            return new(held: null);
        }

        try
        {
            return new(
                new FileStream(
                    $"{file}.serving",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1
                )
            );
        }
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new WrongSettingException(
                $"Segl:Database is {file}, which another segl serve uses; a SQLite file has one server only."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();
}
