using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Tests.Desk.Printing;
using Segl.Storage;

namespace Segl.Server.Tests.Desk.Handing;

/// <summary>An activation code goes to the desk's printer, and nowhere else (R83).</summary>
public sealed class PrintedCodeTests
{
    private static readonly Guid Officer = Guid.NewGuid();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R32_R84_the_printed_code_activates_an_app(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var printer = new RawPrinter();
        var karla = await server.Register();

        Assert.Null(await Print(server, printer, karla));

        var sheet = await PaperText.Of(printer.Documents.Single());
        Assert.Contains(karla.UserId, sheet, StringComparison.Ordinal);
        // Noon in UTC is eleven in Nuuk in June; the code lives for two days.
        Assert.Contains("3 June 2030 at 11:00", sheet, StringComparison.Ordinal);
        await Activate(server, karla, await PaperText.Code(printer.Documents[0]));
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.ActivationCodeIssued));
        Assert.Equal([], await server.Told(karla, Happening.ActivationCodeStopped));
    }

    [Fact]
    public async Task T45_the_act_names_officer_desk_and_reason()
    {
        await using var server = await Server();
        using var printer = new RawPrinter();
        var karla = await server.Register();
        await Print(server, printer, karla);

        var line = (await server.Database.Read(session => JournalStore.Of(session, karla.Id, 1, 10))).Last();

        Assert.Equal(nameof(Happening.ActivationCodeIssued), line.What);
        Assert.Contains($"\"officer\":\"{Officer}\"", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"desk\":\"nuuk\"", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"because\":\"lost phone\"", line.Facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("media-empty", 5, Reason.PrinterWithoutPaper)]
    [InlineData("paused", 5, Reason.PrinterStopped)]
    public async Task T41_a_printer_that_cannot_print_issues_nothing(string reasons, int state, Reason why)
    {
        await using var server = await Server();
        using var printer = new RawPrinter { Reasons = reasons, State = state };
        var karla = await server.Register();

        Assert.Equal(why, (await Print(server, printer, karla))?.Because);
        Assert.Empty(printer.Documents);
        Assert.Equal([Happening.Registered], await server.Journal(karla));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R32_T41_paper_that_runs_out_voids_the_code_and_the_next_press_makes_a_new_one(DatabaseKind kind)
    {
        await using var server = await Server(kind);
        using var printer = new RawPrinter { Job = 5 };
        printer.OnDocument = () => printer.Reasons = "media-empty";
        var karla = await server.Register();

        Assert.Equal(Reason.PrinterWithoutPaper, (await Print(server, printer, karla))?.Because);
        var dead = await PaperText.Code(printer.Documents[0]);
        Assert.Equal(1, printer.Cancelled);
        Assert.Equal(["App", "Email", "Sms"], await server.Told(karla, Happening.ActivationCodeStopped));
        await Assert.ThrowsAsync<Phone.PhoneRefusedException>(() => Activate(server, karla, dead));

        (printer.Reasons, printer.Job, printer.OnDocument) = ("none", 9, null);
        Assert.Null(await Print(server, printer, karla));
        var alive = await PaperText.Code(printer.Documents[1]);
        Assert.NotEqual(dead, alive);
        await Activate(server, karla, alive);
    }

    [Fact]
    public async Task R06_T48_a_sheet_that_does_not_come_out_leaves_the_level_as_it_was()
    {
        await using var server = await Server();
        using var printer = new RawPrinter { Job = 5 };
        printer.OnDocument = () => printer.Reasons = "media-empty";
        var karla = await server.Register();

        Assert.Equal(Reason.PrinterWithoutPaper, (await Print(server, printer, karla, Lower))?.Because);
        Assert.Equal(AssuranceLevel.Substantial, (await server.People.Find(karla.Id))!.Level);
        Assert.Equal(2, (await server.Journal(karla)).Count(what => what is Happening.LevelChanged));

        (printer.Reasons, printer.Job, printer.OnDocument) = ("none", 9, null);
        Assert.Null(await Print(server, printer, karla, Lower));
        Assert.Equal(AssuranceLevel.Low, (await server.People.Find(karla.Id))!.Level);

        static Task<Refusal?> Lower(PersonChange change)
        {
            change.Save(change.Person with { Level = AssuranceLevel.Low });
            change.Record(Happening.LevelChanged, new { by = "desk" });
            return Task.FromResult<Refusal?>(null);
        }
    }

    [Fact]
    public async Task R32_T41_fifty_presses_leave_one_code_that_works()
    {
        await using var server = await Server();
        using var printer = new RawPrinter();
        var karla = await server.Register();

        var presses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Print(server, printer, karla)));

        Assert.All(presses, Assert.Null);
        Assert.Equal(50, printer.Documents.Count);
        var kept = await server.Database.Read(session =>
            session.QueryAll("SELECT code_digest FROM activation_code", row => row.Bytes())
        );
        var digests = new List<byte[]>();
        foreach (var sheet in printer.Documents)
        {
            var code = (await PaperText.Code(sheet)).Replace(" ", "", StringComparison.Ordinal);
            digests.Add(server.Codes.OfActivationCode(code));
        }

        Assert.Single(digests, digest => digest.AsSpan().SequenceEqual(kept.Single()));
    }

    [Fact]
    public async Task T41_an_act_that_is_refused_prints_nothing()
    {
        await using var server = await Server();
        using var printer = new RawPrinter();
        var karla = await server.Register();

        var refused = await Print(server, printer, karla, _ => Task.FromResult<Refusal?>(new(Reason.TooYoung)));

        Assert.Equal(Reason.TooYoung, refused?.Because);
        Assert.Empty(printer.Documents);
        Assert.Equal([Happening.Registered], await server.Journal(karla));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1:631/")]
    [InlineData("printer in the hall")]
    public async Task R83_a_desk_without_a_printer_says_so(string? address)
    {
        await using var server = await Server();
        var karla = await server.Register();
        Assert.Equal(Reason.PrinterMissing, (await Print(server, address, karla))?.Because);
    }

    [Fact]
    public async Task T41_T68_the_code_stands_on_paper_and_nowhere_else()
    {
        using var log = new LogListener();
        var folder = Directory.CreateTempSubdirectory("segl-printed-").FullName;
        using var printer = new RawPrinter { Job = 5 };
        printer.OnDocument = () => printer.Reasons = "media-empty";
        await using (
            var server = await TestServer.Start(
                DatabaseKind.Sqlite,
                log,
                $"--Segl:Database={Path.Combine(folder, "segl.db")}",
                "--Segl:DeskPrinters=127.0.0.1",
                "--Logging:LogLevel:Default=Trace",
                "--Logging:LogLevel:System.Net.Http=Trace"
            )
        )
        {
            var karla = await server.Register();
            Assert.NotNull(await Print(server, printer, karla));
            (printer.Reasons, printer.Job, printer.OnDocument) = ("none", 9, null);
            Assert.Null(await Print(server, printer, karla));
        }

        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);
        Assert.True(kept.AsSpan().IndexOf("karla-1"u8) > 0, "The search finds what is there.");
        foreach (var sheet in printer.Documents)
        {
            var groups = await PaperText.Code(sheet);
            Assert.All(
                (string[])[groups, groups.Replace(" ", "", StringComparison.Ordinal)],
                secret =>
                {
                    Assert.True(kept.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
                    Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
                }
            );
        }
    }

    private static Task<TestServer> Server(DatabaseKind kind = DatabaseKind.Sqlite) =>
        TestServer.Start(kind, "--Segl:DeskPrinters=127.0.0.1");

    private static Task<Refusal?> Print(
        TestServer server,
        RawPrinter printer,
        Citizen citizen,
        Func<PersonChange, Task<Refusal?>>? decide = null
    ) => Print(server, printer.Address, citizen, decide);

    private static Task<Refusal?> Print(
        TestServer server,
        string? printer,
        Citizen citizen,
        Func<PersonChange, Task<Refusal?>>? decide = null
    ) =>
        server
            .Parts.GetRequiredService<Handover>()
            .PrintActivationCode(
                ScreenStory.Place(Officer, "nuuk", printer, server.Clock.GetUtcNow()),
                citizen.Id,
                decide ?? (_ => Task.FromResult<Refusal?>(null))
            );

    private static async Task Activate(TestServer server, Citizen citizen, string code) =>
        await server.NewPhone().Activate(citizen.UserId, code, () => server.TemporaryPin(citizen), citizen.Pin);
}
