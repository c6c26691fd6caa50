using System.Text.Encodings.Web;
using System.Text.Json;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Hints to the installations in which a person has an active app. A push is only a hint (R103): it names nobody and
/// nothing, and the app shows what is pending when it is opened.
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
    /// Hints that there is news. Taken when one installation got it, or when there is none to hint to.
    /// </summary>
    public Task<Delivery> Hint(Guid personId, string words, DateTimeOffset now, CancellationToken stop) =>
        Send(personId, Message("news", words, NewsKept), now, stop);

    /// <summary>
    /// Hints that a login waits, and nothing about it (R94). Once and not by the outbox, for a late hint is worth
    /// nothing.
    /// </summary>
    public Task<Delivery> LoginWaits(Guid personId, Language language, DateTimeOffset now, CancellationToken stop) =>
        Send(personId, LoginHint(language), now, stop);

    /// <summary>The hint that a login waits: neither who asks nor what for.</summary>
    internal static PushMessage LoginHint(Language language) =>
        Message("login", NoticeTexts.In(language).ALoginIsWaiting, LoginKept);

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
