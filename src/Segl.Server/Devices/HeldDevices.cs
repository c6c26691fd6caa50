using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Devices;

/// <summary>What an owner does with the device in use: give it a name, set its clock right, block it.</summary>
internal static class HeldDevices
{
    /// <summary>Gives it another name, which none of the owner's authenticators has.</summary>
    public static async Task<Refusal?> Rename(PersonChange change, string serial, string typed)
    {
        if (await Active(change, serial) is not { } device)
        {
            return new(Reason.NotFound);
        }

        var held = await Authenticators.Of(change.Session, change.Person.Id);
        if (!AuthenticatorNames.Read(typed, held.NamesBut(serial)).IsGranted(out var name, out var refused))
        {
            return refused;
        }

        DeviceStore.Save(change.Session, device with { Name = name });
        change.Record(Happening.DeviceRenamed, new { device = serial, name });
        return null;
    }

    /// <summary>R65: two consecutive codes set right what is known of its clock.</summary>
    public static async Task<Refusal?> Resynchronise(
        PersonChange change,
        KeyEncryptionKey keys,
        string serial,
        string first,
        string second
    )
    {
        if (await Active(change, serial) is not { } device)
        {
            return new(Reason.NotFound);
        }

        if (DeviceActivating.Synchronise(device, keys, first, second, change.Now) is not { } clock)
        {
            return new(Reason.DeviceCodesWrong);
        }

        DeviceStore.Save(change.Session, device with { Clock = clock });
        change.Record(Happening.DeviceSynchronised, new { device = serial, drift = clock.Learned });
        return null;
    }

    /// <summary>Blocks it for good, and ends its logins (T-77). R19: the last authenticator only with "I know that I will
    /// be locked out".</summary>
    public static async Task<Refusal?> Block(PersonChange change, string serial, bool lockedOut, string by)
    {
        if (await Active(change, serial) is not { } device)
        {
            return new(Reason.NotFound);
        }

        var usable = (await Authenticators.Of(change.Session, change.Person.Id)).UsableApps.Count();
        if (SpareAuthenticators.WhyNotGiveUp(usable, lockedOut) is { } refused)
        {
            return refused;
        }

        await DeviceEnds.End(
            change,
            device,
            DeviceState.Blocked,
            Happening.DeviceBlocked,
            new
            {
                device = serial,
                by,
                lockedOut,
            }
        );
        return null;
    }

    private static async Task<StoredDevice?> Active(PersonChange change, string serial) =>
        await DeviceStore.Active(change.Session, change.Person.Id) is { } device && device.Serial == serial
            ? device
            : null;
}
