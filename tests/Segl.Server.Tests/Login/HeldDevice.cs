using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>A citizen with an active code display and a password.</summary>
internal sealed class HeldDevice(TestServer server, Citizen owner, string serial, Totp totp)
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
    public string Code(int stepsLater = 0) => totp.CodeAt(totp.StepAt(server.Clock.GetUtcNow()) + stepsLater);

    /// <summary>Gives a device to a citizen, as if it had been activated a day ago.</summary>
    public static async Task<HeldDevice> Give(TestServer server, Citizen owner, string serial = "D-100")
    {
        var keys = server.Parts.GetRequiredService<KeyEncryptionKey>();
        byte[] seed = [.. "a seed of 20 bytes: "u8, .. owner.Id.ToByteArray()];
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
                        DeviceClock.Unused(0, yesterday),
                        new()
                    )
                );
                var hash = PasswordHash.Of(Password).ToPhc();
                PasswordStore.Save(change.Session, new(owner.Id, hash, yesterday, new()));
                return Task.FromResult(true);
            }
        );
        return new(server, owner, serial, new(seed, OtpAlgorithm.HmacSha1, Limits.DeviceInterval));
    }

    /// <summary>How it is stored.</summary>
    public async Task<StoredDevice> Stored() =>
        await server.Database.Read(session => DeviceStore.Find(session, owner.Id, serial))
        ?? throw new InvalidOperationException("It is not stored.");

    /// <summary>The wrong passwords that were counted.</summary>
    public async Task<PasswordCounter> WrongPasswords() =>
        (await server.Database.Read(session => PasswordStore.Of(session, owner.Id)))!.Counter;

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
