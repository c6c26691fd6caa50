using Segl.Rules;

namespace Segl.Storage;

/// <summary>An order of a code display or audio code reader as it is stored.</summary>
/// <param name="PersonId">Who ordered it.</param>
/// <param name="Id">Its id, by which the operator names it.</param>
/// <param name="Order">The order.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PickUp">Whether its owner picks it up; otherwise it goes by post.</param>
/// <param name="Serial">The device that was packed for it; null before.</param>
/// <param name="SentAt">When it was sent; null before.</param>
/// <param name="EndedAt">When it was activated, stopped or void; null before.</param>
public sealed record StoredOrder(
    Guid PersonId,
    Guid Id,
    DeviceOrder Order,
    OrderState State,
    bool PickUp,
    string? Serial = null,
    DateTimeOffset? SentAt = null,
    DateTimeOffset? EndedAt = null
);
