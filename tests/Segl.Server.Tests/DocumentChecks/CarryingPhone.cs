using System.Net.WebSockets;
using System.Text.Json;
using Segl.Passport.Chips;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>The phone's side of a reading: it carries commands to a chip, and sends pictures. A chip that answers nothing was
/// moved away.</summary>
internal sealed class CarryingPhone(WebSocket socket, Func<byte[], Task<byte[]>> answer)
{
    /// <summary>A phone with a document on it.</summary>
    public CarryingPhone(WebSocket socket, Chip chip)
        : this(socket, command => chip.Exchange(command, default).AsTask()) { }

    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 0xFF, 0xD9];

    /// <summary>The commands that were carried.</summary>
    public int Commands { get; private set; }

    /// <summary>What the server said in words.</summary>
    public List<JsonElement> Heard { get; } = [];

    /// <summary>Sends words.</summary>
    public Task Say(object said) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(said), WebSocketMessageType.Text, true, default);

    /// <summary>Sends bytes.</summary>
    public Task Send(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, default);

    /// <summary>Does what the server asks until it decides.</summary>
    /// <param name="frames">How many frames are heard at most.</param>
    /// <returns>The decision, or the zone that is asked for again.</returns>
    public async Task<JsonElement> CarryOn(int frames = int.MaxValue)
    {
        for (var heard = 0; heard < frames; heard++)
        {
            var (words, command) = await Hear();
            if (command is not null)
            {
                Commands++;
                var answered = await answer(command);
                await (answered.Length > 0 ? Send(answered) : Say(new { type = "lost" }));
                continue;
            }

            var said = words ?? throw new InvalidOperationException("The connection ended before the decision.");
            switch (said.GetProperty("type").GetString())
            {
                case "granted" or "refused":
                    return said;
                case "face":
                    for (var picture = 0; picture < said.GetProperty("pictures").GetInt32(); picture++)
                    {
                        await Send(Picture);
                    }

                    break;
                case "again":
                    return said;
            }
        }

        return default;
    }

    /// <summary>The next message: words or a command; neither when the connection ended.</summary>
    public async Task<(JsonElement? Words, byte[]? Command)> Hear()
    {
        var buffer = new byte[70_000];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), default);
            length += part.Count;
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return (null, null);
            }

            if (part.EndOfMessage)
            {
                if (part.MessageType is WebSocketMessageType.Binary)
                {
                    return (null, buffer[..length]);
                }

                var said = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
                Heard.Add(said);
                return (said, null);
            }
        }
    }
}
