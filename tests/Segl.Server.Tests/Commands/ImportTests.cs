using System.Text;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl import</c>: many persons out of a CSV file.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.csv");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Good_lines_are_registered_and_bad_ones_told_by_number(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        Write(
            """
            number,name,user-id,phone,email,level,language,birth-date
            0101901234,Anne Ø,anne5,12345678,anne@example.dk,low,en,
            3202901234,Bo,,,,,,
            0202901234,"Carl, the ""second""
            of his name",,,,,,
            0303901234,Dorte,ANNE5,,,,,
            0404901234,Erik
            12345678,Fie,fie55,,,,,1990-02-03

            0505901234,"Gry
            """
        );

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Equal(
            ["line 3:", "line 4:", "line 6:", "line 7:", "line 10:"],
            bench
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[..(line.IndexOf(':') + 1)])
                .Order(StringComparer.Ordinal)
                .OrderBy(line => line.Length)
        );
        Assert.Contains("2 registered, 0 registered before, 5 bad.", bench.Errors);
        Assert.Equal("Anne Ø", (await bench.Person()).Name);
        Assert.Equal(["Registered"], await bench.Happened((await bench.Person("fie55")).Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_file_imported_again_doubles_nobody(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        Write("number;name\r\n0101901234;Anne\r\n0202901234;Bo\r\n");
        Assert.Equal(0, await bench.Type("import", file));
        File.AppendAllText(file, "0303901234;Carl\r\n");

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Contains("line 2: This person is registered already.", bench.Output);
        Assert.Contains("1 registered, 2 registered before, 0 bad.", bench.Errors);
        Assert.Equal((3, 3), (await bench.Count("person"), await bench.Count("journal")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Many_more_than_one_transaction_holds_are_all_registered(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        var lines = Enumerable.Range(0, 1201).Select(i => $"{(i % 28) + 1:00}0190{i:0000},Person {i}");
        Write("number,name\n" + string.Join('\n', lines.Append("0101900000,Person 0 again")));

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Equal("line 1203: This person is registered already.", bench.Output.Trim());
        Assert.Equal(1201, await bench.Count("person"));
    }

    [Fact]
    public async Task R01_the_report_repeats_nothing_of_a_line()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write("number,name\n0101901234x,Secretive\n01019012345,Secretive\n,\n0101901234,Sec\u0007ret\n");

        await bench.Type("import", file);

        Assert.Equal(4, bench.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("010190", bench.Output + bench.Errors);
        Assert.DoesNotContain("Sec", bench.Output + bench.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0101901234,Anne\n")]
    [InlineData("number\n0101901234\n")]
    [InlineData("number,name,shoe-size\n0101901234,Anne,38\n")]
    [InlineData("number,name,name\n0101901234,Anne,Anne\n")]
    public async Task A_file_that_does_not_name_its_columns_is_refused(string text)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write(text);

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Contains("The first line must name the columns", bench.Errors);
        Assert.Equal(0, await bench.Count("person"));
    }

    [Fact]
    public async Task A_line_that_is_no_utf8_is_told()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("number,name\n0101901234,S\u00f8ren\n"));

        await bench.Type("import", file);

        Assert.Equal("line 2: The line is not written in UTF-8.", bench.Output.Trim());
    }

    [Theory]
    [InlineData("0101901234,\"", "\n0202901234,Smuggled\n0303901234,Too\n", "A field in quotes is too long")]
    [InlineData("0101901234,\"An", "ne\"x,\"\n0202901234,Smuggled\n\"\n", "Something stands behind")]
    [InlineData("0101901234,\"Anne", "\n0202901234,Bo\n", "A quote is not closed")]
    public async Task Point_1_10_a_fault_in_quotes_ends_the_file_and_smuggles_nobody_in(
        string begins,
        string goesOn,
        string why
    )
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var filler = why.StartsWith("A field", StringComparison.Ordinal) ? new string('a', 20_000) : "";
        Write($"number,name\n0404901234,Dorte\n{begins}{filler}{goesOn}");

        Assert.Equal(1, await bench.Type("import", file));

        Assert.StartsWith($"line 3: {why}", bench.Output);
        Assert.Contains("Nothing was read from line 3 to the end of the file", bench.Output);
        Assert.Single(bench.Output.Trim().Split('\n'));
        Assert.Equal(1, await bench.Count("person"));
    }

    [Fact]
    public async Task An_endless_line_is_told_and_the_next_one_read()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write("number,name\n0101901234," + new string('a', 100_000) + "\n0202901234,Bo\n");

        await bench.Type("import", file);

        Assert.StartsWith("line 2: The line is too long", bench.Output);
        Assert.Equal(1, await bench.Count("person"));
    }

    public void Dispose() => File.Delete(file);

    // As spreadsheets write it, with a byte order mark.
    private void Write(string text) =>
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
}
