using System.Data.Common;
using System.Security.Cryptography;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Operate;

/// <summary>
/// Prepares a database before anything else: migrates the schema, checks that the key belongs to it, and puts MACs under
/// journals that have none.
/// </summary>
internal static class DatabasePreparation
{
    private const string KeyCheck = "key check";

    /// <summary>Prepares.</summary>
    /// <exception cref="WrongSettingException">It does not answer, or belongs to another key.</exception>
    public static async Task Prepare(
        Database database,
        KeyEncryptionKey keys,
        OutsideCheckpoint outside,
        DateTimeOffset now
    )
    {
        try
        {
            await Schema.Migrate(database, now);
        }
        catch (Exception away) when (away is DbException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"Segl:Database cannot be opened: {away.Message}");
        }

        // With another key nothing could be decrypted or found, and what is written now would be lost to the right one.
        var fits = keys.Digest("segl key check v1", "");
        var kept = await KeptCheck(database, fits);
        if (!CryptographicOperations.FixedTimeEquals(fits, kept))
        {
            throw new WrongSettingException("Segl:KeyFile holds another key than the one of this database.");
        }

        database.JournalMacs = JournalKey.Of(keys);
        // A node that knows of MACs is told nothing else by a database without: then somebody took them away.
        await JournalHeads.AddMissing(database, mayBegin: outside.Read() is null, now);
        outside.Begin();
    }

    private static Task<byte[]> KeptCheck(Database database, byte[] ifNew) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                session.Defer(
                    "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
                    ("name", KeyCheck),
                    ("value", Convert.ToHexStringLower(ifNew))
                );
                var kept = await session.QueryOne(
                    "SELECT value FROM setting WHERE name = @name",
                    row => row.Text(),
                    ("name", KeyCheck)
                );
                return Convert.FromHexString(kept!);
            }
        );
}
