using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// Basic access control (Doc 9303-11 section 4.3; ISO/IEC 11770-2 mechanism 6): for chips that have no PACE.
/// </summary>
internal static class BasicAccessControl
{
    /// <summary>Opens the eMRTD application, which must be selected.</summary>
    public static async ValueTask Open(ChipSession session, AccessKey key, CancellationToken ct)
    {
        var password = SessionCrypto.Of(SessionCipher.TripleDes, SessionKeys.BacSeed(key));
        var challenge = (await session.Send(new(0, 0x84, 0, 0, default, 8), ct)).Require("GET CHALLENGE");
        if (challenge.Length != 8)
        {
            throw Denied("A challenge that is not eight bytes.");
        }

        var (ours, ourKey) = (session.Random(8), session.Random(16));
        var sent = password.Encrypt([], [.. ours, .. challenge.Span, .. ourKey]);
        var answer = await session.Send(new(0, 0x82, 0, 0, (byte[])[.. sent, .. password.Mac(sent)], 40), ct);
        if (!answer.IsSuccess || answer.Data.Length != 40)
        {
            throw Denied($"EXTERNAL AUTHENTICATE ended with {answer.Status:X4}.");
        }

        var received = answer.Data[..32].Span;
        if (!CryptographicOperations.FixedTimeEquals(password.Mac(received), answer.Data[32..].Span))
        {
            throw Denied("The chip does not know the key.");
        }
        var opened = password.Decrypt([], received);
        if (
            !CryptographicOperations.FixedTimeEquals(opened.AsSpan(..8), challenge.Span)
            || !CryptographicOperations.FixedTimeEquals(opened.AsSpan(8..16), ours)
        )
        {
            throw Denied("The chip answered another challenge.");
        }

        var seed = ourKey.Zip(opened[16..], (one, other) => (byte)(one ^ other)).ToArray();
        session.Protection = new(
            SessionCrypto.Of(SessionCipher.TripleDes, seed),
            [.. challenge.Span[4..], .. ours[4..]]
        );
    }

    private static PassportException Denied(string message) => new(PassportFault.AccessDenied, $"BAC: {message}");
}
