using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Waiting;

/// <summary>
/// R68: puts a new password into force. Until its wait is over the old one works; then the next login with the device, or the
/// pass that tells of it, puts the new one in its place, whichever comes first.
/// </summary>
internal static class NewPasswords
{
    /// <summary>Sets the password beside a device that is activated now. One that waits is void.</summary>
    public static async Task Set(PersonChange change, string hash)
    {
        await PortalWaitStore.Remove(change.Session, change.Person.Id, WaitFor.Password);
        PasswordStore.Save(change.Session, new(change.Person.Id, hash, change.Now, new()));
    }

    /// <summary>Sets another password beside the same device, ends what was begun with the old one (T-77), and tells all
    /// channels.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="hash">The hash of the new password.</param>
    /// <param name="facts">Who did it, for the journal.</param>
    public static async Task Change(PersonChange change, string hash, object facts)
    {
        await Set(change, hash);
        if (await DeviceStore.Active(change.Session, change.Person.Id) is { } device)
        {
            LoginTokenStore.EndAllOfDevice(change, device.Serial);
        }

        change.Record(Happening.PasswordChanged, facts);
    }

    /// <summary>Puts the password into force whose wait is over.</summary>
    /// <returns>False when there is none: another node was first, or it was stopped.</returns>
    public static async Task<bool> PutInForce(PersonChange change)
    {
        if (
            await PortalWaitStore.Of(change.Session, change.Person.Id, WaitFor.Password)
                is not { Hash: { } hash } stored
            || change.Now < stored.Wait.ReadyAt
        )
        {
            return false;
        }

        await Change(change, hash, new { by = "portal", asked = stored.Wait.AskedAt });
        return true;
    }
}
