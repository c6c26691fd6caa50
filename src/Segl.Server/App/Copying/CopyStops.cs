using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>Stops a copy, by a link, an app or support (R42).</summary>
internal static class CopyStops
{
    /// <summary>Stops it and notifies on all channels.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="stored">The copy.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <param name="statement">The statement by which an app stopped it; otherwise null.</param>
    /// <returns>The stopped copy, or the refusal.</returns>
    public static Outcome<AppCopy> Stop(PersonChange change, StoredCopy stored, string by, string? statement = null)
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
        return stopped;
    }
}

/// <summary>The link in SMS and e-mail that stops a copy without any authenticator: 128 random bits, stored as a
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

    /// <summary>The digest of a link's value; null when the value is malformed.</summary>
    public static byte[]? DigestOf(KeyEncryptionKey keys, string value) =>
        Bytes.Read(value, ValueBytes) is null ? null : keys.Digest("segl stop link v1", value);
}
