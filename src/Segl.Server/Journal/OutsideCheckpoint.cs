using System.Globalization;
using System.Text;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>A node's record of the newest checkpoint, independent of the database.</summary>
/// <param name="Hour">Its hour; the minimum instant before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record KnownCheckpoint(DateTimeOffset Hour, byte[] Hash);

/// <summary>
/// The newest checkpoint in a file of this node, outside the database (T-72): an attacker who can only write the
/// database cannot change it. Its presence also shows that the database had MACs.
/// </summary>
internal sealed class OutsideCheckpoint(string path)
{
    /// <summary>The stored checkpoint; null on a new node.</summary>
    /// <exception cref="WrongSettingException">The file cannot be read, or is not a checkpoint file.</exception>
    public KnownCheckpoint? Read()
    {
        try
        {
            return !File.Exists(path) ? null : Parse(File.ReadAllText(path));
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            throw new WrongSettingException($"Segl:CheckpointFile names {path}, which holds no checkpoint.");
        }
    }

    /// <summary>Records that there is no checkpoint yet, on a new node.</summary>
    /// <exception cref="WrongSettingException">The file cannot be written.</exception>
    public void Begin()
    {
        if (Read() is null)
        {
            try
            {
                Write(new(DateTimeOffset.UnixEpoch, JournalStore.Beginning));
            }
            catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
            {
                throw new WrongSettingException($"Segl:CheckpointFile names {path}, which cannot be written.");
            }
        }
    }

    /// <summary>Replaces the stored checkpoint atomically. Only the owner can read the file.</summary>
    public void Write(KnownCheckpoint known)
    {
        var next = $"{path}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(next, options))
        {
            file.Write(Encoding.ASCII.GetBytes($"{known.Hour:O} {Convert.ToHexStringLower(known.Hash)}\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static KnownCheckpoint Parse(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is [var hour, var hash]
            ? new(
                DateTimeOffset.ParseExact(hour, "O", CultureInfo.InvariantCulture),
                Convert.FromHexString(hash) is { Length: 32 } read ? read : throw new FormatException()
            )
            : throw new FormatException();
}
