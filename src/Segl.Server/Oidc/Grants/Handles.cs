using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Keys;
using Segl.Server.Web;

namespace Segl.Server.Oidc.Grants;

/// <summary>What a code says: which login, and since when it lives.</summary>
internal sealed record CodeHandle(Guid Login, DateTimeOffset At);

/// <summary>What a refresh token says.</summary>
/// <param name="Login">Which login.</param>
/// <param name="At">When the code was redeemed; the token lives from then on.</param>
/// <param name="Generation">How often it was rotated.</param>
/// <param name="Thumbprint">The DPoP key it is bound to; null if none.</param>
internal sealed record RefreshHandle(Guid Login, DateTimeOffset At, int Generation, string? Thumbprint);

/// <summary>
/// Codes and refresh tokens. Each is the login's id, an instant and a MAC over all that must fit when it comes back. So
/// a stolen, bent or foreign one is refused before the database is asked, changes nothing there, and nothing of it is
/// kept:
/// what works once is the login's row, which is taken by the statement that checks it.
/// </summary>
internal sealed class Handles(KeyEncryptionKey keys)
{
    private const int IdBytes = 16;
    private const int InstantBytes = 8;
    private const int GenerationBytes = 4;
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int CodeBytes = IdBytes + InstantBytes + HashBytes;
    private const int RefreshBytes = IdBytes + InstantBytes + GenerationBytes + HashBytes + HashBytes;

    /// <summary>A code for a login, bound to everything that the token request must show.</summary>
    public string NewCode(Guid login, DateTimeOffset at, in CodeBinding binding)
    {
        var code = new byte[CodeBytes];
        login.TryWriteBytes(code, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(code.AsSpan(IdBytes), at.ToUnixTimeMilliseconds());
        MacOf("segl code v1", code.AsSpan(..^HashBytes), binding.Text).CopyTo(code.AsSpan(^HashBytes..));
        return Base64Url.EncodeToString(code);
    }

    /// <summary>Opens a code with what the token request shows; null when anything of it does not fit.</summary>
    public CodeHandle? OpenCode(string code, in CodeBinding binding) =>
        Bytes.Read(code, CodeBytes) is { } bytes && Fits("segl code v1", bytes, binding.Text)
            ? new(IdOf(bytes), InstantOf(bytes))
            : null;

    /// <summary>A refresh token for a client.</summary>
    public string NewRefreshToken(RefreshHandle handle, string clientId)
    {
        var token = new byte[RefreshBytes];
        handle.Login.TryWriteBytes(token, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(IdBytes), handle.At.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(token.AsSpan(IdBytes + InstantBytes), handle.Generation);
        if (handle.Thumbprint is { } thumbprint)
        {
            Base64Url.DecodeFromChars(thumbprint).CopyTo(token.AsSpan(IdBytes + InstantBytes + GenerationBytes));
        }

        MacOf("segl refresh v1", token.AsSpan(..^HashBytes), clientId).CopyTo(token.AsSpan(^HashBytes..));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Opens a refresh token of this client; null when it is none of its.</summary>
    public RefreshHandle? OpenRefreshToken(string token, string clientId)
    {
        if (Bytes.Read(token, RefreshBytes) is not { } bytes || !Fits("segl refresh v1", bytes, clientId))
        {
            return null;
        }

        var thumbprint = bytes.AsSpan(IdBytes + InstantBytes + GenerationBytes, HashBytes);
        return new(
            IdOf(bytes),
            InstantOf(bytes),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(IdBytes + InstantBytes)),
            thumbprint.ContainsAnyExcept((byte)0) ? Base64Url.EncodeToString(thumbprint) : null
        );
    }

    private static Guid IdOf(byte[] handle) => new(handle.AsSpan(0, IdBytes), bigEndian: true);

    private static DateTimeOffset InstantOf(byte[] handle) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(handle.AsSpan(IdBytes)));

    private bool Fits(string purpose, byte[] handle, string boundTo) =>
        CryptographicOperations.FixedTimeEquals(
            MacOf(purpose, handle.AsSpan(..^HashBytes), boundTo),
            handle.AsSpan(^HashBytes..)
        );

    private byte[] MacOf(string purpose, ReadOnlySpan<byte> facts, string boundTo) =>
        keys.Digest(purpose, [.. facts, .. Encoding.UTF8.GetBytes(boundTo)]);
}

/// <summary>What the token request must show for a code to fit.</summary>
/// <param name="ClientId">The client, proven by its authentication.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="CodeChallenge">S256 of the code verifier (RFC 7636).</param>
/// <param name="Thumbprint">The DPoP key named in the authorization request (RFC 9449 section 10); null if
/// none.</param>
internal readonly record struct CodeBinding(
    string ClientId,
    string RedirectUri,
    string CodeChallenge,
    string? Thumbprint
)
{
    // No part holds a line feed: identifiers and addresses are checked when a client is registered, the others are
    // base64url.
    internal string Text => string.Join('\n', ClientId, RedirectUri, CodeChallenge, Thumbprint);
}
