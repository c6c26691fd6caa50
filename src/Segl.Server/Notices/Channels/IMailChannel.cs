namespace Segl.Server.Notices.Channels;

/// <summary>Sends e-mail: to the relay, or to an inbox of this program's own.</summary>
public interface IMailChannel
{
    /// <summary>Makes one attempt.</summary>
    Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop);
}
