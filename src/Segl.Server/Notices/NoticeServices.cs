using Segl.Server.Configuration;
using Segl.Server.Desks;
using Segl.Server.Keys;
using Segl.Server.Notices.Channels;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices;

/// <summary>Registers the services that send notices.</summary>
internal static class NoticeServices
{
    /// <summary>
    /// Adds outbox, channels and sender. Every process sends; a lease prevents two from sending the same notice.
    /// </summary>
    public static void AddNotices(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<Outbox>();
        services.AddSingleton<VapidKey>();
        services.AddSingleton(provider => new WebPush(provider.GetRequiredService<OutgoingGuard>().NewClient()));
        services.AddSingleton<AppPushes>();
        services.AddSingleton(provider => new Courier(
            provider.GetService<ISmsChannel>(),
            provider.GetService<IMailChannel>(),
            provider.GetRequiredService<AppPushes>(),
            provider.GetRequiredService<Codes>(),
            provider.GetRequiredService<BookingMessages>(),
            settings
        ));
        services.AddSingleton<ChannelWatch>();
        services.AddSingleton<Sender>();
        services.AddHostedService(provider => provider.GetRequiredService<Sender>());
        if (settings.Sms is { } sms)
        {
            services.AddSingleton<ISmsChannel>(_ => new SmsGateway(SmsGateway.NewClient(), sms));
        }

        if (settings.Mail is { } mail)
        {
            services.AddSingleton<IMailChannel>(_ => new Mail(mail));
        }
    }
}
