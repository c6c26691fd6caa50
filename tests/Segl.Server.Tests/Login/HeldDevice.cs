using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>A citizen with an active code display and a password.</summary>
internal sealed class HeldDevice(TestServer server, Citizen owner, string serial, Totp totp, int late)
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "kvaj og sylt";

    /// <summary>A code that no device shows at the time of the tests.</summary>
    public const string WrongCode = "000000";

    /// <summary>The device's secret.</summary>
    public Totp Totp => totp;

    /// <summary>The number on its back.</summary>
    public string Serial => serial;

    /// <summary>The code that it shows now, or so many steps later.</summary>
    public string Code(int stepsLater = 0) => totp.CodeAt(totp.StepAt(server.Clock.GetUtcNow()) - late + stepsLater);

    /// <summary>Gives a device to a citizen, as if it had been activated a day ago.</summary>
    /// <param name="server">The server.</param>
    /// <param name="owner">The citizen.</param>
    /// <param name="serial">The number on its back.</param>
    /// <param name="late">How many steps its clock is late, which its activation found.</param>
    public static async Task<HeldDevice> Give(TestServer server, Citizen owner, string serial = "D-100", int late = 0)
    {
        var keys = server.Parts.GetRequiredService<KeyEncryptionKey>();
        byte[] seed = [.. "a seed of 20 bytes: "u8, .. owner.Id.ToByteArray()];
        var totp = new Totp(seed, OtpAlgorithm.HmacSha1, Limits.DeviceInterval);
        var yesterday = server.Clock.GetUtcNow() - TimeSpan.FromDays(1);
        await server.People.Change(
            owner.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                DeviceStore.Add(
                    change.Session,
                    new(
                        owner.Id,
                        serial,
                        null,
                        DeviceKind.CodeDisplay,
                        "my display",
                        DeviceState.Active,
                        OtpAlgorithm.HmacSha1,
                        Limits.DeviceInterval,
                        keys.Wrap(seed, WrappedPlace.HeldDeviceSeed(owner.Id, serial)),
                        yesterday,
                        null,
                        Synchronised(totp, late, yesterday),
                        new()
                    )
                );
                var hash = PasswordHash.Of(Password).ToPhc();
                PasswordStore.Save(change.Session, new(owner.Id, hash, yesterday, new()));
                return Task.FromResult(true);
            }
        );
        return new(server, owner, serial, totp, late);
    }

    private static DeviceClock Synchronised(Totp totp, int late, DateTimeOffset at)
    {
        var step = totp.StepAt(at) - late;
        return DeviceClock.Unused(0, at).Synchronise(totp, totp.CodeAt(step - 1), totp.CodeAt(step), at)
            ?? throw new InvalidOperationException("It is out of bounds.");
    }

    /// <summary>How it is stored.</summary>
    public async Task<StoredDevice> Stored() =>
        await server.Database.Read(session => DeviceStore.Find(session, owner.Id, serial))
        ?? throw new InvalidOperationException("It is not stored.");

    /// <summary>Forgets the wrong codes, as a right login does, without using up a code.</summary>
    public Task<bool> ForgetWrong() => Count(_ => new());

    /// <summary>Lets a suspension pass, without letting time pass.</summary>
    public Task<bool> ForgetSuspension() => Count(codes => new(codes.Wrong));

    private Task<bool> Count(Func<DeviceCounter, DeviceCounter> next) =>
        server.People.Change(
            owner.Id,
            server.Clock.GetUtcNow(),
            async change =>
            {
                var device = (await DeviceStore.Find(change.Session, owner.Id, serial))!;
                DeviceStore.Save(change.Session, device with { Codes = next(device.Codes) });
                return true;
            }
        );

    /// <summary>The wrong passwords that were counted.</summary>
    public async Task<PasswordCounter> WrongPasswords() =>
        (await server.Database.Read(session => PasswordStore.Of(session, owner.Id)))!.Counter;

    /// <summary>The hash of the password.</summary>
    public async Task<string> Hash() =>
        (await server.Database.Read(session => PasswordStore.Of(session, owner.Id)))!.Hash;

    /// <summary>Sets another password.</summary>
    public Task<bool> ChangePassword(string password) => SetHash(PasswordHash.Of(password).ToPhc());

    /// <summary>Sets another hash.</summary>
    public Task<bool> SetHash(string phc) =>
        server.People.Change(
            owner.Id,
            server.Clock.GetUtcNow(),
            change =>
            {
                PasswordStore.Save(change.Session, new(owner.Id, phc, change.Now, new()));
                return Task.FromResult(true);
            }
        );

    /// <summary>Types code and password.</summary>
    public static async Task<Answered> Type(
        LoginBrowser browser,
        Guid login,
        string code,
        string password,
        string? next = null
    )
    {
        (string, string)[] codes = next is null ? [("code", code)] : [("code", code), ("next", next)];
        var answered = await browser.Press(login, "code", codes);
        Assert.Equal($"/login/{login}/password", answered.Location);
        return await browser.Press(login, "password", ("password", password));
    }

    /// <summary>A login of its own, from a fresh browser at a fresh address.</summary>
    /// <returns>Whether the owner got in.</returns>
    public async Task<bool> GetsIn(string code, string password = Password, string? next = null) =>
        IsIn(await TryFrom(new(server, FreshAddress()), code, password, next));

    /// <summary>A login of its own in a browser.</summary>
    public async Task<Answered> TryFrom(LoginBrowser browser, string code, string password, string? next = null) =>
        await Type(browser, await browser.Wait(owner.UserId), code, password, next);

    /// <summary>Whether an answer leads back to the relying party with a code.</summary>
    public static bool IsIn(Answered answered) =>
        answered.Location!.StartsWith("https://shop.example/back?code=", StringComparison.Ordinal);

    private static int addresses;

    /// <summary>An address from which nothing was typed yet.</summary>
    public static IPAddress FreshAddress() =>
        new([198, 18, (byte)(Interlocked.Increment(ref addresses) >> 8), (byte)addresses]);
}
