using System.Collections.Concurrent;
using Segl.Server.Notices.Channels;

namespace Segl.Demo;

/// <summary>A received message: an SMS, or an e-mail, which has a subject.</summary>
internal sealed record Received(DateTimeOffset At, string To, string? Subject, string Text);

/// <summary>
/// The demo's replacement for SMS gateway and mail relay: it stores the newest messages in memory. The demo's page shows
/// each visitor those of their own citizens, and a program all.
/// </summary>
internal sealed class DemoInbox : ISmsChannel, IMailChannel
{
    private const int Kept = 500;

    private readonly ConcurrentQueue<Received> messages = new();

    /// <summary>Stores a text message.</summary>
    public Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, null, message.Text));

    /// <summary>Stores an e-mail.</summary>
    public Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop) =>
        Keep(new(now, message.To, message.Subject, message.Text));

    /// <summary>The messages, newest first.</summary>
    public IEnumerable<Received> Messages => messages.Reverse();

    /// <summary>The messages to one of these addresses, newest first.</summary>
    public IEnumerable<Received> To(IReadOnlySet<string> addresses) =>
        Messages.Where(message => addresses.Contains(message.To));

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
