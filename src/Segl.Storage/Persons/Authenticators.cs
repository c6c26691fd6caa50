using Segl.Rules;

namespace Segl.Storage;

/// <summary>Everything with which a person logs in, or did: the one list of apps, devices and security keys (R10, R12,
/// R18).</summary>
/// <param name="Apps">The apps, oldest first, but for deleted ones.</param>
/// <param name="Devices">The devices that were activated.</param>
/// <param name="Keys">The security keys, but for deleted ones. They let nobody in by themselves (R18).</param>
/// <param name="Password">The password beside a device; null if there is none.</param>
public sealed record Authenticators(
    IReadOnlyList<StoredApp> Apps,
    IReadOnlyList<StoredDevice> Devices,
    IReadOnlyList<StoredSecurityKey> Keys,
    StoredPassword? Password
)
{
    /// <summary>The apps that let the person in.</summary>
    public IEnumerable<StoredApp> UsableApps => Apps.Where(app => app.Standing.LetsIn);

    /// <summary>The device that lets the person in, with its password; null if there is none.</summary>
    public StoredDevice? UsableDevice =>
        Password is { Counter.Blocked: false }
            ? Devices.FirstOrDefault(device => device is { State: DeviceState.Active, Codes.Blocked: false })
            : null;

    /// <summary>The security key that can be used beside an app; null if there is none.</summary>
    public StoredSecurityKey? UsableKey => Keys.FirstOrDefault(key => key.State is SecurityKeyState.Active);

    /// <summary>How many let the person in.</summary>
    public int Usable => UsableApps.Count() + (UsableDevice is null ? 0 : 1);

    /// <summary>The names of all but one.</summary>
    /// <param name="but">The id of the app or security key, or the serial of the device.</param>
    public IReadOnlyCollection<string> NamesBut(string but) =>
        [
            .. Apps.Where(app => app.State is AppState.Active && app.Id.ToString() != but).Select(app => app.Name),
            .. Devices
                .Where(device => device.State is DeviceState.Active && device.Serial != but)
                .Select(device => device.Name),
            .. Keys.Where(key => key.State is SecurityKeyState.Active && key.Id.ToString() != but)
                .Select(key => key.Name),
        ];

    /// <summary>Those of a person.</summary>
    public static async Task<Authenticators> Of(Session session, Guid personId) =>
        new(
            [.. (await AppStore.Of(session, personId)).Where(app => app.State is not AppState.Deleted)],
            [.. (await DeviceStore.Of(session, personId)).Where(device => device.ActivatedAt is not null)],
            [.. (await SecurityKeyStore.Of(session, personId)).Where(key => key.State is not SecurityKeyState.Deleted)],
            await PasswordStore.Of(session, personId)
        );
}
