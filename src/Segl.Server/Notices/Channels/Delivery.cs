namespace Segl.Server.Notices.Channels;

/// <summary>The result of one delivery attempt.</summary>
public enum DeliveryEnd
{
    /// <summary>Accepted by the gateway, relay or push service, which is responsible from here.</summary>
    Taken,

    /// <summary>A temporary failure; a retry may succeed.</summary>
    NotNow,

    /// <summary>The address does not exist (any more): no retry will succeed.</summary>
    NoSuchAddress,
}

/// <summary>The result of one attempt, with the cause for the operator; never the text of the notice.</summary>
public readonly record struct Delivery(DeliveryEnd End, string Why)
{
    /// <summary>Accepted.</summary>
    public static Delivery Taken { get; } = new(DeliveryEnd.Taken, "");

    /// <summary>A temporary failure, to be retried.</summary>
    public static Delivery NotNow(string why) => new(DeliveryEnd.NotNow, why);

    /// <summary>A permanent failure.</summary>
    public static Delivery NoSuchAddress(string why) => new(DeliveryEnd.NoSuchAddress, why);
}
