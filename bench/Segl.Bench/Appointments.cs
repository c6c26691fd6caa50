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
        Console.WriteLine("\n| database | asked | booked | taken twice | a second |\n|---|--:|--:|--:|--:|");
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
        var codes = new Codes(keys);
        var (bookings, desk) = (new Bookings(database, codes), Desk("aarhus", 56.1572, 10.2107));
        var slots = DeskClock.Slots(desk, new(2030, 6, 3)).Take(asked / Places / 2).ToList();
        var booked = 0;
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            asked,
            new ParallelOptions { MaxDegreeOfParallelism = Together },
            async (n, _) =>
            {
                if (await Book(bookings, codes, desk, slots[n % slots.Count], $"+45{20_000_000 + n}"))
                {
                    Interlocked.Increment(ref booked);
                }
            }
        );
        var seconds = clock.Elapsed.TotalSeconds;
        File.Delete(keyFile);
        var taken = await database.Read(session =>
            BookingPlaceStore.Taken(session, desk.Id, slots[0].StartsAt, slots[^1].EndsAt, Now)
        );
        // More at one time than there are places, or somebody who was told "booked" and has none.
        var twice =
            taken.GroupBy(slot => slot).Sum(slot => Math.Max(0, slot.Count() - Places))
            + Math.Abs(booked - taken.Count);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {asked:N0} | {booked:N0} | {twice} | {asked / seconds:N0} |"
            )
        );
    }

    // A request for a time, and the code that was sent, typed.
    private static async Task<bool> Book(Bookings bookings, Codes codes, ServiceDesk desk, TimeSlot slot, string phone)
    {
        var contact = new Contact(Channel.Sms, phone);
        var asked = Bookings.New(desk, slot, BookingPurpose.Other, contact, "da", Guid.NewGuid(), Now);
        return (await bookings.Hold(desk, asked, [], Now)).IsGranted(out var held, out _)
            && (await bookings.Prove(desk, held.Id, codes.BookingProof(held.Id), Now)).IsGranted(out _, out _);
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
