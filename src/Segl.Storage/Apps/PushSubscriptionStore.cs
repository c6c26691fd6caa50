namespace Segl.Storage;

/// <summary>The Web Push subscription of an installation (RFC 8030), with the keys to encrypt for it (RFC
/// 8291).</summary>
/// <param name="Installation">SHA-256 of the installation's secret; one subscription per installation.</param>
/// <param name="Endpoint">The URL at the push service.</param>
/// <param name="P256dh">The browser's public key, 65 bytes uncompressed.</param>
/// <param name="Auth">The authentication secret, 16 bytes.</param>
public sealed record PushSubscription(byte[] Installation, string Endpoint, byte[] P256dh, byte[] Auth);

/// <summary>Stores push subscriptions.</summary>
public static class PushSubscriptionStore
{
    /// <summary>Stores a subscription; it replaces the installation's previous one.</summary>
    public static void Replace(Session session, PushSubscription subscription, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO push_subscription (installation, endpoint, p256dh, auth, made_at)
            VALUES (@installation, @endpoint, @p256dh, @auth, @now)
            ON CONFLICT (installation) DO UPDATE SET endpoint = @endpoint, p256dh = @p256dh, auth = @auth, made_at = @now
            """,
            ("installation", subscription.Installation),
            ("endpoint", subscription.Endpoint),
            ("p256dh", subscription.P256dh),
            ("auth", subscription.Auth),
            ("now", now)
        );

    /// <summary>Removes a subscription.</summary>
    public static void Remove(Session session, byte[] installation) =>
        session.Defer(
            "DELETE FROM push_subscription WHERE installation = @installation",
            ("installation", installation)
        );

    /// <summary>Removes a subscription that the push service has ended, but not a newer one of the same
    /// installation.</summary>
    public static void Ended(Session session, PushSubscription subscription) =>
        session.Defer(
            "DELETE FROM push_subscription WHERE installation = @installation AND endpoint = @endpoint",
            ("installation", subscription.Installation),
            ("endpoint", subscription.Endpoint)
        );

    /// <summary>Whether the installation has a subscription.</summary>
    public static async Task<bool> Has(Session session, byte[] installation) =>
        await session.QueryOne(
            "SELECT endpoint FROM push_subscription WHERE installation = @installation",
            row => row.Text(),
            ("installation", installation)
        )
            is not null;

    /// <summary>The subscriptions of all installations in which a person has an active app.</summary>
    public static async Task<List<PushSubscription>> Of(Session session, Guid personId)
    {
        var installations = await session.QueryAll(
            "SELECT DISTINCT installation FROM app WHERE person_id = @person AND state = 'Active'",
            row => row.Bytes(),
            ("person", personId)
        );
        var subscriptions = await session.ExecuteQueries(installations.Select(On));
        return [.. subscriptions.OfType<PushSubscription>()];
    }

    /// <summary>The query for an installation's subscription; null if it has none.</summary>
    public static Query<PushSubscription?> On(byte[] installation) =>
        Query.One(
            "SELECT endpoint, p256dh, auth FROM push_subscription WHERE installation = @installation",
            row => new PushSubscription(installation, row.Text(), row.Bytes(), row.Bytes()),
            ("installation", installation)
        );
}
