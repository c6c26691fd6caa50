using Segl.Rules;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl register</c> and <c>segl activation-code</c>.</summary>
public sealed class RegisterTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R01_R02_a_person_is_registered_once(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);

        Assert.Equal(0, await bench.Register());
        Assert.Equal(1, await bench.Register(userId: "someone else"));

        Assert.Contains("already has a Segl", bench.Errors);
        Assert.Equal(1, await bench.Count("person"));
        Assert.Equal(1, await bench.Count("person_by_user_id"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R01_the_number_stands_nowhere_in_the_clear(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = await bench.Person();

        Assert.Equal("0101901234", bench.Codes.UnwrapPersonNumber(person.Id, person.NumberWrapped));
        Assert.DoesNotContain("0101901234"u8.ToArray(), person.NumberWrapped);
        Assert.DoesNotContain("0101901234", bench.Output);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R05_a_user_id_is_nobody_elses_whatever_its_case(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();

        Assert.Equal(1, await bench.Register(userId: "ANNE5", number: "0202901234"));

        Assert.Contains("Someone else has this user ID", bench.Errors);
        Assert.Equal(1, await bench.Count("person_by_number"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R30_R32_the_code_is_printed_in_two_groups_and_lives_48_hours(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();

        var code = CodeIn(bench.Output);

        Assert.Contains("anne5", bench.Output);
        var (person, kept) = (await bench.Person(), bench.Codes.OfActivationCode(code));
        var stored = await bench.Database.Read(session => ActivationCodeStore.Find(session, person.Id, kept));
        Assert.Equal(bench.Now.AddHours(48), stored?.ValidUntil);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R32_a_new_code_kills_the_old(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var (person, old) = (await bench.Person(), CodeIn(bench.Output));

        Assert.Equal(0, await bench.Type("activation-code", "--number", "010190-1234"));

        Assert.Null(
            await bench.Database.Read(session =>
                ActivationCodeStore.Find(session, person.Id, bench.Codes.OfActivationCode(old))
            )
        );
        Assert.Null(await new People(bench.Database).ByActivationCode(bench.Codes.OfActivationCode(old)));
        var fresh = bench.Codes.OfActivationCode(CodeIn(bench.Output));
        Assert.Equal(person.Id, await new People(bench.Database).ByActivationCode(fresh));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R100_R102_both_are_in_the_journal_and_told(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = await bench.Person();

        Assert.Equal(["Registered", "ActivationCodeIssued"], await bench.Happened(person.Id));
        Assert.Contains((Channel.Sms, "+4512345678", "ActivationCodeIssued"), await bench.Outbox(person.Id));
    }

    [Fact]
    public async Task R06_the_command_never_gives_high()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(1, await bench.Type("register", "--number", "0101901234", "--name", "A", "--level", "high"));

        Assert.Contains("High is given only at a desk", bench.Errors);
        Assert.Equal(0, await bench.Count("person"));
    }

    [Theory]
    [InlineData("--number 0101901234", "name")]
    [InlineData("--number 010190 --name A", "person number")]
    [InlineData("--number 3202901234 --name A", "person number")]
    [InlineData("--number 12345678 --name A", "birth date is needed")]
    [InlineData("--number 12345678 --name A --birth-date 1.1.1990", "yyyy-mm-dd")]
    [InlineData("--number 12345678 --name A --birth-date 2020-01-01", "age of 13")]
    [InlineData("--number 0101901234 --name A --birth-date 1990-01-02", "not the one")]
    [InlineData("--number 0101901234 --name A --user-id ann", "user ID")]
    [InlineData("--number 0101901234 --name A --phone 123", "phone number")]
    [InlineData("--number 0101901234 --name A --email anne", "e-mail")]
    [InlineData("--number 0101901234 --name A --level much", "low nor substantial")]
    [InlineData("--number 0101901234 --name A --language kl", "da nor en")]
    [InlineData("--number 0101184234 --name A", "age of 13")]
    public async Task R02_R04_R05_what_is_wrong_is_said_in_a_sentence_and_changes_nothing(string words, string says)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(1, await bench.Type(["register", .. words.Split(' ')]));

        Assert.Contains(says, bench.Errors);
        Assert.Equal(0, await bench.Count("person"));
        Assert.Equal(0, await bench.Count("person_by_number"));
    }

    [Fact]
    public async Task R02_a_person_with_a_p_code_is_registered_with_their_birth_date()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(
            0,
            await bench.Type(
                "register",
                "--number=12345678",
                "--name=Bo",
                "--birth-date=1990-02-03",
                "--user-id=bo555",
                "--level=low"
            )
        );

        var bo = await bench.Person("bo555");
        Assert.Equal(
            (PersonNumberKind.PCode, new DateOnly(1990, 2, 3), AssuranceLevel.Low),
            (bo.NumberKind, bo.BirthDate, bo.Level)
        );
    }

    [Fact]
    public async Task R05_without_a_user_id_one_is_made()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        await bench.Type("register", "--number", "0101901234", "--name", "Anne");

        var made = bench.Output.Split('\n')[0].Split(':')[1].Trim();
        Assert.Null(UserIds.WhyNot(made));
        Assert.Equal("Anne", (await bench.Person(made)).Name);
    }

    [Fact]
    public async Task R08_a_frozen_identity_gets_no_code()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();
        await bench.Type("freeze", "--user-id", "anne5");

        Assert.Equal(1, await bench.Type("activation-code", "--user-id", "anne5"));

        Assert.Contains("frozen", bench.Errors);
    }

    private static string CodeIn(string output) =>
        ActivationCodeText.Read(output.Split('\n').Single(line => line.Contains("Activation code:")).Split(':')[1])!;

    [Fact]
    public async Task Point_1_10_numbers_come_from_standard_input_too()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        bench.Input = "0101901234\n+4512345678\n";

        Assert.Equal(
            0,
            await bench.Type("register", "--number", "-", "--name", "Anne", "--user-id", "anne5", "--phone", "-")
        );
        Assert.Equal("+4512345678", (await bench.Person()).Phone);

        bench.Input = "0101901234\n+4587654321\n";
        Assert.Equal(0, await bench.Type("set-phone", "--number", "-", "--phone", "-"));
        Assert.Equal("+4587654321", (await bench.Person()).Phone);
        Assert.DoesNotContain("number:", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_5_5_nobody_is_registered_whose_code_nobody_saw(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        bench.OutputIsGone = true;

        Assert.Equal(1, await bench.Register());

        Assert.Contains("Broken pipe", bench.Errors);
        Assert.Single(bench.Errors.TrimEnd().Split('\n'));
        foreach (var table in new[] { "person", "person_by_number", "person_by_user_id", "activation_code", "notice" })
        {
            Assert.Equal(0, await bench.Count(table));
        }

        bench.OutputIsGone = false;
        Assert.Equal(0, await bench.Register());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_5_5_a_code_that_nobody_saw_kills_none(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var (person, old) = (await bench.Person(), CodeIn(bench.Output));
        bench.OutputIsGone = true;

        Assert.Equal(1, await bench.Type("activation-code", "--user-id", "anne5"));

        var kept = bench.Codes.OfActivationCode(old);
        Assert.NotNull(await bench.Database.Read(session => ActivationCodeStore.Find(session, person.Id, kept)));
        Assert.Equal(["Registered", "ActivationCodeIssued"], await bench.Happened(person.Id));
    }

    [Fact]
    public async Task Point_5_5_no_relying_party_is_registered_whose_secret_nobody_saw()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        var metadata = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(
            metadata,
            """
            {
              "client_name": "Shop", "sector": "public", "redirect_uris": ["https://shop.example/back"],
              "profile": "plain", "token_endpoint_auth_method": "client_secret_basic"
            }
            """,
            TestContext.Current.CancellationToken
        );
        bench.OutputIsGone = true;

        Assert.Equal(1, await bench.Type("client", "add", metadata));

        Assert.Contains("Broken pipe", bench.Errors);
        Assert.Equal(0, await bench.Count("client"));
        bench.OutputIsGone = false;
        Assert.Equal(0, await bench.Type("client", "add", metadata));
        Assert.Contains("client_secret: ", bench.Output);
        File.Delete(metadata);
    }

    [Fact]
    public async Task Point_5_5_on_a_full_disk_nobody_is_registered_and_one_sentence_says_so()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.FillDisk(after: 0);

        Assert.Equal((1, ""), (await bench.Register(), bench.Output));

        Assert.Contains("The database did not take it", bench.Errors);
        Assert.Single(bench.Errors.TrimEnd().Split('\n'));
        Assert.Equal(0, await bench.Count("person_by_number"));
    }

    [Fact]
    public async Task Point_1_10_at_a_terminal_a_number_is_asked_for()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(1, await bench.Type("register", "--number", "-", "--name", "Anne"));

        Assert.StartsWith("number: ", bench.Errors, StringComparison.Ordinal);
    }
}
