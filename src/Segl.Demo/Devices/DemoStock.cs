using System.Globalization;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Demo.Devices;

/// <summary>The demo's stock of code displays and audio code readers: what a maker of its own delivers goes through the
/// same import as any maker's file (R67).</summary>
internal sealed class DemoStock(Database database, KeyEncryptionKey keys, TimeProvider clock)
{
    // Each order of each visitor takes one; a start brings more when fewer are left.
    private const int Delivered = 60;
    private const int Least = 20;
    private const int FirstNumber = 1001;

    private static readonly string[] Officers = ["Demo One", "Demo Two"];

    /// <summary>Imports a delivery of each kind that runs short.</summary>
    public async Task Fill()
    {
        var counted = await database.Read(DeviceStockStore.Count);
        foreach (var kind in Enum.GetValues<DeviceKind>())
        {
            var all = counted.Where(count => count.Kind == kind).ToList();
            if (all.Where(count => count.State is DeviceState.InStock).Sum(count => count.Devices) < Least)
            {
                await Import(kind, FirstNumber + all.Sum(count => count.Devices));
            }
        }
    }

    /// <summary>The device of a kind that lies in front.</summary>
    public Task<string?> Next(DeviceKind kind) =>
        database.Read(session =>
            session.QueryOne(
                "SELECT serial FROM device_stock WHERE kind = @kind AND state = 'InStock' ORDER BY serial LIMIT 1",
                row => row.Text(),
                ("kind", kind)
            )
        );

    private async Task Import(DeviceKind kind, long first)
    {
        var file = new MakersFile();
        await using var written = file.Write(
            Enumerable
                .Range(0, Delivered)
                .Select(n => $"{Prefix(kind)}-{(first + n).ToString(CultureInfo.InvariantCulture)}")
        );
        var (key, whyNot) = TransportKey.Join(file.FirstPart, file.SecondPart);
        using (key ?? throw new InvalidOperationException(whyNot))
        {
            await new StockImport(database, keys, clock, _ => { }).Run(written, key, kind, Officers);
        }
    }

    private static string Prefix(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "CD",
            DeviceKind.AudioReader => "AR",
        };
}
