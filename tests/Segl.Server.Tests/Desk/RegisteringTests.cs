using System.Net;
using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Desk.Printing;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>R02 to R06, R82, R85: the first identity, at a desk.</summary>
public sealed class RegisteringTests
{
    private const string Grown = "0102901234";

    // 14 years old in the tests' 2030.
    private const string Child = "0102164321";

    private static readonly (string, string)[] Passport = OfficerAtDesk.Document(DocumentKind.Passport, "ab1234");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R02_R06_R84_a_person_is_registered_and_leaves_with_a_code(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var officer = await story.OfficerLoggedIn();

        var done = await officer.Approve(await Ask(officer, Grown, Passport));
        Assert.Equal("/desk/person?done=registered", done.Location);
        Assert.Equal("Register Viggo Holm with Segl", officer.Shown.Text);
        var viggo = await Find(story, Grown);
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(viggo)).Level);
        Assert.Equal([Happening.Registered, Happening.EvidenceShown], (await story.Server.Journal(viggo)).Take(2));

        Assert.Equal("/desk/person?done=PrintActivationCode", (await officer.Do(DeskAct.PrintActivationCode)).Location);
        var code = await PaperText.Code(story.Printer.Documents.Single());
        await story.Server.NewPhone().Activate(viggo.UserId, code, () => story.Server.TemporaryPin(viggo), viggo.Pin);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(viggo, Happening.Registered));
    }

    [Theory]
    [InlineData("0102184321", HttpStatusCode.Forbidden)]
    [InlineData("0102901", HttpStatusCode.BadRequest)]
    public async Task R04_R02_who_cannot_have_one_is_refused(string number, HttpStatusCode status)
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        Assert.Equal(status, (await Ask(officer, number, Passport)).Status);
    }

    [Fact]
    public async Task R84_what_was_typed_is_still_there_when_it_is_refused()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        var answer = await Ask(
            officer,
            "0102901",
            [.. Passport, ("witness-user", "<bo>"), .. Prefixed("witness-", Passport)]
        );

        Assert.Contains("role=\"alert\"", answer.Body, StringComparison.Ordinal);
        foreach (var kept in (string[])["value=\"0102901\"", "value=\"Viggo Holm\"", "value=\"ab1234\""])
        {
            Assert.Contains(kept, answer.Body, StringComparison.Ordinal);
        }

        Assert.Matches("name=\"document\" value=\"Passport\" checked", answer.Body);
        Assert.Matches("name=\"genuine\" value=\"yes\" checked", answer.Body);
        Assert.Contains("value=\"&lt;bo&gt;\"", answer.Body, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(answer.Body, "<details open>"));
    }

    [Fact]
    public async Task R81_without_a_document_nobody_is_registered()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(officer, Grown)).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Ask(officer, Grown, OfficerAtDesk.Document(DocumentKind.HealthCard, "ab1234"))).Status
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R82_T42_T48_a_witness_is_good_for_low_and_for_a_code_by_two_officers(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (witness, phone) = await Grownup(story);
        var (officer, second) = (await story.OfficerLoggedIn(), await story.OfficerLoggedIn());

        var toWitness = await Ask(
            officer,
            Grown,
            [("witness-user", witness.UserId), .. Prefixed("witness-", Passport)]
        );
        var toOfficer = await officer.Approve(toWitness, witness, phone);
        Assert.Contains("I know Viggo Holm", officer.Shown.Text, StringComparison.Ordinal);
        Assert.Equal("/desk/person?done=registered", (await officer.Approve(toOfficer)).Location);

        var viggo = await Find(story, Grown);
        Assert.Equal(AssuranceLevel.Low, (await story.Of(viggo)).Level);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(witness, Happening.VouchedForAnother));
        Assert.Equal("/desk/person?done=proposed", (await officer.Do(DeskAct.PrintActivationCode)).Location);
        await second.SayYes();
        Assert.Single(story.Printer.Documents);
        Assert.Equal(AssuranceLevel.Low, (await story.Of(viggo)).Level);
    }

    [Fact]
    public async Task R82_T42_another_person_cannot_approve_for_the_witness()
    {
        await using var story = await DeskStory.Begin();
        var (witness, _) = await Grownup(story);
        var officer = await story.OfficerLoggedIn();

        var toWitness = await Ask(
            officer,
            Grown,
            [("witness-user", witness.UserId), .. Prefixed("witness-", Passport)]
        );
        var answer = await officer.Approve(toWitness);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(await story.Server.Told(witness, Happening.VouchedForAnother));
    }

    [Fact]
    public async Task R82_T42_a_witness_vouches_for_three_in_120_days()
    {
        await using var story = await DeskStory.Begin();
        var (witness, _) = await Grownup(story);
        var officer = await story.OfficerLoggedIn();
        var now = story.Server.Clock.GetUtcNow();
        await story.Server.People.Change(
            witness.Id,
            now,
            change =>
            {
                for (var i = 0; i < Limits.WitnessUses; i++)
                {
                    WitnessStore.Add(change.Session, witness.Id, now);
                }

                return Task.FromResult(true);
            }
        );

        var answer = await Ask(officer, Grown, [("witness-user", witness.UserId), .. Prefixed("witness-", Passport)]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("at most 3 persons", answer.Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R85_R86_a_guardian_agrees_in_their_own_login_and_gets_nothing_of_the_childs(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (guardian, phone) = await Grownup(story);
        var officer = await story.OfficerLoggedIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(officer, Child, Passport)).Status);

        var toGuardian = await Ask(
            officer,
            Child,
            [.. Passport, ("guardian-user", guardian.UserId), .. Prefixed("guardian-", Passport)]
        );
        var toOfficer = await officer.Approve(toGuardian, guardian, phone);
        Assert.Contains("I never use it myself", officer.Shown.Text, StringComparison.Ordinal);
        await officer.Approve(toOfficer);

        var child = await Find(story, Child);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(child, Happening.GuardianConsented));
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(guardian, Happening.ConsentedForAnother));
        var held = await story.Server.Database.Read(session => Authenticators.Of(session, child.Id));
        Assert.Empty(held.Apps);
        Assert.NotEqual(guardian.Id, child.Id);
    }

    [Fact]
    public async Task R85_a_guardian_without_segl_shows_a_document()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        await officer.Approve(
            await Ask(
                officer,
                Child,
                [
                    .. Passport,
                    ("guardian-name", "Gerda Holm"),
                    ("guardian-birth-date", "1980-05-05"),
                    .. Prefixed("guardian-", Passport),
                ]
            )
        );

        var lines = await story.Lines(await Find(story, Child));
        Assert.Contains(
            "Gerda Holm",
            lines.Single(line => line.What == nameof(Happening.GuardianConsented)).Facts,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<(string, string)> Prefixed(string whose, (string Name, string Value)[] fields) =>
        fields.Select(field => (whose + field.Name, field.Value));

    private static Task<Answered> Ask(OfficerAtDesk officer, string number, params (string, string)[] more) =>
        officer.Press(
            "/desk/register",
            "/desk/register",
            [
                ("number", number),
                ("name", "Viggo Holm"),
                ("phone", "+4511223344"),
                ("email", "viggo@example.dk"),
                ("language", "en"),
                .. more,
            ]
        );

    private static async Task<Citizen> Find(DeskStory story, string number)
    {
        Assert.True(PersonNumber.Read(number).IsGranted(out var read, out _));
        var id = await story.Server.People.ByNumber(story.Server.Codes.OfPersonNumber(read));
        return new(id!.Value, (await story.Server.People.Find(id.Value))!.UserId, "730518");
    }

    private static async Task<(Citizen, ScriptedPhone)> Grownup(DeskStory story)
    {
        var person = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(person);
        story.Server.Clock.Passes(Limits.WitnessIdentityAge + TimeSpan.FromDays(1));
        return (person, phone);
    }
}
