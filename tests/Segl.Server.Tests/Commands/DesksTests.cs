using System.Text.Json;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl desk</c>: the desks of Citizen Service, out of a CSV file (R80).</summary>
public sealed class DesksTests : IDisposable
{
    private const string Headings =
        "id,name,street,postcode,town,latitude,longitude,zone,phone,email,printer,hours,closed,places,minutes\n";
    private const string Aarhus =
        "aarhus,Aarhus,Vej 1,8000,Aarhus C,56.1572,10.2107,Europe/Copenhagen,12345678,,,mon 09:00-15:00,,2,20\n";

    private readonly string file = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.csv");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public void Dispose() => File.Delete(file);

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_the_sample_has_desks_in_three_time_zones(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);

        Assert.Equal(0, await bench.Type("desk", "import", Repository.File("samples", "desks.csv")));

        var desks = await bench.Database.Read(DeskStore.All);
        Assert.Equal(23, desks.Count);
        Assert.Equal(
            ["America/Nuuk", "Atlantic/Faroe", "Europe/Copenhagen"],
            desks.Select(desk => desk.Zone).Distinct().Order()
        );
        var roenne = (await bench.Database.Read(session => DeskStore.Find(session, "roenne")))!;
        Assert.Equal(new Coordinates(55.1009, 14.7066), roenne.At);
        Assert.Contains("thu 13:00-17:00", roenne.Hours.ToString());
        Assert.Contains(new DateOnly(2026, 12, 24), roenne.ClosedDays);
        Assert.Equal((1, TimeSpan.FromMinutes(30), null), (roenne.Places, roenne.Length, roenne.ClosedAt));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_good_lines_are_kept_and_bad_ones_told_by_number(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        string[] bad =
        [
            Aarhus.Replace("aarhus,", "Aarhus!,"),
            Aarhus.Replace("Vej 1", ""),
            Aarhus.Replace("56.1572", "156"),
            Aarhus.Replace("10.2107", "east"),
            Aarhus.Replace("Europe/Copenhagen", "Europe/Aarhus"),
            Aarhus.Replace("12345678", "123"),
            Aarhus.Replace("12345678,", "12345678,nobody"),
            Aarhus.Replace("12345678,,", "12345678,,https://printer.example"),
            Aarhus.Replace("mon 09:00-15:00", "mon 9-15"),
            Aarhus.Replace("15:00,,", "15:00,24 December,"),
            Aarhus.Replace(",2,20", ",0,20"),
            Aarhus.Replace(",2,20", ",2,4"),
            "aarhus,Aarhus\n",
        ];
        await File.WriteAllTextAsync(file, Headings + string.Concat(bad) + Aarhus + Aarhus);

        Assert.Equal(1, await bench.Type("desk", "import", file));

        Assert.Equal(
            [.. Enumerable.Range(2, bad.Length).Append(bad.Length + 3).Select(line => $"line {line}:")],
            bench
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[..(line.IndexOf(':') + 1)])
        );
        Assert.Contains("1 desks, 14 bad lines.", bench.Errors);
        Assert.Equal("aarhus", Assert.Single(await bench.Database.Read(DeskStore.All)).Id);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_known_desk_is_changed_closed_and_opened_again(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await File.WriteAllTextAsync(file, Headings + Aarhus);
        Assert.Equal(0, await bench.Type("desk", "import", file, "--dry-run"));
        Assert.Empty(await bench.Database.Read(DeskStore.All));

        Assert.Equal(0, await bench.Type("desk", "import", file));
        Assert.Equal(0, await bench.Type("desk", "close", "aarhus"));
        Assert.Equal(1, await bench.Type("desk", "close", "aarhus"));
        Assert.Equal(bench.Now, Assert.Single(await bench.Database.Read(DeskStore.All)).ClosedAt);
        Assert.Equal(0, await bench.Type("desk", "list"));
        Assert.StartsWith("aarhus\tAarhus\t8000 Aarhus C\tclosed", bench.Output);

        await File.WriteAllTextAsync(file, Headings + Aarhus.Replace("Vej 1", "Vej 2"));
        Assert.Equal(0, await bench.Type("desk", "import", file));
        var desk = Assert.Single(await bench.Database.Read(DeskStore.All));
        Assert.Equal(("Vej 2", null), (desk.Street, desk.ClosedAt));

        // Neither the trial nor the refused close stands in the scheme's journal.
        var lines = await bench.Database.Read(session => SchemeJournal.Of(session, SchemeEvent.OperatorActed));
        Assert.Equal(
            ["desks-imported", "desk-closed", "desks-imported"],
            lines.Select(line => JsonDocument.Parse(line.Facts).RootElement.GetProperty("act").GetString())
        );
    }
}
