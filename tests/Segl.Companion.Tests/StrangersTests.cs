using System.Net.WebSockets;

namespace Segl.Companion.Tests;

/// <summary>T-85: whoever is not a page of the site gets no answer.</summary>
public sealed class StrangersTests
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://segl.example")]
    [InlineData("https://segl.example:444")]
    [InlineData("https://segl.example.evil.example")]
    [InlineData("https://SEGL.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task T85_a_page_of_another_site_is_refused(string? origin)
    {
        await using var door = new OpenDoor();
        await Assert.ThrowsAsync<WebSocketException>(() => Page.Call(door.Port, origin));
        await using var own = await Page.Call(door.Port);
    }

    /// <summary>A name of a stranger's that leads to this computer is not this computer's address.</summary>
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("")]
    public async Task T85_a_name_that_was_made_to_lead_here_is_refused(string host)
    {
        await using var door = new OpenDoor();
        Assert.StartsWith("HTTP/1.1 403 ", await door.Answer(Request(door, $"Host: {host}")));
    }

    [Fact]
    public async Task A_whole_request_is_accepted()
    {
        await using var door = new OpenDoor();
        Assert.StartsWith("HTTP/1.1 101 ", await door.Answer(Request(door, $"Host: 127.0.0.1:{door.Port}")));
    }

    /// <summary>Each is the request that is accepted with one thing bent.</summary>
    [Theory]
    [InlineData("GET / HTTP/1.1", "POST / HTTP/1.1")]
    [InlineData("GET / HTTP/1.1", "GET /x HTTP/1.1")]
    [InlineData("GET / HTTP/1.1", "GET / HTTP/1.0")]
    [InlineData("Origin:", "Origin: https://evil.example\r\nOrigin:")]
    [InlineData("Origin:", "Host: evil.example\r\nOrigin:")]
    [InlineData("Origin:", " Origin:")]
    [InlineData("Origin:", "Origin\u0007:")]
    [InlineData("Upgrade: websocket", "Upgrade: h2c")]
    [InlineData("Connection: Upgrade", "Connection: close")]
    [InlineData("Version: 13", "Version: 8")]
    [InlineData("Key: dGhlIHNhbXBsZSBub25jZQ==", "Key: short")]
    [InlineData("Protocol: segl-companion", "Protocol: other")]
    [InlineData("\r\n\r\n", "\r\n\r\nmore")]
    public async Task T85_what_is_not_quite_a_handshake_is_refused(string part, string bent)
    {
        await using var door = new OpenDoor();
        var request = Request(door, $"Host: 127.0.0.1:{door.Port}").Replace(part, bent, StringComparison.Ordinal);
        var answer = await door.Answer(request);
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task T85_a_head_without_end_is_refused()
    {
        await using var door = new OpenDoor();
        Assert.StartsWith("HTTP/1.1 400 ", await door.Answer("GET / HTTP/1.1\r\nX: " + new string('x', 9000)));
    }

    /// <summary>The user reads who asked; what is no page's name does not reach the screen.</summary>
    [Fact]
    public async Task T85_the_screen_names_a_stranger_once()
    {
        await using var door = new OpenDoor();
        for (var calls = 0; calls < 3; calls++)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => Page.Call(door.Port, "https://evil.example"));
        }
        await OpenDoor.Eventually(() => door.Screen.Contains("https://evil.example", StringComparison.Ordinal));
        Assert.Equal(2, door.Screen.Split("https://evil.example").Length);
    }

    private static string Request(OpenDoor door, string host) =>
        $"GET / HTTP/1.1\r\n{host}\r\nOrigin: {Page.Site}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Protocol: segl-companion\r\n\r\n";
}
