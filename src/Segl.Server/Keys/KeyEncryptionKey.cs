using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// The one place where secrets are wrapped and digested, and where a hardware module would take over. What is wrapped is
/// wrapped by the key in the key file, and during a change of that file opened by either. Digests are made with a secret
/// that the database keeps wrapped, so that they outlive the key file: all their keys come from it by HKDF-SHA-256 (RFC
/// 5869) with an info that names the purpose.
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

    /// <summary>Where the next key file lies while the key file is changed.</summary>
    public string NextFile => $"{path}.next";

    /// <summary>The key that wraps.</summary>
    internal WrappingKey Current => current;

    /// <summary>The keys of the key file, and of the next one if there is one; some may be of earlier files.</summary>
    internal IReadOnlyList<WrappingKey> Known => known;

    /// <summary>Asks the database and the files again when something cannot be opened; null where nobody can.</summary>
    internal Action? LookAgain { get; set; }

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

        return new(path, WrappingKey.Read(path));
    }

    /// <summary>Reads the key file again, and the next one if it is there. A key that was read once stays known.</summary>
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

    /// <summary>Wraps from now on by one of the known keys, and makes digests with this secret.</summary>
    internal void Use(WrappingKey wrapping, byte[] secret)
    {
        current = wrapping;
        if (!digestSecret.AsSpan().SequenceEqual(secret))
        {
            digestSecret = secret;
            derived.Clear();
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

    /// <summary>Encrypts (AES-256-GCM) what stands at one place. Decryption must name the same place.</summary>
    /// <returns>nonce (12) ‖ ciphertext ‖ tag (16)</returns>
    public byte[] Wrap(ReadOnlySpan<byte> secret, WrappedPlace place) => current.Wrap(secret, place);

    /// <summary>Decrypts what <see cref="Wrap"/> encrypted for this place.</summary>
    /// <exception cref="CryptographicException">It was encrypted by another key or for another place, or was
    /// changed.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, WrappedPlace place)
    {
        if (TryUnwrap(wrapped, place) is { } secret)
        {
            return secret;
        }

        // The key file may have been changed since this process looked.
        LookAgain?.Invoke();
        return TryUnwrap(wrapped, place)
            ?? throw new CryptographicException($"What stands at {place.Column} was wrapped elsewhere, or changed.");
    }

    /// <summary>Decrypts by any of the known keys; null when none opens it at this place.</summary>
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
            name => HKDF.DeriveKey(HashAlgorithmName.SHA256, digestSecret, KeyBytes, info: Encoding.UTF8.GetBytes(name))
        );

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(known, one => one.Dispose());
}
