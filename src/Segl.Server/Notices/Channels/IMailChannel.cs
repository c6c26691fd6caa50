namespace Segl.Server.Notices.Channels;

/// <summary>Where e-mails go: the relay, or an inbox of this program's own.</summary>
public interface IMailChannel
{
    /// <summary>Tries once.</summary>
    Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop);
}
