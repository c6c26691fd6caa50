using System.Data.Common;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Operate;

/// <summary>
/// Prepares a database before anything else: migrates the schema, checks that the key belongs to it, and adds MACs to
/// journals that have none.
/// </summary>
internal static class DatabasePreparation
{
    /// <summary>Loads the keys, on a prepared database.</summary>
    /// <exception cref="WrongSettingException">It belongs to another key.</exception>
    public static async Task OpenKeys(Database database, KeyEncryptionKey keys)
    {
        await KeyRing.Open(database, keys);
        database.JournalMacs = JournalKey.Of(keys);
        keys.LookAgain = () => KeyRing.Open(database, keys).GetAwaiter().GetResult();
    }

    /// <summary>Prepares the database.</summary>
    /// <exception cref="WrongSettingException">
    /// It is not reachable, or belongs to another key or a newer program.
    /// </exception>
    public static async Task Prepare(
        Database database,
        KeyEncryptionKey keys,
        OutsideCheckpoint outside,
        TimeProvider clock
    )
    {
        try
        {
            await Schema.Migrate(database, clock.GetUtcNow());
        }
        catch (Exception away) when (away is DbException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"Segl:Database cannot be opened: {away.Message}");
        }
        catch (NewerSchemaException newer)
        {
            throw new WrongSettingException($"Segl:Database is not for this program: {newer.Message} Start that one.");
        }

        // With another key nothing could be decrypted or found, and new data would be unreadable with the right one.
        await OpenKeys(database, keys);
        // A node that has a record of MACs does not accept a database without: they were removed then.
        var isNew = outside.Read() is null;
        await JournalHeads.AddMissing(database, mayBegin: isNew, clock);
        await new Rewrapping(database, keys, clock).Once(mayBeEarlier: isNew);
        outside.Begin();
    }
}
