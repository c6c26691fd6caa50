using System.Globalization;
using System.Text;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>What a node knows of the newest checkpoint without the database.</summary>
/// <param name="Hour">Its hour; the beginning of time before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record KnownCheckpoint(DateTimeOffset Hour, byte[] Hash);

/// <summary>
/// The newest checkpoint in a file of this node, outside the database (T-72): whoever writes the database alone cannot
/// make this node forget it. Its presence also says that the database had MACs.
/// </summary>
internal sealed class OutsideCheckpoint(string path)
{
    /// <summary>What is known; null on a node that is new.</summary>
    /// <exception cref="WrongSettingException">The file cannot be read, or is none of ours.</exception>
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

    /// <summary>Says that nothing was sealed yet, on a node that is new.</summary>
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

    /// <summary>Replaces what is known, in one step that a crash cannot halve. Only the owner reads it.</summary>
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
