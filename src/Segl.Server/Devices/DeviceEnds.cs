using Segl.Rules;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.Devices;

/// <summary>What ends together with a device that was in use.</summary>
internal static class DeviceEnds
{
    /// <summary>Ends it: what was begun with it (T-77), the wait for another password beside it (R68), and tells all
    /// channels.</summary>
    /// <param name="change">The owner, whose row is locked.</param>
    /// <param name="device">The device in use.</param>
    /// <param name="state">Blocked or replaced.</param>
    /// <param name="what">The event.</param>
    /// <param name="facts">Its facts.</param>
    public static async Task End(
        PersonChange change,
        StoredDevice device,
        DeviceState state,
        Happening what,
        object facts
    )
    {
        DeviceStore.Move(change.Session, device, state);
        LoginTokenStore.EndAllOfDevice(change, device.Serial);
        await PortalWaiting.Stop(change, WaitFor.Password, "the end of its device");
        change.Record(what, facts);
    }
}
