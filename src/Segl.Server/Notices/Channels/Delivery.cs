namespace Segl.Server.Notices.Channels;

/// <summary>How one try to hand a notice over ended.</summary>
public enum DeliveryEnd
{
    /// <summary>The gateway, relay or push service has it and answers for it from here.</summary>
    Taken,

    /// <summary>Not this time; a later try may succeed.</summary>
    NotNow,

    /// <summary>The address does not exist (any more): no later try will succeed.</summary>
    NoSuchAddress,
}

/// <summary>The end of one try, and for the operator why; never the text of the notice.</summary>
public readonly record struct Delivery(DeliveryEnd End, string Why)
{
    /// <summary>Handed over.</summary>
    public static Delivery Taken { get; } = new(DeliveryEnd.Taken, "");

    /// <summary>Not handed over, to be tried again.</summary>
    public static Delivery NotNow(string why) => new(DeliveryEnd.NotNow, why);

    /// <summary>Not handed over, and trying again is of no use.</summary>
    public static Delivery NoSuchAddress(string why) => new(DeliveryEnd.NoSuchAddress, why);
}
