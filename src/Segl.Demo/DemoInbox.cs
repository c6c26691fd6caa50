using System.Collections.Concurrent;
using Segl.Server.Notices.Channels;

namespace Segl.Demo;

/// <summary>What came in: an SMS, or an e-mail, which has a subject.</summary>
internal sealed record Received(DateTimeOffset At, string To, string? Subject, string Text);

/// <summary>
/// The demo's twin of SMS gateway and mail relay: it keeps the newest messages in memory and shows them to everybody.
/// </summary>
internal sealed class DemoInbox : ISmsChannel, IMailChannel
{
    private const int Kept = 200;

    private readonly ConcurrentQueue<Received> messages = new();

    /// <summary>Keeps a text message.</summary>
    public Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, null, message.Text));

    /// <summary>Keeps an e-mail.</summary>
    public Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, message.Subject, message.Text));

    /// <summary>What came in, the newest first.</summary>
    public IEnumerable<Received> Messages => messages.Reverse();

    /// <summary>Opens <c>GET /demo/inbox</c>: everything, the newest first.</summary>
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
