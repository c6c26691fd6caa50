using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary>Who works at a desk, and who runs Segl: made and ended by commands.</summary>
public sealed class StaffTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R88_the_first_operator_is_added_by_a_command_and_told(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Register(bench);

        Assert.Equal(0, await bench.Type("operator", "add", "--user-id", "anne5"));
        Assert.Equal(0, await bench.Type("operator", "add", "--user-id", "anne5"));
        Assert.Equal(0, await bench.Type("operator", "list"));
        Assert.StartsWith("anne5\t", bench.Output);

        var person = await bench.Person();
        Assert.NotNull(await bench.Database.Read(session => OperatorStore.Active(session, person.Id)));
        Assert.Single(await bench.Happened(person.Id), "OperatorAdded");
        Assert.Contains((Channel.Sms, "+4512345678", "OperatorAdded"), await bench.Outbox(person.Id));
        var line = Assert.Single(
            await bench.Database.Read(session => SchemeJournal.Of(session, SchemeEvent.OperatorAdded))
        );
        Assert.Contains($"{person.Id}", line.Facts);

        Assert.Equal(0, await bench.Type("operator", "remove", "--user-id", "anne5"));
        Assert.Equal(1, await bench.Type("operator", "remove", "--user-id", "anne5"));
        Assert.Null(await bench.Database.Read(session => OperatorStore.Active(session, person.Id)));
        Assert.Contains((Channel.Sms, "+4512345678", "OperatorEnded"), await bench.Outbox(person.Id));
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R83_an_officer_is_added_moved_and_ended(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Register(bench);

        Assert.Equal(0, await bench.Type("officer", "add", "--user-id", "anne5", "--desk", "aarhus"));
        Assert.Equal(0, await bench.Type("officer", "add", "--user-id", "anne5", "--desk", "aarhus"));
        Assert.Equal(0, await bench.Type("officer", "add", "--user-id", "anne5", "--desk", "odense"));
        Assert.Equal(0, await bench.Type("officer", "list"));
        Assert.StartsWith("odense\tanne5\t", bench.Output);
        Assert.Equal(0, await bench.Type("officer", "remove", "--user-id", "anne5"));
        Assert.Equal(1, await bench.Type("officer", "remove", "--user-id", "anne5"));
        Assert.Equal(0, await bench.Type("officer", "list"));
        Assert.Empty(bench.Output);

        var person = await bench.Person();
        Assert.Equal(["OfficerAdded", "OfficerMoved", "OfficerEnded"], (await bench.Happened(person.Id))[^3..]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Issue_9_a_file_of_officers_reports_each_bad_line_and_loses_no_good_one(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Register(bench);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            "Bruger-id;Borgerservice\r\nnobody;aarhus\r\n;odense\r\nanne5;aarhus;x\r\nanne5;aarhus\r\nanne5;moon\r\n"
        );

        Assert.Equal(1, await bench.Type("officer", "import", file));
        Assert.Equal(
            [
                "line 2: There is no person with this user ID.",
                "line 3: User ID or desk is missing.",
                "line 4: There are 3 fields, but 2 columns.",
                "line 6: There is no open desk with this id.",
            ],
            bench.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Contains("1 officers, 4 bad lines.", bench.Errors);
        await bench.Type("officer", "list");
        Assert.StartsWith("aarhus\tanne5", bench.Output);

        await File.WriteAllTextAsync(file, "user-id,desks\nanne5,aarhus\n");
        Assert.Equal(1, await bench.Type("officer", "import", file));
        Assert.Contains("column 2, 'desks', is none of them.", bench.Output);
        File.Delete(file);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R83_R88_who_is_frozen_or_of_level_low_works_nowhere(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Type("desk", "import", Repository.File("samples", "desks.csv"));
        await bench.Type(
            "register",
            "--number",
            "0101901234",
            "--name",
            "Anne",
            "--user-id",
            "anne5",
            "--level",
            "low"
        );
        Assert.Equal(1, await bench.Type("operator", "add", "--user-id", "anne5"));
        Assert.Equal(1, await bench.Type("officer", "add", "--user-id", "anne5", "--desk", "aarhus"));

        await bench.Type("register", "--number", "0202901234", "--name", "Bo", "--user-id", "bo123");
        await bench.Type("freeze", "--user-id", "bo123");
        Assert.Equal(1, await bench.Type("operator", "add", "--user-id", "bo123"));
        Assert.Equal(1, await bench.Type("officer", "add", "--user-id", "bo123", "--desk", "aarhus"));

        Assert.Equal((0, 0), (await bench.Count("officer"), await bench.Count("operator")));
    }

    private static async Task<int> Register(TestBench bench)
    {
        await bench.Type("desk", "import", Repository.File("samples", "desks.csv"));
        return await bench.Type(
            "register",
            "--number",
            "0101901234",
            "--name",
            "Anne Ø",
            "--user-id",
            "anne5",
            "--phone",
            "+4512345678",
            "--level",
            "substantial"
        );
    }
}
