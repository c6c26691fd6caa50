using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl p-code issue</c>.</summary>
public sealed class PCodeTests
{
    private const string Lena = "12345678";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R02_R03_a_p_code_is_printed_once_lives_60_days_and_is_told(DatabaseKind kind)
    {
        await using var bench = await Registered(kind);

        Assert.Equal(0, await bench.Type("p-code", "issue", "--number", Lena));

        var digits = CodeIn(bench.Output);
        Assert.Equal(Limits.PCodeDigits, digits.Length);
        Assert.Contains("2030-07-31", bench.Output, StringComparison.Ordinal);
        var person = await bench.Person("lena5");
        var stored = await bench.Database.Read(session => PCodeStore.Find(session, person.Id));
        Assert.Equal(bench.Codes.OfPCode(digits), stored!.Digest);
        Assert.Equal(new PCode(bench.Now + Limits.PCodeValid), stored.Code);
        Assert.Contains("PCodeIssued", await bench.Happened(person.Id));
        Assert.Contains((Channel.Sms, "+4512345678", "PCodeIssued"), await bench.Outbox(person.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R03_a_new_p_code_ends_the_earlier_one(DatabaseKind kind)
    {
        await using var bench = await Registered(kind);
        await bench.Type("p-code", "issue", "--number", Lena);
        var earlier = bench.Codes.OfPCode(CodeIn(bench.Output));

        Assert.Equal(0, await bench.Type("p-code", "issue", "--number", Lena));

        Assert.Null(await bench.Database.Read(session => PCodeStore.FindPerson(session, earlier)));
        Assert.Equal(1, await bench.Count("person_by_p_code"));
    }

    [Fact]
    public async Task R03_nobody_has_a_p_code_that_nobody_could_read()
    {
        await using var bench = await Registered(DatabaseKind.Sqlite);
        bench.OutputIsGone = true;

        Assert.NotEqual(0, await bench.Type("p-code", "issue", "--number", Lena));

        Assert.Equal(0, await bench.Count("p_code"));
    }

    [Fact]
    public async Task R02_R08_no_p_code_for_a_person_with_a_number_a_frozen_one_or_nobody()
    {
        await using var bench = await Registered(DatabaseKind.Sqlite);
        await bench.Register();
        Assert.Equal(1, await bench.Type("p-code", "issue", "--number", "0101901234"));
        Assert.Equal(1, await bench.Type("p-code", "issue", "--number", "87654321"));
        Assert.Equal(0, await bench.Type("freeze", "--number", Lena));
        Assert.Equal(1, await bench.Type("p-code", "issue", "--number", Lena));

        Assert.Contains("frozen", bench.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.Count("p_code"));
    }

    private static async Task<TestBench> Registered(DatabaseKind kind)
    {
        var bench = await TestBench.Make(kind);
        string[] lena = ["register", "--number", Lena, "--name", "Lena Weber", "--birth-date", "1990-01-01"];
        Assert.Equal(0, await bench.Type([.. lena, "--user-id", "lena5", "--phone", "+4512345678"]));
        return bench;
    }

    private static string CodeIn(string output) =>
        output
            .Split('\n')
            .Single(line => line.StartsWith("P-code:", StringComparison.Ordinal))["P-code:".Length..]
            .Replace(" ", "", StringComparison.Ordinal)
            .Trim();
}
