namespace Segl.Rules;

/// <summary>A device of a person.</summary>
/// <param name="Serial">The number on its back.</param>
/// <param name="State">Where it stands.</param>
public sealed record HeldDevice(string Serial, DeviceState State);

/// <summary>R12, R13, R16: which device a person may activate, and what that ends.</summary>
public static class DeviceActivation
{
    /// <summary>
    /// R16: why nobody has approved it who may; null if somebody has. With an active app the owner approves there;
    /// without one an officer does, with the person present.
    /// </summary>
    /// <param name="owner">The person.</param>
    /// <param name="activeApps">The owner's active apps.</param>
    /// <param name="approvedInAppOf">In whose app it was approved; null if in none.</param>
    /// <param name="officerPresent">Whether an officer approved it, with the person present.</param>
    public static Refusal? WhyNotApproved(Guid owner, int activeApps, Guid? approvedInAppOf, bool officerPresent) =>
        approvedInAppOf == owner || (officerPresent && activeApps == 0) ? null : new(Reason.DeviceNeedsApp);

    /// <summary>
    /// R12, R13: the owner's devices after one of them was activated: it alone is active. One in use is replaced, and
    /// what was ordered beside it is void.
    /// </summary>
    /// <returns>Null when the serial is not that of a device on its way to this owner.</returns>
    public static IReadOnlyList<HeldDevice>? Activate(IReadOnlyList<HeldDevice> held, string serial) =>
        held.Contains(new(serial, DeviceState.Ordered))
            ? [.. held.Select(one => one with { State = one.Serial == serial ? DeviceState.Active : After(one.State) })]
            : null;

    private static DeviceState After(DeviceState state) =>
        state switch
        {
            DeviceState.Active => DeviceState.Replaced,
            DeviceState.InStock or DeviceState.Ordered => DeviceState.Void,
            DeviceState.Blocked or DeviceState.Replaced or DeviceState.Void => state,
        };
}
