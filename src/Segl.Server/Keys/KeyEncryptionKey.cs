using System.Security.Cryptography;
using System.Text;
using Segl.Server.Configuration;

namespace Segl.Server.Keys;

/// <summary>
/// The one place where secrets are wrapped and digested, and where a hardware module would take over. All keys come
/// from one key-encryption key by HKDF-SHA-256 (RFC 5869) with an info that names the purpose.
/// </summary>
public sealed class KeyEncryptionKey : IDisposable
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

    private readonly byte[] encryptionKey;

    // One for each thread: AesGcm is not thread-safe.
    private readonly ThreadLocal<AesGcm> wrapping;

    private KeyEncryptionKey(byte[] encryptionKey)
    {
        this.encryptionKey = encryptionKey;
        wrapping = new(() => new AesGcm(Derive("segl wrap v1"), TagBytes));
    }

    /// <summary>Reads the key file.</summary>
    /// <param name="path">A file with 32 bytes in base64.</param>
    /// <param name="make">Makes the file when it is missing (demo, and <c>segl new-key</c>).</param>
    /// <exception cref="WrongSettingException">The file is missing, holds no 32 bytes, or is not its owner's
    /// alone.</exception>
    public static KeyEncryptionKey Read(string path, bool make)
    {
        if (make && !File.Exists(path))
        {
            Make(path);
        }

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
        var text = ReadText(path).Trim();
        return Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
            ? new(key.ToArray())
            : throw new WrongSettingException("Segl:KeyFile names a file that does not hold 32 bytes in base64.");
    }

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

    /// <summary>Makes a key file that only its owner can read. An existing file is never overwritten.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, Encoding.ASCII, options);
        file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
    }

    /// <summary>Encrypts (AES-256-GCM). Decryption must name the same purpose.</summary>
    /// <returns>nonce (12) ‖ ciphertext ‖ tag (16)</returns>
    public byte[] Wrap(ReadOnlySpan<byte> secret, string purpose)
    {
        var wrapped = new byte[NonceBytes + secret.Length + TagBytes];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        wrapping.Value!.Encrypt(
            wrapped.AsSpan(0, NonceBytes),
            secret,
            wrapped.AsSpan(NonceBytes, secret.Length),
            wrapped.AsSpan(^TagBytes..),
            Encoding.UTF8.GetBytes(purpose)
        );
        return wrapped;
    }

    /// <summary>Decrypts what <see cref="Wrap"/> encrypted for this purpose.</summary>
    /// <exception cref="CryptographicException">It was encrypted by another key or for another purpose, or was
    /// changed.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose)
    {
        var secret = new byte[wrapped.Length - NonceBytes - TagBytes];
        wrapping.Value!.Decrypt(
            wrapped[..NonceBytes],
            wrapped[NonceBytes..^TagBytes],
            wrapped[^TagBytes..],
            secret,
            Encoding.UTF8.GetBytes(purpose)
        );
        return secret;
    }

    /// <summary>
    /// Encrypts (AES-256-GCM) by a key of this purpose alone, so that however much is sealed, no key seals much of it.
    /// </summary>
    /// <param name="content">What nobody else may read or change.</param>
    /// <param name="purpose">Names the one thing that is sealed, such as a login.</param>
    /// <returns>nonce (12) ‖ ciphertext ‖ tag (16)</returns>
    public byte[] Seal(ReadOnlySpan<byte> content, string purpose)
    {
        using var sealing = new AesGcm(Digest("segl seal v1", purpose), TagBytes);
        var result = new byte[NonceBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        sealing.Encrypt(
            result.AsSpan(0, NonceBytes),
            content,
            result.AsSpan(NonceBytes, content.Length),
            result.AsSpan(^TagBytes..)
        );
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made for this purpose.</summary>
    /// <exception cref="CryptographicException">It was made for another purpose, or changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> content, string purpose)
    {
        if (content.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("This is too short to have been sealed.");
        }

        using var opening = new AesGcm(Digest("segl seal v1", purpose), TagBytes);
        var result = new byte[content.Length - NonceBytes - TagBytes];
        opening.Decrypt(content[..NonceBytes], content[NonceBytes..^TagBytes], content[^TagBytes..], result);
        return result;
    }

    /// <summary>A keyed digest (HMAC-SHA-256) by which a secret is found or compared (R36).</summary>
    /// <param name="purpose">Names the use, so that equal secrets of two uses have different digests.</param>
    /// <param name="secret">The secret.</param>
    public byte[] Digest(string purpose, ReadOnlySpan<byte> secret) => HMACSHA256.HashData(Derive(purpose), secret);

    /// <inheritdoc cref="Digest(string, ReadOnlySpan{byte})"/>
    public byte[] Digest(string purpose, string secret) => Digest(purpose, Encoding.UTF8.GetBytes(secret));

    /// <summary>A key of 32 bytes for one purpose.</summary>
    public byte[] Derive(string purpose) =>
        derived.GetOrAdd(
            purpose,
            name =>
                HKDF.DeriveKey(HashAlgorithmName.SHA256, encryptionKey, KeyBytes, info: Encoding.UTF8.GetBytes(name))
        );

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> derived = new();

    /// <inheritdoc/>
    public void Dispose() => wrapping.Dispose();
}
