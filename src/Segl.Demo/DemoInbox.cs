using System.Collections.Concurrent;
using Segl.Server.Notices.Channels;

namespace Segl.Demo;

/// <summary>A received message: an SMS, or an e-mail, which has a subject.</summary>
internal sealed record Received(DateTimeOffset At, string To, string? Subject, string Text);

/// <summary>
/// The demo's replacement for SMS gateway and mail relay: it stores the newest messages in memory and shows them to
/// every visitor.
/// </summary>
internal sealed class DemoInbox : ISmsChannel, IMailChannel
{
    private const int Kept = 200;

    private readonly ConcurrentQueue<Received> messages = new();

    /// <summary>Stores a text message.</summary>
    public Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, null, message.Text));

    /// <summary>Stores an e-mail.</summary>
    public Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, message.Subject, message.Text));

    /// <summary>The messages, newest first.</summary>
    public IEnumerable<Received> Messages => messages.Reverse();

    /// <summary>Maps <c>GET /demo/inbox</c>: all messages, newest first.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/demo/inbox", (DemoInbox inbox) => inbox.Messages);

    private Task<Delivery> Keep(Received message)
    {
        messages.Enqueue(message);
        while (messages.Count > Kept)
        {
            messages.TryDequeue(out _);
        }

        return Task.FromResult(Delivery.Taken);
    }
}
