using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>Stopping a copy, from wherever (R42): a link, an app, support.</summary>
internal static class CopyStops
{
    /// <summary>Stops it and tells every channel.</summary>
    /// <param name="change">The person whose row is taken.</param>
    /// <param name="stored">The copy.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <param name="statement">The statement that says so; null when no app did.</param>
    /// <returns>Null when it is stopped now, or why not.</returns>
    public static Refusal? Stop(PersonChange change, StoredCopy stored, string by, string? statement = null)
    {
        if (!stored.Copy.Stop().IsGranted(out var stopped, out var refused))
        {
            return refused;
        }

        CopyStore.Save(change.Session, stored with { Copy = stopped });
        change.Record(
            Happening.CopyStopped,
            new
            {
                copy = stopped.Id,
                by,
                statement,
            }
        );
        return null;
    }
}

/// <summary>The link in SMS and e-mail that stops a copy without any authenticator: 128 random bits, kept as a
/// digest.</summary>
internal static class StopLinks
{
    private const int ValueBytes = 16;

    /// <summary>A new one: what to keep, and the value wrapped for the outbox.</summary>
    public static (byte[] Digest, byte[] Wrapped) New(KeyEncryptionKey keys, Guid personId)
    {
        var value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ValueBytes));
        return (keys.Digest("segl stop link v1", value), new Codes(keys).WrapForOutbox(personId, value));
    }

    /// <summary>The digest of a value that came with a link; null when its form is wrong.</summary>
    public static byte[]? DigestOf(KeyEncryptionKey keys, string value) =>
        Bytes.Read(value, ValueBytes) is null ? null : keys.Digest("segl stop link v1", value);
}
