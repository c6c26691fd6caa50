using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Server.Keys;
using Segl.Server.Web;

namespace Segl.Server.App.Calls;

/// <summary>What a token of an earlier answer tells.</summary>
internal enum AnswerTokenAge
{
    /// <summary>The newest one, or the one before it, whose answer may have been lost.</summary>
    Fresh,

    /// <summary>One whose successor was used already: two installations use the same keys.</summary>
    Superseded,

    /// <summary>Not a token that this server issued.</summary>
    Foreign,
}

/// <summary>A judged token.</summary>
/// <param name="Age">What it tells.</param>
/// <param name="NextAnswer">
/// The number of the answer that follows: one more after the newest token, and the same again after the one before it,
/// however often that one is sent.
/// </param>
internal readonly record struct JudgedToken(AnswerTokenAge Age, long NextAnswer);

/// <summary>
/// The 16-byte token that each state-changing answer carries and the next request brings back: the number of the answer
/// (6) ‖ the first 10 bytes of a MAC over app id and number. A token is superseded when its successor was used: a caller
/// that brings it then uses a copy of the app's keys. As long as an answer is lost, the same token brings the same
/// successor, so a bad line suspends nobody.
/// </summary>
internal sealed class AnswerTokens(KeyEncryptionKey keys)
{
    private const int NumberBytes = 6;
    private const int TokenBytes = 16;

    /// <summary>The token of the n-th answer to an app.</summary>
    public string Of(Guid appId, long answer)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, answer);
        var token = new byte[TokenBytes];
        number[2..].CopyTo(token);
        Mac(appId, number).AsSpan(0, TokenBytes - NumberBytes).CopyTo(token.AsSpan(NumberBytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Judges a token.</summary>
    /// <param name="appId">The app that sent it.</param>
    /// <param name="sent">The header's value.</param>
    /// <param name="answers">The number of the last answer to this app.</param>
    public JudgedToken Judge(Guid appId, string? sent, long answers)
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
