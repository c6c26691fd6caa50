using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Segl.Passport;
using Segl.Passport.Chips;

namespace Segl.Companion.Tests;

/// <summary>A page in a browser, as far as the companion sees one.</summary>
internal sealed class Page : IAsyncDisposable
{
    /// <summary>The site that the companion was started for.</summary>
    public const string Site = "https://segl.example";

    private readonly ClientWebSocket socket = new();

    /// <summary>A page calls.</summary>
    public static async Task<Page> Call(int port, string? origin = Site, string protocol = "segl-companion")
    {
        var page = new Page();
        page.socket.Options.AddSubProtocol(protocol);
        if (origin is not null)
        {
            page.socket.Options.SetRequestHeader("Origin", origin);
        }
        await page.socket.ConnectAsync(new($"ws://127.0.0.1:{port}/"), TestContext.Current.CancellationToken);
        return page;
    }

    /// <summary>A page types the code, and hangs up.</summary>
    public static async Task<string> Pair(int port, string code)
    {
        await using var page = await Call(port);
        await page.Send(new JsonObject { ["type"] = "pair", ["code"] = code });
        var answer = await page.Next();
        return answer["key"]?.GetValue<string>() ?? answer["reason"]!.GetValue<string>();
    }

    /// <summary>A paired page waits for a document.</summary>
    public static async Task<Page> Connect(int port, string key)
    {
        var page = await Call(port);
        await page.Send(new JsonObject { ["type"] = "connect", ["key"] = key });
        return page;
    }

    /// <summary>A paired page that has the document, once the page before it is seen to be gone.</summary>
    public static async Task<Page> WithDocument(int port, string key)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await Connect(port, key);
            var said = await page.Next();
            while (said["type"]!.GetValue<string>() == "state")
            {
                said = await page.Next();
            }
            if (said["type"]!.GetValue<string>() == "document")
            {
                return page;
            }
            Assert.True(said["reason"]!.GetValue<string>() == "busy" && tries < 50, said.ToJsonString());
            await page.DisposeAsync();
        }
    }

    public Task Send(JsonObject message) => Send(Encoding.UTF8.GetBytes(message.ToJsonString()), isText: true);

    public async Task Send(ReadOnlyMemory<byte> bytes, bool isText = false) =>
        await socket.SendAsync(
            bytes,
            isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    /// <summary>The next message.</summary>
    public async Task<JsonNode> Next() => JsonNode.Parse((await Received()).Bytes)!;

    /// <summary>Whatever is said until the document is there.</summary>
    public async Task<Page> UntilDocument()
    {
        for (var said = await Next(); said["type"]!.GetValue<string>() != "document"; said = await Next())
        {
            Assert.Equal("state", said["type"]!.GetValue<string>());
        }
        return this;
    }

    /// <summary>Why the companion turns the page away, whatever it says before.</summary>
    public async Task<string> Reason()
    {
        var said = await Next();
        while (said["reason"] is null)
        {
            said = await Next();
        }
        return said["reason"]!.GetValue<string>();
    }

    /// <summary>Carries a command of the server to the chip.</summary>
    public async ValueTask<byte[]> Transmit(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        await Send(command);
        var (isText, bytes) = await Received();
        return isText ? throw new ChipLostException(Encoding.UTF8.GetString(bytes)) : bytes;
    }

    /// <summary>A whole reading of the document by this page's server.</summary>
    public ValueTask<PassportVerdict> Read(CorpusCase document) => InspectionSystem.Read(document, Transmit);

    /// <summary>The page's tab is gone: nothing is said any more.</summary>
    public void Vanish() => socket.Abort();

    /// <summary>Whether the companion has hung up.</summary>
    public async Task<bool> HasEnded()
    {
        try
        {
            var received = await socket.ReceiveAsync(new byte[1].AsMemory(), TestContext.Current.CancellationToken);
            return received.MessageType == WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return default;
    }

    private async Task<(bool IsText, byte[] Bytes)> Received()
    {
        var buffer = new byte[Bounds.LongestAnswer];
        var count = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(count), TestContext.Current.CancellationToken);
            count += received.Count;
        } while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close
            ? throw new ChipLostException("The companion hung up.")
            : (received.MessageType == WebSocketMessageType.Text, buffer[..count]);
    }
}
