namespace Segl.Rules;

/// <summary>Where an order of a device stands. Whether an open one is still valid is decided by its instant (R63).</summary>
public enum OrderState
{
    /// <summary>Ordered, perhaps packed, not sent.</summary>
    Placed,

    /// <summary>By post, or ready to be picked up.</summary>
    Sent,

    /// <summary>Its device is in use.</summary>
    Activated,

    /// <summary>Stopped by its owner.</summary>
    Stopped,

    /// <summary>R13, R63: over without having been activated.</summary>
    Void,
}
