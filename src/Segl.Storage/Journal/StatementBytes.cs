using System.Buffers.Text;
using System.Text;

namespace Segl.Storage;

/// <summary>
/// The signed statement in the facts of a journal line, as it is stored: the act, the payload and the signature in
/// bytes. Base64url would take a third more, and the header says only what act and payload say. The hash of a line is
/// that of the facts as they were written, so they are put together exactly as they were.
/// </summary>
internal static class StatementBytes
{
    private const string Member = "\"statement\":\"";
    private const int SignatureBytes = 64;
    private const int AppIdCharacters = 36;

    // No facts are written as this, so a line whose parts do not fit is found to be changed.
    private const string DoNotFit = """{"statement":null}""";

    /// <summary>Takes the statement out of facts that are about to be stored.</summary>
    /// <returns>The facts as they were and null, when they have no statement, or one of another form.</returns>
    public static (string Facts, byte[]? Statement) TakeOut(string facts)
    {
        if (StatementIn(facts) is not { } place || Pack(facts.AsSpan(place.From, place.Length)) is not { } packed)
        {
            return (facts, null);
        }

        var rest = facts.Remove(place.From, place.Length);
        return PutBack(rest, packed) == facts ? (rest, packed) : (facts, null);
    }

    /// <summary>The facts as they were written.</summary>
    public static string PutBack(string facts, byte[]? statement) =>
        statement is null ? facts
        : StatementIn(facts) is { Length: 0 } place && Unpack(statement) is { } compact
            ? facts.Insert(place.From, compact)
        : DoNotFit;

    /// <summary>A row of the journal with its facts as they were written, for the person.</summary>
    public static List<(string Name, object? Value)> PutBack(List<(string Name, object? Value)> row)
    {
        var statement = (byte[]?)row.Find(column => column.Name == "statement").Value;
        return
        [
            .. from column in row
            where column.Name != "statement"
            select column.Name == "facts" ? (column.Name, PutBack((string)column.Value!, statement)) : column,
        ];
    }

    private static (int From, int Length)? StatementIn(string facts)
    {
        var found = facts.IndexOf(Member, StringComparison.Ordinal);
        var from = found + Member.Length;
        return found >= 0 && facts.IndexOf('"', from) is >= 0 and var to ? (from, to - from) : null;
    }

    // Length of the act (1) ‖ act ‖ payload ‖ signature (64).
    private static byte[]? Pack(ReadOnlySpan<char> compact)
    {
        var (first, last) = (compact.IndexOf('.'), compact.LastIndexOf('.'));
        if (
            first >= last
            || !TryDecode(compact[..first], out var header)
            || !TryDecode(compact[(first + 1)..last], out var payload)
            || !TryDecode(compact[(last + 1)..], out var signature)
            || ActIn(header) is not { Length: <= byte.MaxValue } act
        )
        {
            return null;
        }

        return [(byte)act.Length, .. act, .. payload, .. signature];
    }

    private static string? Unpack(byte[] statement)
    {
        var payloadFrom = statement.Length == 0 ? 0 : 1 + statement[0];
        var payloadLength = statement.Length - payloadFrom - SignatureBytes;
        if (payloadFrom == 0 || payloadLength < 0)
        {
            return null;
        }

        var payload = statement.AsSpan(payloadFrom, payloadLength);
        return AppIn(payload) is { } app
            ? string.Join(
                '.',
                Base64Url.EncodeToString(HeaderOf(Encoding.ASCII.GetString(statement, 1, statement[0]), app)),
                Base64Url.EncodeToString(payload),
                Base64Url.EncodeToString(statement.AsSpan(payloadFrom + payloadLength))
            )
            : null;
    }

    // As docs/protocol.md ("Statements") prescribes it.
    private static byte[] HeaderOf(string act, string app) =>
        Encoding.ASCII.GetBytes($$"""{"alg":"ES256","typ":"segl-{{act}}+jwt","kid":"{{app}}"}""");

    private static byte[]? ActIn(ReadOnlySpan<byte> header)
    {
        var before = "{\"alg\":\"ES256\",\"typ\":\"segl-"u8;
        var length = header.StartsWith(before) ? header[before.Length..].IndexOf((byte)'+') : -1;
        return length < 0 ? null : header.Slice(before.Length, length).ToArray();
    }

    // The server writes a payload, and begins it with the app.
    private static string? AppIn(ReadOnlySpan<byte> payload)
    {
        var before = "{\"iss\":\""u8;
        return payload.StartsWith(before) && payload.Length >= before.Length + AppIdCharacters
            ? Encoding.ASCII.GetString(payload.Slice(before.Length, AppIdCharacters))
            : null;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        var isBase64Url = Base64Url.IsValid(text);
        bytes = isBase64Url ? Base64Url.DecodeFromChars(text) : [];
        return isBase64Url;
    }
}
