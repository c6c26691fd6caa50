namespace Segl.Server.Notices.Channels;

/// <summary>Where text messages go: the gateway, or an inbox of this program's own.</summary>
public interface ISmsChannel
{
    /// <summary>Tries once.</summary>
    Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop);
}
