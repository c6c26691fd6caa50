using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>
/// The keys that sign checkpoints (ES256). A key is valid only if its private key can be unwrapped with the server's
/// own keys, so a key that an attacker wrote into the database is not.
/// </summary>
internal sealed class CheckpointKeys(KeyEncryptionKey keys)
{
    private const string Purpose = "checkpoints";

    /// <summary>Signs a hash with the newest key; creates the first key if there is none.</summary>
    /// <returns>The key's id, and the signature: r ‖ s.</returns>
    public async Task<(string KeyId, byte[] Signature)> Sign(Session session, byte[] hash, DateTimeOffset now)
    {
        await SigningKeyStore.LockRotation(session, Purpose, now);
        var all = await SigningKeyStore.All(session, Purpose);
        var stored = all.Count > 0 ? all[^1] : Make(session, now);
        using var key = Open(stored);
        return (stored.KeyId, key.SignHash(hash));
    }

    /// <summary>Whether one of the server's own keys made this signature.</summary>
    public async Task<bool> IsSigned(Session session, Checkpoint checkpoint)
    {
        var stored = (await SigningKeyStore.All(session, Purpose)).Find(key => key.KeyId == checkpoint.KeyId);
        if (stored is null)
        {
            return false;
        }

        try
        {
            using var key = Open(stored);
            return key.VerifyHash(checkpoint.Hash, checkpoint.Signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private StoredSigningKey Make(Session session, DateTimeOffset now)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = made.ExportSubjectPublicKeyInfo();
        var id = Base64Url.EncodeToString(SHA256.HashData(publicKey));
        var stored = new StoredSigningKey(
            id,
            keys.Wrap(made.ExportPkcs8PrivateKey(), WrappedPlace.SigningKey(Purpose, id)),
            publicKey,
            now,
            now,
            PublishedUntil: null
        );
        SigningKeyStore.Add(session, Purpose, stored, othersUntil: now);
        return stored;
    }

    private ECDsa Open(StoredSigningKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(
            keys.Unwrap(stored.PrivateWrapped, WrappedPlace.SigningKey(Purpose, stored.KeyId)),
            out _
        );
        return key;
    }
}
