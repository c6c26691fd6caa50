using System.Text.Encodings.Web;
using System.Text.Json;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Pushes to the installations in which a person has an active app. A push is only a hint (R103): it contains no
/// data, and the opened app shows what is pending.
/// </summary>
internal sealed class AppPushes(Database database, WebPush webPush, VapidKey vapidKey)
{
    private static readonly TimeSpan NewsKept = TimeSpan.FromDays(1),
        LoginKept = Rules.Limits.LoginValid;
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Pushes that there is news. Accepted when one installation got it, or when there is no subscription.
    /// </summary>
    public Task<Delivery> Hint(Guid personId, string words, DateTimeOffset now, CancellationToken stop) =>
        Send(personId, Message("news", words, NewsKept), now, stop);

    /// <summary>
    /// Pushes that a login waits, without its data (R94). Sent once and not by the outbox, since a late push is
    /// useless.
    /// </summary>
    public Task<Delivery> LoginWaits(
        Guid personId,
        Language language,
        string name,
        DateTimeOffset now,
        CancellationToken stop
    ) => Send(personId, LoginHint(language, name), now, stop);

    /// <summary>The push about a waiting login: neither relying party nor purpose.</summary>
    internal static PushMessage LoginHint(Language language, string name) =>
        Message("login", NoticeTexts.In(language).ALoginIsWaiting(name), LoginKept);

    private static PushMessage Message(string tag, string words, TimeSpan keepFor) =>
        new(
            JsonSerializer.Serialize(
                new
                {
                    title = "Segl",
                    body = words,
                    tag,
                },
                Plain
            ),
            keepFor
        );

    private async Task<Delivery> Send(Guid personId, PushMessage message, DateTimeOffset now, CancellationToken stop)
    {
        var subscriptions = await database.Read(session => PushSubscriptionStore.Of(session, personId), stop);
        if (subscriptions.Count == 0)
        {
            return Delivery.Taken;
        }

        var vapid = await vapidKey.Load(now, stop);
        var delivery = Delivery.Taken;
        var taken = false;
        foreach (var stored in subscriptions)
        {
            delivery = await webPush.Send(stored, message, vapid, now, stop);
            taken |= delivery.End is DeliveryEnd.Taken;
            if (delivery.End is DeliveryEnd.NoSuchAddress)
            {
                await Forget(stored, stop);
            }
        }

        return taken || delivery.End is DeliveryEnd.NoSuchAddress ? Delivery.Taken : delivery;
    }

    private Task Forget(PushSubscription stored, CancellationToken stop) =>
        database.Write(
            Durability.Repairable,
            session =>
            {
                PushSubscriptionStore.Ended(session, stored);
                return Task.CompletedTask;
            },
            stop
        );
}
