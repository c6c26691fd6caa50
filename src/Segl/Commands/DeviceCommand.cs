using System.CommandLine;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl device SERIAL</c>: where a device stands, and what is known of its clock (R65). With <c>--reset-drift</c> its
/// drift is zero again; what was used stays used. A device never leaves its owner, so its serial names one row.
/// </summary>
internal static class DeviceCommand
{
    private static readonly Argument<string> Serial = new("SERIAL") { Description = "The number on its back." };

    private static readonly Option<bool> Reset = new("--reset-drift")
    {
        Description = "Set its drift to zero, as of a device whose clock is exact.",
    };

    /// <summary>The command.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "device",
            "Show where a citizen's code display or audio code reader stands, and the drift of its clock.",
            (bench, typed) => Run(bench, typed.GetRequiredValue(Serial), typed.GetValue(Reset))
        )
        {
            Serial,
            Reset,
        };

    private static async Task<int> Run(Workbench bench, string typed, bool reset)
    {
        var serial = DeviceSerials.Read(typed);
        if (
            serial is null
            || await bench.Database.Read(session => DeviceStore.PersonOf(session, serial)) is not { } personId
        )
        {
            return await bench.Refuse("No citizen has a device with this serial.");
        }

        if (reset)
        {
            await bench.People.Change(personId, bench.Now, change => DeviceDrift.Reset(change, serial, "segl"));
        }

        var device = await bench.Database.Read(session => DeviceStore.Find(session, personId, serial));
        var person = await bench.People.Find(personId);
        foreach (var (name, value) in Lines(device!, person!.UserId))
        {
            await bench.Output.WriteLineAsync($"{name}\t{value}");
        }

        return 0;
    }

    private static IEnumerable<(string Name, string Value)> Lines(StoredDevice device, string userId)
    {
        var clock = device.Clock;
        yield return ("serial", device.Serial);
        yield return ("kind", $"{device.Kind}");
        yield return ("user ID", userId);
        yield return ("state", $"{device.State}");
        yield return ("activated", Instant(device.ActivatedAt));
        yield return ("last used", Instant(device.LastUsedAt));
        yield return ("drift in steps", $"{clock.Learned}");
        yield return ("at the last synchronisation", $"{clock.Base}, {Workbench.Instant(clock.BaseAt)}");
        yield return ("highest", $"{clock.Highest}, {Workbench.Instant(clock.HighestAt)}");
        yield return ("wrong codes in a row", $"{device.Codes.Wrong}");
        yield return ("suspended until", Instant(device.Codes.SuspendedUntil));
    }

    private static string Instant(DateTimeOffset? at) => at is { } then ? Workbench.Instant(then) : "-";
}
