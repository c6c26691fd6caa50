using System.Security.Cryptography;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// The server's single key for push services: created once, stored wrapped in the database, shared by all nodes and
/// never rotated, since every subscription depends on it.
/// </summary>
public sealed class VapidKey(Database database, KeyEncryptionKey keys, Settings settings)
{
    private const string Purpose = "vapid";
    private static readonly WrappedPlace Place = WrappedPlace.SigningKey(Purpose, Purpose);

    private Vapid? loaded;

    /// <summary>The key; the first node that needs it creates it.</summary>
    public async Task<Vapid> Load(DateTimeOffset now, CancellationToken stop)
    {
        if (loaded is null)
        {
            var wrapped = await Find(stop) ?? await Make(now, stop);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(keys.Unwrap(wrapped, Place), out _);
            loaded = new Vapid(key, settings.PushSubject);
        }

        return loaded;
    }

    private Task<byte[]?> Find(CancellationToken stop) =>
        database.Read(
            session =>
                session.QueryOne(
                    "SELECT private_wrapped FROM signing_key WHERE key_id = @id",
                    row => row.Bytes(),
                    ("id", Purpose)
                ),
            stop
        );

    // Two nodes may create one concurrently; the first write wins, and both read its key.
    private async Task<byte[]> Make(DateTimeOffset now, CancellationToken stop)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    """
                    INSERT INTO signing_key
                        (key_id, purpose, private_wrapped, public_key, made_at, signs_from, published_until)
                    VALUES (@id, @id, @private, @public, @now, @now, NULL)
                    ON CONFLICT (key_id) DO NOTHING
                    """,
                    ("id", Purpose),
                    ("private", keys.Wrap(key.ExportPkcs8PrivateKey(), Place)),
                    ("public", key.ExportSubjectPublicKeyInfo()),
                    ("now", now)
                ),
            stop
        );
        return (await Find(stop))!;
    }
}
