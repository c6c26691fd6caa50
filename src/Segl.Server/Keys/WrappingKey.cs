using System.Security.Cryptography;
using System.Text;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>The key of a key file, with an id that reveals nothing about it.</summary>
internal sealed class WrappingKey : IDisposable
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private const UnixFileMode NotTheOwner =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly byte[] key;

    // One for each thread: AesGcm is not thread-safe.
    private readonly ThreadLocal<AesGcm> wrapping;

    private WrappingKey(byte[] key)
    {
        this.key = key;
        wrapping = new(() => new AesGcm(Derive("segl wrap v1"), TagBytes));
        Id = Convert.ToHexStringLower(Derive("segl key id v1").AsSpan(0, 8));
    }

    /// <summary>Its id in the database.</summary>
    public string Id { get; }

    /// <summary>
    /// The digest secret of a database that is older than separate digest secrets: there digests are made with the
    /// key itself.
    /// </summary>
    public byte[] EarlierDigestSecret => key;

    /// <summary>Reads a key file.</summary>
    /// <exception cref="WrongSettingException">The file is missing, holds no 32 bytes, or is not its owner's
    /// alone.</exception>
    public static WrappingKey Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new WrongSettingException($"Segl:KeyFile names {path}, but there is no such file.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & NotTheOwner) != 0)
        {
            throw new WrongSettingException(
                $"Segl:KeyFile names {path}, which others than its owner may use; chmod 600 it."
            );
        }

        Span<byte> key = stackalloc byte[KeyBytes];
        return Convert.TryFromBase64String(ReadText(path).Trim(), key, out var length) && length == KeyBytes
            ? new(key.ToArray())
            : throw new WrongSettingException("Segl:KeyFile names a file that does not hold 32 bytes in base64.");
    }

    /// <summary>Encrypts (AES-256-GCM) for one place.</summary>
    /// <returns>nonce (12) ‖ ciphertext ‖ tag (16)</returns>
    public byte[] Wrap(ReadOnlySpan<byte> secret, WrappedPlace place)
    {
        var wrapped = new byte[NonceBytes + secret.Length + TagBytes];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        wrapping.Value!.Encrypt(
            wrapped.AsSpan(0, NonceBytes),
            secret,
            wrapped.AsSpan(NonceBytes, secret.Length),
            wrapped.AsSpan(^TagBytes..),
            Encoding.UTF8.GetBytes(place.ToString())
        );
        return wrapped;
    }

    /// <summary>Decrypts a value at this place; null when it was wrapped with another key or for another
    /// place.</summary>
    public byte[]? TryUnwrap(ReadOnlySpan<byte> wrapped, WrappedPlace place) => TryUnwrap(wrapped, place.ToString());

    /// <summary>Decrypts a value wrapped by an earlier version, which named a purpose and no place.</summary>
    public byte[]? TryUnwrap(ReadOnlySpan<byte> wrapped, string boundTo)
    {
        if (wrapped.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var secret = new byte[wrapped.Length - NonceBytes - TagBytes];
        try
        {
            wrapping.Value!.Decrypt(
                wrapped[..NonceBytes],
                wrapped[NonceBytes..^TagBytes],
                wrapped[^TagBytes..],
                secret,
                Encoding.UTF8.GetBytes(boundTo)
            );
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => wrapping.Dispose();

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"Segl:KeyFile names {path}, which cannot be read.");
        }
    }

    /// <summary>A key for one purpose, as derived by an earlier version for digests.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));
}
