namespace Segl.Server.Notices.Channels;

/// <summary>Sends text messages: to the gateway, or to an inbox of this program's own.</summary>
public interface ISmsChannel
{
    /// <summary>Makes one attempt.</summary>
    Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop);
}
