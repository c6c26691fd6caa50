using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>The house that sends devices, and citizens who have one.</summary>
internal static class DeviceHouse
{
    /// <summary>The password beside a device that was given.</summary>
    public const string Password = "kvaj og sylt";

    /// <summary>The number on the back of the one device in stock.</summary>
    public const string Serial = "SE-000001";

    /// <summary>The secret of all of them.</summary>
    public static Totp Device { get; } =
        new("a seed of twenty byt"u8.ToArray(), OtpAlgorithm.HmacSha1, Limits.DeviceInterval);

    /// <summary>A device lies in stock, and the citizen has an address.</summary>
    public static Task<bool> Stock(SeglServer server, Citizen citizen, DeviceKind kind)
    {
        var codes = server.Parts.GetRequiredService<Codes>();
        return Change(
            server,
            citizen,
            change =>
            {
                var address = codes.WrapAddress(citizen.Id, PostalAddress.Read("Nygade 12, 3. tv;8000 Aarhus C")!);
                change.Save(change.Person with { AddressWrapped = address });
                DeviceStockStore.Add(
                    change.Session,
                    new(
                        Serial,
                        kind,
                        Device.Algorithm,
                        Device.Interval,
                        Drift: 0,
                        Keys(server).Wrap(Device.Secret.Span, WrappedPlace.DeviceSeed(Serial)),
                        DeviceState.InStock,
                        Guid.NewGuid(),
                        server.Now
                    )
                );
                return Task.FromResult(true);
            }
        );
    }

    /// <summary>Packs and sends what the citizen ordered.</summary>
    public static Task<bool> PackAndSend(SeglServer server, Citizen citizen) =>
        Change(
            server,
            citizen,
            async change =>
            {
                var order = (await DeviceOrderStore.Open(change.Session, citizen.Id))!;
                var packed = await Packing.Pack(
                    change,
                    Keys(server),
                    order.Id,
                    Serial,
                    LetterTexts.In(Language.En).NameOf
                );
                Assert.True(packed.IsGranted(out _, out _));
                return (await Packing.Send(change, order.Id)).IsGranted(out _, out _);
            }
        );

    /// <summary>Gives a citizen a display, as if it had been activated a day ago.</summary>
    public static Task<bool> Give(SeglServer server, Citizen citizen, string serial = "SE-000123")
    {
        var yesterday = server.Now - TimeSpan.FromDays(1);
        return Change(
            server,
            citizen,
            change =>
            {
                DeviceStore.Add(
                    change.Session,
                    new(
                        citizen.Id,
                        serial,
                        null,
                        DeviceKind.CodeDisplay,
                        "my display",
                        DeviceState.Active,
                        Device.Algorithm,
                        Device.Interval,
                        Keys(server).Wrap(Device.Secret.Span, WrappedPlace.HeldDeviceSeed(citizen.Id, serial)),
                        yesterday,
                        null,
                        DeviceClock.Unused(0, yesterday),
                        new()
                    )
                );
                PasswordStore.Save(
                    change.Session,
                    new(citizen.Id, PasswordHash.Of(Password).ToPhc(), yesterday, new())
                );
                return Task.FromResult(true);
            }
        );
    }

    /// <summary>A phone without a screen, with an active app of the citizen.</summary>
    public static async Task<ScriptedPhone> ActivePhone(SeglServer server, Citizen citizen)
    {
        // Only browsers know that such a name is this machine.
        var http = new HttpClient { BaseAddress = new(server.Issuer) };
        http.DefaultRequestHeaders.Host = new Uri(server.PhoneA).Authority;
        var phone = new ScriptedPhone(http, server.PhoneA);
        await phone.Activate(
            citizen.UserId,
            await server.ActivationCode(citizen),
            () => server.TemporaryPin(citizen),
            citizen.Pin
        );
        return phone;
    }

    private static KeyEncryptionKey Keys(SeglServer server) => server.Parts.GetRequiredService<KeyEncryptionKey>();

    private static Task<T> Change<T>(SeglServer server, Citizen citizen, Func<PersonChange, Task<T>> change) =>
        server.Parts.GetRequiredService<People>().Change(citizen.Id, server.Now, change);
}
