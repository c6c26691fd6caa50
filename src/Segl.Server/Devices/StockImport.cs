using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Devices;

/// <summary>What an import brought; its facts in the scheme's journal.</summary>
/// <param name="Import">Its id.</param>
/// <param name="Kind">What was delivered.</param>
/// <param name="Devices">How many.</param>
/// <param name="First">The first serial in the file.</param>
/// <param name="Last">The last serial in the file.</param>
/// <param name="File">The SHA-256 of the file, in hexadecimal.</param>
/// <param name="Officers">The two persons who gave the parts of the key.</param>
internal sealed record StockDelivery(
    Guid Import,
    DeviceKind Kind,
    long Devices,
    string First,
    string Last,
    string File,
    IReadOnlyList<string> Officers
);

/// <summary>
/// R67: takes a maker's file into stock, whole or not at all, in bounded memory. The file is read twice: first every MAC
/// and every fact is checked and nothing decrypted; then it is read again, decrypted, wrapped and written, in one
/// transaction.
/// </summary>
/// <param name="database">The stock.</param>
/// <param name="keys">Wraps the seeds.</param>
/// <param name="clock">Tells when the import ended.</param>
/// <param name="told">Is told of each further batch.</param>
internal sealed class StockImport(Database database, KeyEncryptionKey keys, TimeProvider clock, Action<long> told)
{
    private const int DevicesAtOnce = 500;

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file; it can be read twice.</param>
    /// <param name="key">Its transport key.</param>
    /// <param name="kind">What it delivers.</param>
    /// <param name="officers">Who gave the parts of the key.</param>
    /// <exception cref="PskcException">It is refused, and the stock is as before.</exception>
    public async Task<StockDelivery> Run(Stream file, TransportKey key, DeviceKind kind, IReadOnlyList<string> officers)
    {
        var isChecked = await Read(file, key, (_, _) => Task.CompletedTask);
        var import = Guid.CreateVersion7(clock.GetUtcNow());
        return await database.Write(
            Durability.Durable,
            async session =>
            {
                var began = clock.GetUtcNow();
                var read = await Read(
                    file,
                    key,
                    (reader, devices) =>
                        Add(session, devices, one => ToStock(one, reader.Open(one), kind, import, began))
                );
                if (read != isChecked)
                {
                    throw new PskcException(1, "The file was changed while it was read.");
                }

                if (await KeyRing.CurrentId(session) != keys.Current.Id)
                {
                    throw new PskcException(1, "The key file of Segl was changed meanwhile. Import the file again.");
                }

                var delivery = new StockDelivery(
                    import,
                    kind,
                    read.Devices,
                    read.First,
                    read.Last,
                    read.Hash,
                    officers
                );
                await SchemeJournal.Record(session, SchemeEvent.DevicesImported, delivery, clock.GetUtcNow());
                return delivery;
            }
        );
    }

    /// <summary>A delivery out of its line in the scheme's journal.</summary>
    public static StockDelivery Read(JournalLine line) =>
        JsonSerializer.Deserialize<StockDelivery>(line.Facts, PersonChange.FactsFormat)!;

    private async Task<ReadFile> Read(Stream file, TransportKey key, Func<PskcFile, List<PskcDevice>, Task> take)
    {
        file.Position = 0;
        using var hash = SHA256.Create();
        await using var hashed = new CryptoStream(file, hash, CryptoStreamMode.Read, leaveOpen: true);
        using var reader = new PskcFile(hashed, key.Bytes);
        var (devices, count, first, last) = (new List<PskcDevice>(DevicesAtOnce), 0L, "", "");
        while (reader.Next() is { } device)
        {
            devices.Add(device);
            (count, first, last) = (count + 1, first == "" ? device.Serial : first, device.Serial);
            if (devices.Count == DevicesAtOnce)
            {
                await Take();
            }
        }

        await Take();
        await hashed.CopyToAsync(Stream.Null);
        return new(count, first, last, Convert.ToHexStringLower(hash.Hash!));

        async Task Take()
        {
            await take(reader, devices);
            devices.Clear();
            told(count);
        }
    }

    private StockDevice ToStock(PskcDevice device, byte[] seed, DeviceKind kind, Guid import, DateTimeOffset now)
    {
        byte[] wrapped;
        try
        {
            wrapped = keys.Wrap(seed, WrappedPlace.DeviceSeed(device.Serial));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }

        return new(
            device.Serial,
            kind,
            device.Algorithm,
            device.Interval,
            device.Drift,
            wrapped,
            DeviceState.InStock,
            import,
            now
        );
    }

    // A serial that is there is found before the database refuses it, so that the place can be named.
    private static async Task Add(Session session, List<PskcDevice> devices, Func<PskcDevice, StockDevice> toStock)
    {
        if (devices.Count == 0)
        {
            return;
        }

        var there = await DeviceStockStore.FindAmong(session, devices.ConvertAll(device => device.Serial));
        foreach (var device in devices)
        {
            var stocked = toStock(device);
            if (!there.TryAdd(device.Serial, stocked.ImportedBy))
            {
                throw new PskcException(
                    device.Line,
                    there[device.Serial] == stocked.ImportedBy
                        ? $"Serial {device.Serial} stands in the file twice."
                        : $"Serial {device.Serial} is in stock already."
                );
            }

            DeviceStockStore.Add(session, stocked);
        }

        await session.SendDeferred();
    }

    private sealed record ReadFile(long Devices, string First, string Last, string Hash);
}
