using System.Diagnostics;
using System.Globalization;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Server.Keys;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Bench;

/// <summary>The nearest of many desks, and a thousand who want a time in one desk's morning at once (R80, T-79).</summary>
internal static class Appointments
{
    private const int Together = 64;
    private const int Places = 50;
    private const string Zone = "Europe/Copenhagen";

    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Prints both, on either database.</summary>
    public static async Task Run(int desks, int bookings)
    {
        Nearest(desks);
        Console.WriteLine("\n| database | asked | held | taken twice | a second |\n|---|--:|--:|--:|--:|");
        var folder = Directory.CreateTempSubdirectory("segl-bench-").FullName;
        await Morning("SQLite", Path.Combine(folder, "segl.db"), bookings);
        Directory.Delete(folder, recursive: true);
        await using var postgres = await Postgres.Start();
        await Morning("PostgreSQL", postgres.ConnectionString, bookings);
    }

    private static void Nearest(int count)
    {
        var random = new Random(1);
        var desks = Enumerable
            .Range(0, count)
            .Select(n => Desk($"{n}", 54.5 + (random.NextDouble() * 3.2), 8 + (random.NextDouble() * 5)))
            .ToList();
        const int times = 200;
        NearestDesks.Of(desks, desks[0].At);
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < times; n++)
        {
            NearestDesks.Of(desks, desks[n].At);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The nearest of {count:N0} desks: {clock.Elapsed.TotalMilliseconds / times:F2} ms."
            )
        );
    }

    // Half as many places as are asked for in a morning, so that the last of each time is fought for.
    private static async Task Morning(string name, string configured, int asked)
    {
        await using var database = Database.Open(configured);
        await Schema.Migrate(database, Now);
        var keyFile = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key");
        using var keys = KeyEncryptionKey.Read(keyFile, make: true);
        await DatabasePreparation.OpenKeys(database, keys);
        var (bookings, desk) = (new Bookings(database, new Codes(keys)), Desk("aarhus", 56.1572, 10.2107));
        var slots = DeskClock.Slots(desk, new(2030, 6, 3)).Take(asked / Places / 2).ToList();
        var held = 0;
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            asked,
            new ParallelOptions { MaxDegreeOfParallelism = Together },
            async (n, _) =>
            {
                var contact = new Contact(Channel.Sms, $"+45{20_000_000 + n}");
                var booking = Bookings.New(
                    desk,
                    slots[n % slots.Count],
                    BookingPurpose.Other,
                    contact,
                    "da",
                    Guid.NewGuid(),
                    Now
                );
                if ((await bookings.Hold(desk, booking, [], Now)).IsGranted(out var _, out var _))
                {
                    Interlocked.Increment(ref held);
                }
            }
        );
        var seconds = clock.Elapsed.TotalSeconds;
        File.Delete(keyFile);
        var taken = await database.Read(session =>
            BookingPlaceStore.Taken(session, desk.Id, slots[0].StartsAt, slots[^1].EndsAt, Now)
        );
        var twice =
            taken.GroupBy(slot => slot).Sum(slot => Math.Max(0, slot.Count() - Places)) + Math.Abs(held - taken.Count);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {asked:N0} | {held:N0} | {twice} | {asked / seconds:N0} |"
            )
        );
    }

    private static ServiceDesk Desk(string id, double latitude, double longitude) =>
        new(
            id,
            id,
            "Vej 1",
            "8000",
            "Aarhus",
            new(latitude, longitude),
            Zone,
            "+4512345678",
            null,
            null,
            OpeningHours.Read("mon-fri 08:00-18:00")!,
            new HashSet<DateOnly>(),
            Places,
            TimeSpan.FromMinutes(20)
        );
}
