using System.Net.WebSockets;
using System.Text.Json;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>
/// The connection over which a phone carries commands to a chip. Everything that comes is bounded, and nothing of it is
/// kept when the connection ends (R74).
/// </summary>
internal sealed class ReadingSocket(WebSocket socket)
{
    private const int LongestText = 4 * 1024;

    // The longest answer of a chip: 64 KiB and a status (ISO/IEC 7816-4), and some room of secure messaging.
    private const int LongestAnswer = 64 * 1024 + 64;
    private const int LongestPicture = 200 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Sends words.</summary>
    public Task Say(object said, CancellationToken stop) =>
        socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(said, said.GetType(), Json),
            WebSocketMessageType.Text,
            endOfMessage: true,
            stop
        );

    /// <summary>The zone that the phone sends.</summary>
    /// <exception cref="ReadingBrokenException">It sent something else, or went away.</exception>
    public async Task<ZoneMessage> HearZone(CancellationToken stop)
    {
        var (isText, bytes) = await Hear(LongestText, stop);
        try
        {
            return isText && JsonSerializer.Deserialize<ZoneMessage>(bytes.Span, Json) is { Type: "zone" } said
                ? said
                : throw new ReadingBrokenException();
        }
        catch (JsonException)
        {
            throw new ReadingBrokenException();
        }
    }

    /// <summary>Sends a command to the chip, and hears its answer.</summary>
    /// <exception cref="ChipMovedAwayException">The phone lost the chip.</exception>
    /// <exception cref="ReadingBrokenException">The phone sent something else, or went away.</exception>
    public async ValueTask<byte[]> Transmit(ReadOnlyMemory<byte> command, CancellationToken stop)
    {
        await socket.SendAsync(command, WebSocketMessageType.Binary, endOfMessage: true, stop);
        var (isText, bytes) = await Hear(LongestAnswer, stop);
        return !isText ? bytes.ToArray()
            : IsLost(bytes) ? throw new ChipMovedAwayException()
            : throw new ReadingBrokenException();
    }

    /// <summary>One picture of the camera.</summary>
    /// <exception cref="ReadingBrokenException">It is none, is too large, or the phone went away.</exception>
    public async Task<Memory<byte>> HearPicture(CancellationToken stop) =>
        await Hear(LongestPicture, stop) is (false, { Length: > 0 } picture)
            ? picture
            : throw new ReadingBrokenException();

    /// <summary>Ends the connection. Whatever the phone still sends is not read.</summary>
    public async Task Close(CancellationToken stop)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
        }
    }

    private static bool IsLost(Memory<byte> text)
    {
        try
        {
            using var said = JsonDocument.Parse(text);
            return said.RootElement.ValueKind is JsonValueKind.Object
                && said.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind is JsonValueKind.String
                && type.GetString() == "lost";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<(bool IsText, Memory<byte> Bytes)> Hear(int longest, CancellationToken stop)
    {
        var buffer = new byte[4 * 1024];
        var length = 0;
        while (true)
        {
            var part = await Receive(buffer.AsMemory(length), stop);
            length += part.Count;
            switch (part)
            {
                case { MessageType: WebSocketMessageType.Close }:
                case { EndOfMessage: false } when length > longest:
                case { EndOfMessage: true } when length > longest:
                    throw new ReadingBrokenException();
                case { EndOfMessage: true }:
                    return (part.MessageType is WebSocketMessageType.Text, buffer.AsMemory(0, length));
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, longest + 1));
            }
        }
    }

    private async Task<ValueWebSocketReceiveResult> Receive(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, stop);
        }
        catch (WebSocketException)
        {
            throw new ReadingBrokenException();
        }
    }
}
