using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Devices;

/// <summary>R65: support sets the drift of a device's clock to zero; what was used stays used.</summary>
internal static class DeviceDrift
{
    /// <summary>Sets it to zero.</summary>
    /// <param name="change">The device's owner.</param>
    /// <param name="serial">The number on its back.</param>
    /// <param name="by">Who does it.</param>
    /// <returns>False when it is not theirs.</returns>
    public static async Task<bool> Reset(PersonChange change, string serial, string by)
    {
        if (await DeviceStore.Find(change.Session, change.Person.Id, serial) is not { } device)
        {
            return false;
        }

        DeviceStore.Save(change.Session, device with { Clock = device.Clock.Reset(change.Now) });
        change.Record(
            Happening.DeviceSynchronised,
            new
            {
                device = serial,
                drift = 0,
                by,
            }
        );
        return true;
    }
}
