using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Login.ByDevice;

/// <summary>A person's device with its opened secret.</summary>
internal sealed record OpenDevice(StoredDevice Device, Totp Totp)
{
    private static readonly byte[] NobodysSeed = RandomNumberGenerator.GetBytes(20);

    /// <summary>Opens the secret of a device.</summary>
    public static OpenDevice Of(StoredDevice device, KeyEncryptionKey keys) =>
        new(device, new(keys.Unwrap(device.SeedWrapped, device.SeedPlace), device.Algorithm, device.Interval));

    /// <summary>R91: takes the place of a device where there is none. It is blocked, and saving it changes no row.</summary>
    public static OpenDevice Nobodys(Guid personId) =>
        new(
            new(
                personId,
                "",
                null,
                DeviceKind.CodeDisplay,
                "",
                DeviceState.Void,
                OtpAlgorithm.HmacSha1,
                Limits.DeviceInterval,
                [],
                null,
                null,
                DeviceClock.Unused(0, DateTimeOffset.UnixEpoch),
                new(Limits.WrongDeviceCodesToBlock)
            ),
            new(NobodysSeed, OtpAlgorithm.HmacSha1, Limits.DeviceInterval)
        );
}
