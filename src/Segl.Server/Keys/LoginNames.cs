using System.Buffers;
using System.Buffers.Text;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// The public name of a login: its id, and its person's id under a mask that only the server's key can compute. So a
/// returned name identifies the row, and reveals nothing to others: two logins of one person are unlinkable.
/// </summary>
public sealed class LoginNames(KeyEncryptionKey keys)
{
    /// <summary>The length of a name.</summary>
    public const int Bytes = 2 * IdBytes;

    private const int IdBytes = 16;

    /// <summary>Writes a name: login id (16) ‖ masked person id (16).</summary>
    public void Write(LoginKey login, Span<byte> name)
    {
        login.LoginId.TryWriteBytes(name, bigEndian: true, out _);
        login.PersonId.TryWriteBytes(name[IdBytes..], bigEndian: true, out _);
        Mask(name);
    }

    /// <summary>Reads a name. A forged one leads to a login that does not exist.</summary>
    public LoginKey Read(ReadOnlySpan<byte> name)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        name[..Bytes].CopyTo(bytes);
        Mask(bytes);
        return new(new(bytes[IdBytes..], bigEndian: true), new(bytes[..IdBytes], bigEndian: true));
    }

    /// <summary>A name in base64url.</summary>
    public string Text(LoginKey login)
    {
        Span<byte> name = stackalloc byte[Bytes];
        Write(login, name);
        return Base64Url.EncodeToString(name);
    }

    /// <summary>Reads a name in base64url; null when it is none.</summary>
    public LoginKey? Read(string text)
    {
        Span<byte> name = stackalloc byte[Bytes];
        return
            text.Length == Base64Url.GetEncodedLength(Bytes)
            && Base64Url.DecodeFromChars(text, name, out _, out _) is OperationStatus.Done
            ? Read(name)
            : null;
    }

    // The mask is unique to each login, as with a one-time pad.
    private void Mask(Span<byte> name)
    {
        var mask = keys.Digest("segl login name v1", name[..IdBytes]);
        for (var at = 0; at < IdBytes; at++)
        {
            name[IdBytes + at] ^= mask[at];
        }
    }
}
