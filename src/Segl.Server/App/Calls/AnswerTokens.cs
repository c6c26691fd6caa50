using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Keys;
using Segl.Server.Web;

namespace Segl.Server.App.Calls;

/// <summary>The age of an answer token.</summary>
internal enum AnswerTokenAge
{
    /// <summary>The newest one, or its predecessor, in case the response was lost.</summary>
    Fresh,

    /// <summary>One whose successor was already used: two installations have the same keys.</summary>
    Superseded,

    /// <summary>Not a token that this server issued.</summary>
    Foreign,
}

/// <summary>The result of verifying an answer token.</summary>
/// <param name="Age">The token's age.</param>
/// <param name="NextAnswer">
/// The number of the next response: one more after the newest token, and the same again after its predecessor,
/// however often that one is sent.
/// </param>
internal readonly record struct JudgedToken(AnswerTokenAge Age, long NextAnswer);

/// <summary>
/// The 16-byte token in each state-changing response, which the next request sends back: the number of the response
/// (6) ‖ the first 10 bytes of a MAC over app id and number. A token is superseded once its successor was used: a
/// caller that still sends it uses a copy of the app's keys. When a response is lost, the same token leads to the
/// same successor, so an unreliable connection suspends no app.
/// </summary>
internal sealed class AnswerTokens(KeyEncryptionKey keys)
{
    private const int NumberBytes = 6;
    private const int TokenBytes = 16;

    /// <summary>The token of the n-th response to an app.</summary>
    public string Of(Guid appId, long answer)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, answer);
        var token = new byte[TokenBytes];
        number[2..].CopyTo(token);
        Mac(appId, number).AsSpan(0, TokenBytes - NumberBytes).CopyTo(token.AsSpan(NumberBytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Verifies a token.</summary>
    /// <param name="appId">The app that sent it.</param>
    /// <param name="sent">The header's value.</param>
    /// <param name="answers">The number of the last response to this app.</param>
    public JudgedToken JudgeToken(Guid appId, string? sent, long answers)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        if (sent is not { Length: 22 } || !TryDecode(sent, token))
        {
            return new(AnswerTokenAge.Foreign, answers);
        }

        Span<byte> number = stackalloc byte[8];
        number.Clear();
        token[..NumberBytes].CopyTo(number[2..]);
        var fits = CryptographicOperations.FixedTimeEquals(
            Mac(appId, number).AsSpan(0, TokenBytes - NumberBytes),
            token[NumberBytes..]
        );
        var of = BinaryPrimitives.ReadInt64BigEndian(number);
        return !fits ? new(AnswerTokenAge.Foreign, answers)
            : of < answers - 1 ? new(AnswerTokenAge.Superseded, answers)
            : new(AnswerTokenAge.Fresh, of + 1);
    }

    private byte[] Mac(Guid appId, ReadOnlySpan<byte> number) =>
        keys.Digest("segl answer token v1", [.. appId.ToByteArray(bigEndian: true), .. number]);

    private static bool TryDecode(string text, Span<byte> bytes) =>
        Bytes.Read(text, TokenBytes) is { } read && read.AsSpan().TryCopyTo(bytes);
}
