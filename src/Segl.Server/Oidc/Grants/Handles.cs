using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>The content of a code: the login, and the instant of issue.</summary>
internal sealed record CodeHandle(LoginKey Login, DateTimeOffset At);

/// <summary>The content of a refresh token.</summary>
/// <param name="Login">The login.</param>
/// <param name="At">When the code was redeemed; the token's validity begins then.</param>
/// <param name="Generation">The number of rotations.</param>
/// <param name="Thumbprint">The DPoP key to which it is bound; null if none.</param>
internal sealed record RefreshHandle(LoginKey Login, DateTimeOffset At, int Generation, string? Thumbprint);

/// <summary>
/// Codes and refresh tokens. Each is the login's name, an instant and a MAC over everything that must match on its
/// return. So a stolen, forged or foreign one is refused without a database query and without any effect, and none of
/// them is stored: the login's row ensures that each works once.
/// </summary>
internal sealed class Handles(KeyEncryptionKey keys, LoginNames names)
{
    private const int NameBytes = LoginNames.Bytes;
    private const int EarlierNameBytes = 16;
    private const int InstantBytes = 8;
    private const int GenerationBytes = 4;
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int CodeBytes = NameBytes + InstantBytes + HashBytes;
    private const int RefreshRest = InstantBytes + GenerationBytes + HashBytes + HashBytes;

    /// <summary>A code for a login, bound to everything that the token request must present.</summary>
    public string NewCode(LoginKey login, DateTimeOffset at, in CodeBinding binding)
    {
        var code = new byte[CodeBytes];
        names.Write(login, code);
        BinaryPrimitives.WriteInt64BigEndian(code.AsSpan(NameBytes), at.ToUnixTimeMilliseconds());
        MacOf("segl code v2", code.AsSpan(..^HashBytes), binding.Text).CopyTo(code.AsSpan(^HashBytes..));
        return Base64Url.EncodeToString(code);
    }

    /// <summary>Opens a code with the values of the token request; null when one of them does not match.</summary>
    public CodeHandle? OpenCode(string code, in CodeBinding binding) =>
        Bytes.Read(code, CodeBytes) is { } bytes && Fits("segl code v2", bytes, binding.Text)
            ? new(names.Read(bytes), InstantOf(bytes.AsSpan(NameBytes)))
            : null;

    /// <summary>A refresh token for a client.</summary>
    public string NewRefreshToken(RefreshHandle handle, string clientId)
    {
        var token = new byte[NameBytes + RefreshRest];
        names.Write(handle.Login, token);
        var rest = token.AsSpan(NameBytes);
        BinaryPrimitives.WriteInt64BigEndian(rest, handle.At.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(rest[InstantBytes..], handle.Generation);
        if (handle.Thumbprint is { } thumbprint)
        {
            Base64Url.DecodeFromChars(thumbprint).CopyTo(rest[(InstantBytes + GenerationBytes)..]);
        }

        MacOf("segl refresh v2", token.AsSpan(..^HashBytes), clientId).CopyTo(token.AsSpan(^HashBytes..));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>
    /// Opens a refresh token of this client; null when it is not one. A token from before logins were stored with
    /// their persons names its login alone.
    /// </summary>
    public RefreshHandle? OpenRefreshToken(string token, string clientId)
    {
        if (Bytes.Read(token, NameBytes + RefreshRest) is { } bytes && Fits("segl refresh v2", bytes, clientId))
        {
            return Read(names.Read(bytes), bytes.AsSpan(NameBytes));
        }

        return
            Bytes.Read(token, EarlierNameBytes + RefreshRest) is { } earlier
            && Fits("segl refresh v1", earlier, clientId)
            ? Read(
                new(Guid.Empty, new(earlier.AsSpan(0, EarlierNameBytes), bigEndian: true)),
                earlier.AsSpan(EarlierNameBytes)
            )
            : null;
    }

    private static RefreshHandle Read(LoginKey login, ReadOnlySpan<byte> rest)
    {
        var thumbprint = rest.Slice(InstantBytes + GenerationBytes, HashBytes);
        return new(
            login,
            InstantOf(rest),
            BinaryPrimitives.ReadInt32BigEndian(rest[InstantBytes..]),
            thumbprint.ContainsAnyExcept((byte)0) ? Base64Url.EncodeToString(thumbprint) : null
        );
    }

    private static DateTimeOffset InstantOf(ReadOnlySpan<byte> bytes) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));

    private bool Fits(string purpose, byte[] handle, string boundTo) =>
        CryptographicOperations.FixedTimeEquals(
            MacOf(purpose, handle.AsSpan(..^HashBytes), boundTo),
            handle.AsSpan(^HashBytes..)
        );

    private byte[] MacOf(string purpose, ReadOnlySpan<byte> facts, string boundTo) =>
        keys.Digest(purpose, [.. facts, .. Encoding.UTF8.GetBytes(boundTo)]);
}

/// <summary>The values that the token request must present for a code.</summary>
/// <param name="ClientId">The client, proven by its authentication.</param>
/// <param name="RedirectUri">The redirect URI to which the code was sent.</param>
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
    // No part contains a line feed: identifiers and URIs are validated at registration, the others are base64url.
    internal string Text => string.Join('\n', ClientId, RedirectUri, CodeChallenge, Thumbprint);
}
