namespace Segl.Rules;

/// <summary>Where a device is on its way from the maker to its owner and out of use.</summary>
public enum DeviceState
{
    /// <summary>In stock: nobody's.</summary>
    InStock,

    /// <summary>Bound to an order, packed or under way; its owner has not activated it.</summary>
    Ordered,

    /// <summary>In use.</summary>
    Active,

    /// <summary>R66: blocked for good, after wrong codes or by its owner.</summary>
    Blocked,

    /// <summary>R12: another one was activated in its place.</summary>
    Replaced,

    /// <summary>R13, R63: never activated, and not to be activated any more.</summary>
    Void,
}
