using System.Security.Cryptography;

namespace Segl.Server.Devices;

/// <summary>A value as it stands in the file, with its MAC.</summary>
/// <param name="Cipher">IV and ciphertext.</param>
/// <param name="Mac">The MAC of both.</param>
/// <param name="KeyBytes">How long the AES key is.</param>
internal sealed record SealedValue(byte[] Cipher, byte[] Mac, int KeyBytes);

/// <summary>
/// The keys of a file: the one that encrypts and the one of the MACs (RFC 6030, 6). Both are gone when it is disposed.
/// </summary>
internal sealed class PskcKeys : IDisposable
{
    private const int LeastIterations = 1000;
    private const int MostIterations = 10_000_000;
    private const string Derived = "EncryptionKey/DerivedKey";
    private const string Parameters = $"{Derived}/KeyDerivationMethod/PBKDF2-params";

    private static readonly Dictionary<string, int> Ciphers = new()
    {
        ["http://www.w3.org/2001/04/xmlenc#aes128-cbc"] = 16,
        ["http://www.w3.org/2001/04/xmlenc#aes192-cbc"] = 24,
        ["http://www.w3.org/2001/04/xmlenc#aes256-cbc"] = 32,
    };

    private static readonly Dictionary<string, HashAlgorithmName> Macs = new()
    {
        ["http://www.w3.org/2000/09/xmldsig#hmac-sha1"] = HashAlgorithmName.SHA1,
        ["http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#hmac-sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmldsig-more#hmac-sha512"] = HashAlgorithmName.SHA512,
    };

    private static readonly string[] Derivations =
    [
        "http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#pbkdf2",
        "http://www.w3.org/2009/xmlenc11#pbkdf2",
    ];

    private readonly byte[] encryptionKey;
    private readonly byte[] macKey;
    private readonly HashAlgorithmName macAlgorithm;

    private PskcKeys(byte[] encryptionKey, PskcElements macMethod)
    {
        this.encryptionKey = encryptionKey;
        macAlgorithm = Known(Macs, macMethod.Outermost, macMethod.Outermost.Attribute("Algorithm"));
        var wrapped = ReadCipher(macMethod, "MACMethod/MACKey");
        if (wrapped.KeyBytes != encryptionKey.Length)
        {
            throw new PskcException(
                macMethod.Outermost.Line,
                $"The file is for a key of {wrapped.KeyBytes} bytes, this one has {encryptionKey.Length}."
            );
        }

        // The file gives the MAC key encrypted and without a MAC of its own; whether it is the right one, the MACs tell.
        macKey =
            Decrypt(wrapped)
            ?? throw new PskcException(macMethod.Outermost.Line, "The key is not the one of this file.");
    }

    /// <summary>Finds out the keys.</summary>
    /// <param name="encryptionKey">The file's EncryptionKey; null when it has none.</param>
    /// <param name="macMethod">The file's MACMethod.</param>
    /// <param name="shared">What the maker gave: the key itself, or what it is derived from.</param>
    public static PskcKeys Read(PskcElements? encryptionKey, PskcElements macMethod, byte[] shared) =>
        new(encryptionKey?.Find(Derived) is null ? [.. shared] : Derive(encryptionKey, shared), macMethod);

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(encryptionKey);
        CryptographicOperations.ZeroMemory(macKey);
    }

    /// <summary>Reads an encrypted value without a MAC.</summary>
    public static SealedValue ReadCipher(PskcElements elements, string path)
    {
        var method = elements.Get($"{path}/EncryptionMethod");
        return new(
            elements.Get($"{path}/CipherData/CipherValue").Base64(),
            [],
            Known(Ciphers, method, method.Attribute("Algorithm"))
        );
    }

    /// <summary>Whether a value is as its maker wrote it.</summary>
    public bool IsMacRight(SealedValue value) =>
        CryptographicOperations.FixedTimeEquals(
            CryptographicOperations.HmacData(macAlgorithm, macKey, value.Cipher),
            value.Mac
        );

    /// <summary>Decrypts; null when the key is another one.</summary>
    public byte[]? Decrypt(SealedValue value)
    {
        const int IvBytes = 16;
        if (encryptionKey.Length != value.KeyBytes || value.Cipher.Length < 2 * IvBytes)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = encryptionKey;
        try
        {
            return aes.DecryptCbc(value.Cipher.AsSpan(IvBytes), value.Cipher.AsSpan(0, IvBytes));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Derive(PskcElements encryptionKey, byte[] shared)
    {
        var method = encryptionKey.Get($"{Derived}/KeyDerivationMethod");
        if (!Derivations.Contains(method.Attribute("Algorithm")))
        {
            throw new PskcException(method.Line, $"{method.Path} is another than PBKDF2.");
        }

        var prf = encryptionKey.Find($"{Parameters}/PRF");
        return Rfc2898DeriveBytes.Pbkdf2(
            shared,
            encryptionKey.Get($"{Parameters}/Salt/Specified").Base64(),
            encryptionKey.Get($"{Parameters}/IterationCount").Number(LeastIterations, MostIterations),
            prf is null ? HashAlgorithmName.SHA1 : Known(Macs, prf, prf.Attribute("Algorithm")),
            encryptionKey.Get($"{Parameters}/KeyLength").Number(Ciphers.Values.Min(), Ciphers.Values.Max())
        );
    }

    private static T Known<T>(Dictionary<string, T> known, PskcElement element, string? algorithm) =>
        algorithm is not null && known.TryGetValue(algorithm, out var found)
            ? found
            : throw new PskcException(element.Line, $"The algorithm of {element.Path} is not supported.");
}
