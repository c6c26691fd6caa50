using System.Text;
using Segl.Rules;
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
    public async Task Point_5_1_a_long_import_writes_each_line_of_the_journal_when_it_happens(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        bench.Clock = new TickingClock(bench.Now);
        var lines = Enumerable.Range(0, 600).Select(n => $"{n:00000000},Anne,1990-02-03\n");
        Write("number,name,birth-date\n" + string.Concat(lines));

        Assert.Equal(0, await bench.Type("import", file));

        // Over an hour's end the last lines must not stand in an hour that is sealed meanwhile.
        var first = await bench.Database.Read(session =>
            session.QueryAll("SELECT MIN(at), MAX(at) FROM journal", row => (row.Instant(), row.Instant()))
        );
        Assert.True(first[0].Item2 - first[0].Item1 > TimeSpan.FromMinutes(1));
        Assert.Equal(0, await bench.Type("verify-journal"));
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
        Write("number,name\n0101901234x,Secretive\n01019012345,Secretive\n,Secretive\n0101901234,Sec\u0007ret\n");

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

        Assert.Equal(
            "line 2: The line is not written in UTF-8; --encoding windows-1252 reads what older spreadsheets write.",
            bench.Output.Trim()
        );
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
        Assert.Contains("Nothing was read from line 3 to the end of the file (line ", bench.Output);
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

    [Theory]
    [InlineData("CPR-nummer;Navn;Telefon\r\n010190-1234;Anne;12345678\r\n;;\r\n0202901234;Bo;\r\n;;\r\n")]
    [InlineData("CPR-nummer;Navn;Telefon;;\r\n0101901234;Anne;12345678;;\r\n0202901234;Bo;;;\r\n;;;;\r\n")]
    [InlineData("Cpr nr.\tNavn\tTlf.\n0101901234\tAnne\t12345678\n\t\t\n0202901234\tBo\t\n")]
    [InlineData("PHONE,Name,number\n12345678,Anne,0101901234\n,Bo,0202901234\n")]
    public async Task Point_5_5_a_file_is_read_as_spreadsheets_write_it(string text)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write(text);

        Assert.Equal((0, ""), (await bench.Type("import", file), bench.Output));

        Assert.Contains("2 registered, 0 registered before, 0 bad.", bench.Errors);
        var number = bench.Codes.OfPersonNumber(Number("0101901234"));
        var anne = await new People(bench.Database).ByNumber(number);
        Assert.Equal("+4512345678", (await new People(bench.Database).Find(anne!.Value))?.Phone);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public async Task Point_5_5_the_encoding_may_be_named(string encoding)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var writes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8;
        File.WriteAllBytes(file, writes.GetBytes("number;name;user-id\n0101901234;S\u00f8ren \u00c6r\u00f8;anne5\n"));

        Assert.Equal(0, await bench.Type("import", file, "--encoding", encoding));

        Assert.Equal("S\u00f8ren \u00c6r\u00f8", (await bench.Person()).Name);
        Assert.Equal(2, await bench.Type("import", file, "--encoding", "latin-9"));
    }

    [Theory]
    [InlineData("number;name;shoe-size\n", "column 3, 'shoe-size', is none of them")]
    [InlineData("number;name;;phone\n", "column 3 has no heading")]
    [InlineData("CPR;Navn;Personnummer\n", "column 3 is the second one for number")]
    [InlineData("number;phone\n", "there is no column name")]
    [InlineData("0101901234;Anne\n", "column 1 is none of them")]
    public async Task Point_5_5_a_refusal_of_the_first_line_names_the_column(string text, string says)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write(text);

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Contains(says, bench.Errors);
        Assert.DoesNotContain("010190", bench.Errors);
        Assert.Single(bench.Errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("101901234", true)]
    [InlineData("1234567", true)]
    [InlineData("0101901", true)]
    [InlineData("010190123", true)]
    [InlineData("01019", false)]
    [InlineData("3202901234", false)]
    public async Task Point_5_5_a_number_short_of_a_digit_may_have_lost_its_zero(string number, bool hint)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write($"number;name\n{number};Anne\n");

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Equal(hint, bench.Output.Contains("leading zero", StringComparison.Ordinal));
        Assert.Equal(0, await bench.Count("person"));
    }

    [Fact]
    public async Task Point_5_5_whom_an_unclosed_quote_swallowed_is_told_by_their_lines()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var begins = "number,name\n0101901234,\"Anne\n0202901234,Bo\n0303901234,Carl\"\n0404901234,Dorte\n";
        var lines = Enumerable.Range(0, 716).Select(i => $"{(i % 28) + 1:00}0190{i:0000},Person {i}");
        Write($"{begins}0505901234,\"Erik\n{string.Join('\n', lines)}\n");

        Assert.Equal(1, await bench.Type("import", file));

        var told = bench.Output.Trim().Split('\n');
        Assert.Equal(2, told.Length);
        Assert.StartsWith("line 2: ", told[0]);
        Assert.EndsWith("goes on to line 4; nothing was read from these lines.", told[0]);
        Assert.StartsWith("line 6: ", told[1]);
        Assert.Contains("Nothing was read from line 6 to the end of the file (line 722)", told[1]);
        Assert.Equal(1, await bench.Count("person"));
    }

    [Fact]
    public async Task Point_5_5_an_import_that_the_disk_stops_says_how_far_it_came_and_goes_on_later()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var lines = Enumerable.Range(0, 700).Select(i => $"{(i % 28) + 1:00}0190{i:0000},Person {i}");
        Write($"number,name\n{string.Join('\n', lines)}\n");
        await bench.FillDisk(after: 600);

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Contains("The database did not take it", bench.Errors);
        Assert.Contains("600 registered, 0 registered before, 0 bad.", bench.Errors);
        Assert.Contains("line 602 and what follows", bench.Errors);
        Assert.Single(bench.Errors.TrimEnd().Split('\n'));
        await bench.EmptyDisk();
        Assert.Equal(1, await bench.Type("import", file));
        Assert.Equal(700, await bench.Count("person"));
    }

    [Fact]
    public async Task Point_5_5_an_import_whose_report_nobody_reads_ends_in_one_sentence()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        Write("number,name\n1,Anne\n0202901234,Bo\n");
        bench.OutputIsGone = true;

        Assert.Equal(1, await bench.Type("import", file));

        Assert.Contains("line 2 and what follows", bench.Errors);
        Assert.Single(bench.Errors.TrimEnd().Split('\n'));
        Assert.Equal(0, await bench.Count("person"));
    }

    public void Dispose() => File.Delete(file);

    private static PersonNumber Number(string digits) =>
        PersonNumber.Read(digits).IsGranted(out var number, out _) ? number : throw new ArgumentException(digits);

    // As spreadsheets write it, with a byte order mark.
    private void Write(string text) =>
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    // A second passes each time it is asked.
    private sealed class TickingClock(DateTimeOffset start) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => start.AddSeconds(Interlocked.Increment(ref asked));
    }
}
