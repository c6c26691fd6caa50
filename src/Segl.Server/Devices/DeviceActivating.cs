using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.Devices;

/// <summary>A device whose codes were right, on its way to be activated.</summary>
/// <param name="Serial">The number on its back.</param>
/// <param name="Clock">What its two codes tell of its clock.</param>
internal sealed record ProvenDevice(string Serial, DeviceClock Clock);

/// <summary>
/// R64: activates a device: by its serial, two consecutive codes, and the owner's approval in an app. Whatever is asked
/// again later is decided again.
/// </summary>
internal static class DeviceActivating
{
    /// <summary>R63: the device on its way to this owner.</summary>
    public static async Task<Outcome<StoredDevice>> OnItsWay(Session session, Guid personId, DateTimeOffset now) =>
        await DeviceOrderStore.Open(session, personId) is not { Serial: { } serial } order
        || await DeviceStore.Find(session, personId, serial) is not { State: DeviceState.Ordered } device
            ? new Refusal(Reason.DeviceNotOrdered)
        : order.Order.WhyNotActivate(now) is { } over ? over
        : device;

    /// <summary>T-39: the device on its way to this owner, if it has this serial.</summary>
    public static async Task<Outcome<StoredDevice>> Find(
        Session session,
        Guid personId,
        string typedSerial,
        DateTimeOffset now
    )
    {
        var found = await OnItsWay(session, personId, now);
        return found.IsGranted(out var device, out _) && DeviceSerials.Read(typedSerial) != device.Serial
            ? new Refusal(Reason.DeviceSerialWrong)
            : found;
    }

    /// <summary>
    /// R65: two consecutive codes. Wrong ones count against this device, which nobody but its owner can name here; right ones
    /// change nothing before the owner has approved.
    /// </summary>
    public static async Task<Outcome<ProvenDevice>> Prove(
        PersonChange change,
        KeyEncryptionKey keys,
        string serial,
        string first,
        string second
    )
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        var found = await Find(change.Session, change.Person.Id, serial, change.Now);
        if (!found.IsGranted(out var device, out var refused))
        {
            return refused;
        }

        if (!device.Codes.IsOpen(change.Now))
        {
            return new Refusal(Reason.TooManyWrongCodes, device.Codes.SuspendedUntil);
        }

        if (Synchronise(device, keys, first, second, change.Now) is { } clock)
        {
            return new ProvenDevice(device.Serial, clock);
        }

        var codes = device.Codes.Raised(change.Now);
        DeviceStore.Save(change.Session, device with { Codes = codes });
        if (!codes.Blocked)
        {
            return new Refusal(Reason.DeviceCodesWrong, codes.SuspendedUntil);
        }

        var order = await DeviceOrderStore.Open(change.Session, change.Person.Id);
        await OrderEnds.End(change, order!, OrderState.Void, Happening.DeviceBlocked, "wrong codes");
        return new Refusal(Reason.DeviceBlocked);
    }

    /// <summary>R64: activates a device that was proven.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="proven">The device, and its clock.</param>
    /// <param name="passwordHash">The hash of the password that was chosen (R69).</param>
    /// <param name="appId">The app that approved it.</param>
    /// <param name="login">The login in which that was signed.</param>
    public static Task<Outcome<StoredDevice>> Activate(
        PersonChange change,
        ProvenDevice proven,
        string passwordHash,
        Guid appId,
        Guid login
    ) =>
        Activate(
            change,
            proven,
            passwordHash,
            appId,
            new Dictionary<string, object> { ["by"] = appId, ["login"] = login }
        );

    /// <summary>R64: activates a device of a person without an app, who stands at the desk.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="proven">The device, and its clock.</param>
    /// <param name="passwordHash">The hash of the password that was chosen (R69).</param>
    /// <param name="officer">Who did it, where and why.</param>
    public static Task<Outcome<StoredDevice>> ActivateAtDesk(
        PersonChange change,
        ProvenDevice proven,
        string passwordHash,
        Dictionary<string, object> officer
    ) => Activate(change, proven, passwordHash, appId: null, officer);

    private static async Task<Outcome<StoredDevice>> Activate(
        PersonChange change,
        ProvenDevice proven,
        string passwordHash,
        Guid? appId,
        Dictionary<string, object> approved
    )
    {
        var (session, person, now) = (change.Session, change.Person, change.Now);
        var found = await Find(session, person.Id, proven.Serial, now);
        if (!found.IsGranted(out var device, out var refused))
        {
            return refused;
        }

        if (await WhyNotApproved(session, person, appId, now) is { } notApproved)
        {
            return notApproved;
        }

        var held = await DeviceStore.Of(session, person.Id);
        if (
            !device.Codes.IsOpen(now)
            || proven.Clock.LastStep <= device.Clock.LastStep
            || DeviceActivation.Activate(held.ConvertAll(one => new HeldDevice(one.Serial, one.State)), device.Serial)
                is not { } after
        )
        {
            return new Refusal(Reason.DeviceCodesWrong);
        }

        await Move(change, held, after);
        var active = device with { State = DeviceState.Active, ActivatedAt = now, Clock = proven.Clock, Codes = new() };
        DeviceStore.Save(session, active);
        var order = await DeviceOrderStore.Open(session, person.Id);
        DeviceOrderStore.Save(session, order! with { State = OrderState.Activated, EndedAt = now });
        await NewPasswords.Set(change, passwordHash);
        change.Record(
            Happening.DeviceActivated,
            new Dictionary<string, object>(approved)
            {
                ["device"] = device.Serial,
                ["kind"] = device.Kind,
                ["order"] = order.Id,
            }
        );
        return active;
    }

    /// <summary>What two consecutive codes tell of a device's clock; null if they are not its codes.</summary>
    internal static DeviceClock? Synchronise(
        StoredDevice device,
        KeyEncryptionKey keys,
        string first,
        string second,
        DateTimeOffset now
    )
    {
        var seed = keys.Unwrap(device.SeedWrapped, device.SeedPlace);
        try
        {
            return device.Clock.Synchronise(new(seed, device.Algorithm, device.Interval), first, second, now);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    // R16: an app of this person, which may be used now; or an officer, for somebody who has none.
    private static async Task<Refusal?> WhyNotApproved(Session session, Person person, Guid? appId, DateTimeOffset now)
    {
        var apps = await AppStore.Of(session, person.Id);
        var app = apps.Find(one => one.Id == appId);
        return Identities.WhyNotUse(person.FrozenAt)
            ?? app?.Standing.WhyNotVouch(person.FrozenAt, now)
            ?? DeviceActivation.WhyNotApproved(
                person.Id,
                apps.Count(one => one.State is AppState.Active),
                app?.PersonId,
                officerPresent: appId is null
            );
    }

    // R12, R13: the one in use goes first, since the database takes no second one.
    private static async Task Move(PersonChange change, List<StoredDevice> held, IReadOnlyList<HeldDevice> after)
    {
        var moved = held.Zip(after, (device, then) => (Device: device, then.State))
            .Where(one => one.Device.State != one.State)
            .OrderBy(one => one.State is DeviceState.Active);
        foreach (var (device, state) in moved)
        {
            if (state is DeviceState.Replaced)
            {
                await DeviceEnds.End(change, device, state, Happening.DeviceReplaced, new { device = device.Serial });
            }
            else
            {
                DeviceStore.Move(change.Session, device, state);
            }
        }
    }
}
