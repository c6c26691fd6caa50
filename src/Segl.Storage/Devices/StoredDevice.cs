using Segl.Rules;

namespace Segl.Storage;

/// <summary>A code display or audio code reader of a person.</summary>
/// <param name="PersonId">Its owner.</param>
/// <param name="Serial">The number on its back.</param>
/// <param name="OrderId">The order that it was packed for; null for one handed over at a desk.</param>
/// <param name="Kind">Whether it shows or speaks its codes.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Algorithm">The HMAC of its codes.</param>
/// <param name="Interval">How long it shows one code.</param>
/// <param name="SeedWrapped">Its seed, wrapped for this row (<see cref="WrappedPlace.HeldDeviceSeed"/>).</param>
/// <param name="ActivatedAt">When it was activated; null before.</param>
/// <param name="LastUsedAt">The last login with it; null before.</param>
/// <param name="Clock">What is known of its clock (R65).</param>
/// <param name="Codes">Its wrong codes (R66).</param>
public sealed record StoredDevice(
    Guid PersonId,
    string Serial,
    Guid? OrderId,
    DeviceKind Kind,
    string Name,
    DeviceState State,
    OtpAlgorithm Algorithm,
    TimeSpan Interval,
    byte[] SeedWrapped,
    DateTimeOffset? ActivatedAt,
    DateTimeOffset? LastUsedAt,
    DeviceClock Clock,
    DeviceCounter Codes
)
{
    /// <summary>Where its seed is wrapped.</summary>
    public WrappedPlace SeedPlace => WrappedPlace.HeldDeviceSeed(PersonId, Serial);

    /// <summary>Nothing of a seed is printed, not even wrapped.</summary>
    public override string ToString() => $"{nameof(StoredDevice)} {Serial}";
}
