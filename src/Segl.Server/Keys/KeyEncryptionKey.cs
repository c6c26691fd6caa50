using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// The one class that wraps secrets and computes digests, to be replaced by a hardware module. Secrets are wrapped
/// with the key in the key file; during a change of that file either key unwraps. Digests use a secret that the
/// database stores wrapped, so that they outlive the key file: all their keys are derived from it by HKDF-SHA-256
/// (RFC 5869) with an info that names the purpose.
/// </summary>
public sealed class KeyEncryptionKey : IDisposable
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly string path;
    private readonly ConcurrentDictionary<string, byte[]> derived = new();
    private volatile WrappingKey[] known;
    private volatile WrappingKey current;
    private byte[] digestSecret;

    private KeyEncryptionKey(string path, WrappingKey own)
    {
        (this.path, known, current, digestSecret) = (path, [own], own, own.EarlierDigestSecret);
        ReadFiles();
    }

    /// <summary>The path of the next key file during a change of key files.</summary>
    public string NextFile => $"{path}.next";

    /// <summary>The current wrapping key.</summary>
    internal WrappingKey Current => current;

    /// <summary>The keys of the key file and of the next one, if there is one; possibly also of earlier
    /// files.</summary>
    internal IReadOnlyList<WrappingKey> Known => known;

    /// <summary>Reloads database and files when something cannot be unwrapped; null where that is not
    /// possible.</summary>
    internal Action? LookAgain { get; set; }

    /// <summary>Reads the key file.</summary>
    /// <param name="path">A file with 32 bytes in base64.</param>
    /// <param name="make">Creates a missing file (demo, and <c>segl new-key</c>).</param>
    /// <exception cref="WrongSettingException">The file is missing, holds no 32 bytes, or is not its owner's
    /// alone.</exception>
    public static KeyEncryptionKey Read(string path, bool make)
    {
        if (make && !File.Exists(path))
        {
            Make(path);
        }

        return new(path, WrappingKey.Read(path));
    }

    /// <summary>Reads the key file again, and the next one if it exists. A key that was read once remains
    /// known.</summary>
    internal void ReadFiles()
    {
        foreach (var file in new[] { path, NextFile }.Where(File.Exists))
        {
            var read = WrappingKey.Read(file);
            if (!known.Any(one => one.Id == read.Id))
            {
                known = [.. known, read];
            }
        }
    }

    /// <summary>Wraps with one of the known keys from now on, and computes digests with this secret.</summary>
    internal void Use(WrappingKey wrapping, byte[] secret)
    {
        current = wrapping;
        if (!digestSecret.AsSpan().SequenceEqual(secret))
        {
            digestSecret = secret;
            derived.Clear();
        }
    }

    /// <summary>Creates a key file that only its owner can read. An existing file is never overwritten.</summary>
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

    /// <summary>Encrypts (AES-256-GCM) a value for one place. Decryption must name the same place.</summary>
    /// <returns>nonce (12) ‖ ciphertext ‖ tag (16)</returns>
    public byte[] Wrap(ReadOnlySpan<byte> secret, WrappedPlace place) => current.Wrap(secret, place);

    /// <summary>Decrypts a value encrypted by <see cref="Wrap"/> for this place.</summary>
    /// <exception cref="CryptographicException">It was encrypted by another key or for another place, or was
    /// changed.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, WrappedPlace place)
    {
        if (TryUnwrap(wrapped, place) is { } secret)
        {
            return secret;
        }

        // The key file may have been changed since this process read it.
        LookAgain?.Invoke();
        return TryUnwrap(wrapped, place)
            ?? throw new CryptographicException($"What stands at {place.Column} was wrapped elsewhere, or changed.");
    }

    /// <summary>Decrypts with any of the known keys; null when none can, at this place.</summary>
    internal byte[]? TryUnwrap(ReadOnlySpan<byte> wrapped, WrappedPlace place)
    {
        if (current.TryUnwrap(wrapped, place) is { } secret)
        {
            return secret;
        }

        foreach (var other in known)
        {
            if (other != current && other.TryUnwrap(wrapped, place) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// Encrypts (AES-256-GCM) with a key derived for this purpose alone, which limits the amount of data per key.
    /// </summary>
    /// <param name="content">The confidential content.</param>
    /// <param name="purpose">Names the single object that is sealed, such as a login.</param>
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

    /// <summary>Decrypts a value encrypted by <see cref="Seal"/> for this purpose.</summary>
    /// <exception cref="CryptographicException">It was sealed for another purpose, or changed.</exception>
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

    /// <summary>A keyed digest (HMAC-SHA-256) by which a secret is looked up or compared (R36).</summary>
    /// <param name="purpose">Names the use, so that equal secrets of two uses have different digests.</param>
    /// <param name="secret">The secret.</param>
    public byte[] Digest(string purpose, ReadOnlySpan<byte> secret) => HMACSHA256.HashData(Derive(purpose), secret);

    /// <inheritdoc cref="Digest(string, ReadOnlySpan{byte})"/>
    public byte[] Digest(string purpose, string secret) => Digest(purpose, Encoding.UTF8.GetBytes(secret));

    /// <summary>Derives a key of 32 bytes for one purpose.</summary>
    public byte[] Derive(string purpose) =>
        derived.GetOrAdd(
            purpose,
            name => HKDF.DeriveKey(HashAlgorithmName.SHA256, digestSecret, KeyBytes, info: Encoding.UTF8.GetBytes(name))
        );

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(known, one => one.Dispose());
}
