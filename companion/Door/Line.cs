using System.Net.WebSockets;
using System.Text.Json;

namespace Segl.Companion.Door;

/// <summary>The WebSocket of a page: messages are JSON, commands and answers are bytes.</summary>
internal sealed class Line(WebSocket socket, string origin) : IDisposable
{
    private readonly byte[] buffer = new byte[Bounds.LongestCommand + 1];

    /// <summary>The page's origin.</summary>
    public string Origin => origin;

    /// <summary>What the page sends next; null when it has hung up.</summary>
    public async Task<Frame?> Next(CancellationToken ct)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(count), ct);
            count += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            if (received.EndOfMessage)
            {
                return Read(received.MessageType, buffer.AsSpan(0, count));
            }
        }
        return new Frame.Strange();
    }

    /// <summary>Sends a message of this type, with one more member if there is one.</summary>
    public async Task Send(string type, CancellationToken ct, (string Name, string Value)? member = null)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            if (member is { } one)
            {
                json.WriteString(one.Name, one.Value);
            }
            json.WriteEndObject();
        }
        await socket.SendAsync(written.ToArray(), WebSocketMessageType.Text, endOfMessage: true, ct);
    }

    /// <summary>Sends the chip's answer.</summary>
    public async Task Send(ReadOnlyMemory<byte> answer, CancellationToken ct) =>
        await socket.SendAsync(answer, WebSocketMessageType.Binary, endOfMessage: true, ct);

    /// <summary>Hangs up.</summary>
    public async Task Close(CancellationToken ct)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        }
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();

    private static Frame Read(WebSocketMessageType type, ReadOnlySpan<byte> bytes)
    {
        if (type == WebSocketMessageType.Binary)
        {
            return bytes.Length <= Bounds.LongestCommand ? new Frame.Bytes(bytes.ToArray()) : new Frame.Strange();
        }
        if (bytes.Length > Bounds.LongestMessage)
        {
            return new Frame.Strange();
        }
        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray());
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                ? new Frame.Message(Member(root, "type"), Member(root, "code"), Member(root, "key"))
                : new Frame.Strange();
        }
        catch (JsonException)
        {
            return new Frame.Strange();
        }
    }

    private static string Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
