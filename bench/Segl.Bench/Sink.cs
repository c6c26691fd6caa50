using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Segl.Bench;

/// <summary>An SMS gateway and a push service on this machine that accept everything at once. They run inside the
/// driver.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Words, TaskCompletionSource<string> Comes)> expected = new();
    private long texts,
        pushes;

    private Sink(WebApplication app, int port) => (this.app, Port) = (app, port);

    /// <summary>The port of 127.0.0.1 on which it listens.</summary>
    public int Port { get; }

    /// <summary>The number of text messages received.</summary>
    public long Texts => Interlocked.Read(ref texts);

    /// <summary>The number of push messages received.</summary>
    public long Pushes => Interlocked.Read(ref pushes);

    /// <summary>The settings of a server that sends here.</summary>
    public Dictionary<string, string> Settings =>
        new()
        {
            ["Segl__Sms__Url"] = $"http://127.0.0.1:{Port}/sms",
            ["Segl__Sms__User"] = "bench",
            ["Segl__Sms__Password"] = "bench",
            ["Segl__OutgoingAllow"] = "127.0.0.1",
            ["Segl__PushSubject"] = "mailto:bench@bench.example",
        };

    /// <summary>Starts listening.</summary>
    public static async Task<Sink> Open()
    {
        var port = Processes.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var sink = new Sink(builder.Build(), port);
        sink.app.MapPost("/sms", sink.TakeText);
        sink.app.MapPost("/push/{**rest}", sink.TakePush);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Waits at most a minute for the next message to a number that contains a text. Must be called before
    /// the message can be sent, by one caller per number.</summary>
    public Task<string> Expect(string number, string words)
    {
        var comes = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        expected[number] = (words, comes);
        return comes.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private async Task TakeText(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        Interlocked.Increment(ref texts);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        if (
            expected.TryGetValue(http.Request.Headers["X-Kannel-To"].ToString(), out var one)
            && text.Contains(one.Words, StringComparison.Ordinal)
        )
            one.Comes.TrySetResult(text);
    }

    private Task TakePush(HttpContext http)
    {
        Interlocked.Increment(ref pushes);
        http.Response.StatusCode = StatusCodes.Status201Created;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
