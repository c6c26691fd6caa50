using System.Security.Cryptography;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// The database's record of key files: which key wraps, and the digest secret, wrapped with each key that may unwrap
/// it.
/// </summary>
internal static class KeyRing
{
    private const string Wrapping = "wrapping key";
    private const string DigestSecret = "digest secret of ";

    // An earlier version stored a digest by which it recognised its key.
    private const string EarlierCheck = "key check";

    private sealed record Kept(string? Wrapping, IReadOnlyDictionary<string, byte[]> Secrets);

    /// <summary>Reads the key files and the database again, and applies their state.</summary>
    /// <exception cref="WrongSettingException">The key file belongs to another database.</exception>
    public static async Task Open(Database database, KeyEncryptionKey keys)
    {
        keys.ReadFiles();
        var kept = await database.Read(Read);
        if (kept.Wrapping is null)
        {
            kept = await database.Write(Durability.Durable, session => Begin(session, keys.Current));
        }

        var secret = keys
            .Known.Select(key =>
                kept.Secrets.TryGetValue(key.Id, out var wrapped)
                    ? key.TryUnwrap(wrapped, WrappedPlace.DigestSecret(key.Id))
                    : null
            )
            .FirstOrDefault(found => found is not null);
        if (secret is null)
        {
            throw new WrongSettingException("Segl:KeyFile holds another key than the one of this database.");
        }

        var wrapping = keys.Known.FirstOrDefault(key => key.Id == kept.Wrapping);
        keys.Use(
            wrapping
                ?? throw new WrongSettingException(
                    $"The key file is being changed: put the next one at {keys.NextFile}, as on the other nodes."
                ),
            secret
        );
    }

    /// <summary>Wraps with the next key from now on. Both keys unwrap until <see cref="Drop"/>.</summary>
    public static void ChangeTo(Session session, KeyEncryptionKey keys, WrappingKey next, byte[] secret)
    {
        Keep(session, DigestSecret + next.Id, next.Wrap(secret, WrappedPlace.DigestSecret(next.Id)));
        session.Defer(
            "UPDATE setting SET value = @next WHERE name = @name AND value = @seen",
            ("next", next.Id),
            ("name", Wrapping),
            ("seen", keys.Current.Id)
        );
    }

    /// <summary>Drops every key but the current one.</summary>
    public static void Drop(Session session, WrappingKey current) =>
        session.Defer(
            "DELETE FROM setting WHERE name LIKE @all AND name <> @current",
            ("all", $"{DigestSecret}%"),
            ("current", DigestSecret + current.Id)
        );

    /// <summary>The digest secret, wrapped with the current key.</summary>
    public static async Task<byte[]> SecretOf(Session session, WrappingKey current) =>
        current.TryUnwrap((await Read(session)).Secrets[current.Id], WrappedPlace.DigestSecret(current.Id))!;

    /// <summary>The id of the key that wraps; it stays so until the end of a transaction that writes.</summary>
    public static Task<string?> CurrentId(Session session) =>
        session.QueryOne(
            $"SELECT value FROM setting WHERE name = @name {session.ForChange}",
            row => row.Text(),
            ("name", Wrapping)
        );

    /// <summary>True while more than one key can unwrap.</summary>
    public static async Task<bool> IsChanging(Session session) => (await Read(session)).Secrets.Count > 1;

    // When two nodes begin at once, the first write wins, and both read it.
    private static async Task<Kept> Begin(Session session, WrappingKey own)
    {
        var isEarlier = await CheckEarlier(session, own);
        Keep(session, Wrapping, own.Id);
        // The digests of an earlier database were made with the key itself, and do not change.
        var secret = isEarlier ? own.EarlierDigestSecret : RandomNumberGenerator.GetBytes(32);
        if ((await Read(session)).Wrapping == own.Id)
        {
            Keep(session, DigestSecret + own.Id, own.Wrap(secret, WrappedPlace.DigestSecret(own.Id)));
        }

        session.Defer("DELETE FROM setting WHERE name = @name", ("name", EarlierCheck));
        return await Read(session);
    }

    private static async Task<bool> CheckEarlier(Session session, WrappingKey own)
    {
        var check = await session.QueryOne(
            "SELECT value FROM setting WHERE name = @name",
            row => row.Text(),
            ("name", EarlierCheck)
        );
        var fits = HMACSHA256.HashData(own.Derive("segl key check v1"), ""u8);
        return check is not null
            && (
                CryptographicOperations.FixedTimeEquals(Convert.FromHexString(check), fits)
                    ? true
                    : throw new WrongSettingException("Segl:KeyFile holds another key than the one of this database.")
            );
    }

    private static async Task<Kept> Read(Session session)
    {
        var rows = await session.QueryAll(
            "SELECT name, value FROM setting WHERE name = @wrapping OR name LIKE @secrets",
            row => (Name: row.Text(), Value: row.Text()),
            ("wrapping", Wrapping),
            ("secrets", $"{DigestSecret}%")
        );
        return new(
            rows.Find(row => row.Name == Wrapping).Value,
            rows.Where(row => row.Name != Wrapping)
                .ToDictionary(row => row.Name[DigestSecret.Length..], row => Convert.FromHexString(row.Value))
        );
    }

    private static void Keep(Session session, string name, byte[] value) =>
        Keep(session, name, Convert.ToHexStringLower(value));

    private static void Keep(Session session, string name, string value) =>
        session.Defer(
            "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
            ("name", name),
            ("value", value)
        );
}
