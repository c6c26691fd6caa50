using System.Net;
using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>T-40 to T-48: what an officer, a witness or a thief of a session could try.</summary>
public sealed class DeskThreatsTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Fact]
    public async Task R83_T40_an_officer_cannot_serve_themself()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Find(officer.Person)).Status);
        // The owner reads that somebody tried.
        Assert.Contains(Happening.DeskLookedUp, await story.Server.Journal(officer.Person));
        Assert.Equal(HttpStatusCode.Gone, (await officer.Browser.Open("/desk/person")).Status);
    }

    [Fact]
    public async Task T40_an_officer_cannot_serve_somebody_of_their_household()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        foreach (var one in (Citizen[])[karla, officer.Person])
        {
            await Move(story, one, "Nygade 1;8000 Aarhus C");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Find(karla)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T40_the_same_person_is_never_both_officers(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Serve(karla);
        await officer.Do(DeskAct.GiveHigh);
        var again = new OfficerAtDesk(story.Server, officer.Person, officer.Phone);
        await again.LogIn();

        Assert.DoesNotContain("/desk/second/yes", (await again.Browser.Open("/desk/second")).Body);
        var id = (await Proposals(story)).Single();
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await again.Press("/desk", "/desk/second/yes", ("id", id.ToString()))).Status
        );
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(karla)).Level);
    }

    [Fact]
    public async Task T40_the_second_officer_is_at_the_same_desk()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var elsewhere = await story.OfficerLoggedIn("odense");
        await officer.Serve(karla);
        await officer.Do(DeskAct.GiveHigh);

        var id = (await Proposals(story)).Single();
        Assert.Equal(
            HttpStatusCode.Gone,
            (await elsewhere.Press("/desk", "/desk/second/yes", ("id", id.ToString()))).Status
        );
    }

    [Fact]
    public async Task T40_a_proposal_is_over_after_half_an_hour_and_with_its_officer()
    {
        await using var story = await DeskStory.Begin();
        var (karla, first) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await first.Serve(karla);
        await first.Do(DeskAct.GiveHigh);
        story.Server.Clock.Passes(Limits.DeskProposalValid);
        var second = await story.OfficerLoggedIn();
        var id = (await Proposals(story)).Single().ToString();
        Assert.Equal(HttpStatusCode.Gone, (await second.Press("/desk", "/desk/second/yes", ("id", id))).Status);

        await first.LogIn();
        await first.Serve(karla);
        await first.Do(DeskAct.GiveHigh);
        await story.Server.People.Change(
            first.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Officers.End(change, Actor.Command)
        );
        Assert.Equal(HttpStatusCode.Gone, (await second.SayYes()).Status);
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(karla)).Level);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T40_one_more_act_than_the_limit_is_refused(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Find(karla);
        await Spend(story, officer, OfficerCount.Freeze, Limits.OfficerFreezesADay - 1);

        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Ask(DeskAct.Freeze)).Status);
        var another = await story.Server.Register();
        await officer.Find(another);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await officer.Ask(DeskAct.Freeze)).Status);
        Assert.Null((await story.Of(another)).FrozenAt);
    }

    [Fact]
    public async Task T40_one_more_look_up_than_the_limit_is_refused()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await Spend(story, officer, OfficerCount.LookUp, Limits.OfficerLookUpsADay - 1);

        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Find(karla)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await officer.Find(karla)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T40_the_last_act_of_a_day_is_done_and_one_more_is_not(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var second = await story.OfficerLoggedIn();
        await officer.Serve(karla);
        await Spend(story, officer, OfficerCount.Act, Limits.OfficerActsADay - 1);
        await Spend(story, second, OfficerCount.Act, Limits.OfficerActsADay);

        Assert.Equal("/desk/person?done=proposed", (await officer.Do(DeskAct.GiveHigh)).Location);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await officer.Do(DeskAct.PrintActivationCode)).Status);
        Assert.Empty(story.Printer.Documents);

        // Deciding as the second one is an act, too.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await second.SayYes()).Status);
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(karla)).Level);
    }

    [Fact]
    public async Task T40_a_look_up_of_nobody_is_counted_too()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();
        await Spend(story, officer, OfficerCount.LookUp, Limits.OfficerLookUpsADay - 1);
        (string, string)[] nobody = [("number", "99999999"), ("because", "Lost the phone")];

        Assert.Equal(HttpStatusCode.OK, (await officer.Press("/desk", "/desk/find", nobody)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await officer.Press("/desk", "/desk/find", nobody)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T43_whoever_only_calls_gets_a_freeze_and_nothing_else(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await story.Server.ActivatedPhone(karla);
        await officer.Find(karla, "Says by phone that the phone is lost");
        var (phone, level, _) = Facts(await story.Of(karla));
        var offered = (await officer.Browser.Open("/desk/person")).Body;
        var issued = await Issued(story, karla);

        foreach (var act in Enum.GetValues<DeskAct>().Where(act => act is not DeskAct.Freeze))
        {
            Assert.DoesNotContain($"act={act}\"", offered, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.Open($"/desk/act?act={act}")).Status);
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await officer.Ask(act, ("phone", "+4587654321"), ("serial", "SE-000000"))).Status
            );
        }

        Assert.Equal((phone, level, null), Facts(await story.Of(karla)));
        Assert.Equal(issued, await Issued(story, karla));
        Assert.Empty(story.Printer.Documents);

        // What stops things is done at once, and the owner is told on every channel.
        Assert.Contains("act=Freeze\"", offered, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.Ask(DeskAct.Freeze)).Status);
        Assert.NotNull((await story.Of(karla)).FrozenAt);
        Assert.NotEmpty(await story.Server.Told(karla, Happening.Frozen));
    }

    [Fact]
    public async Task T43_R35_a_number_that_was_changed_on_a_call_gets_no_codes_for_five_days()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var app = (await story.Server.ActivatedPhone(karla)).App;
        await BlockByPins(story, karla, app);
        await officer.Serve(karla);
        await officer.Do(DeskAct.ChangePhone, ("phone", "+4587654321"));

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Ask(DeskAct.SendTemporaryPin)).Status);
        story.Server.Clock.Passes(Limits.ChangedNumberGetsNoCodes - TimeSpan.FromSeconds(1));
        await officer.LogIn();
        await officer.Serve(karla);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Ask(DeskAct.SendTemporaryPin)).Status);
        story.Server.Clock.Passes(TimeSpan.FromSeconds(1));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await officer.Ask(DeskAct.SendTemporaryPin, ("app", app.ToString()))).Status
        );
    }

    private static Task<bool> BlockByPins(DeskStory story, Citizen citizen, Guid app) =>
        story.Server.People.Change(
            citizen.Id,
            story.Server.Clock.GetUtcNow(),
            async change =>
            {
                var one = await AppStore.Find(change.Session, citizen.Id, app);
                AppStore.Save(change.Session, one! with { Pins = new(Limits.WrongPinsToBlock, null) });
                return true;
            }
        );

    private static (string? Phone, AssuranceLevel Level, DateTimeOffset? FrozenAt) Facts(Person person) =>
        (person.Phone, person.Level, person.FrozenAt);

    private static async Task<int> Issued(DeskStory story, Citizen citizen) =>
        (await story.Server.Journal(citizen)).Count(what =>
            what is Happening.ActivationCodeIssued or Happening.TemporaryPinSent
        );

    [Fact]
    public async Task T44_a_grave_act_asks_the_officers_own_app_and_is_nothing_without_it()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Serve(karla);

        var asked = await officer.Ask(DeskAct.ChangePhone, ("phone", "+4587654321"));

        Assert.StartsWith(TestServer.Origin + "/authorize", asked.Location, StringComparison.Ordinal);
        Assert.Equal("+4512345001", (await story.Of(karla)).Phone);
    }

    [Fact]
    public async Task R81_T42_a_document_cannot_be_skipped()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Find(karla);

        Assert.Equal(HttpStatusCode.BadRequest, (await officer.ShowDocument(last: "ab123")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Ask(DeskAct.PrintActivationCode)).Status);
        Assert.Empty(story.Printer.Documents);
        Assert.DoesNotContain(Happening.EvidenceShown, await story.Server.Journal(karla));
    }

    [Fact]
    public async Task T45_who_proofed_whom_is_kept_and_a_change_of_it_is_found()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Serve(karla);
        var line = (await story.Lines(karla)).Single(one => one.What == nameof(Happening.EvidenceShown));
        Assert.Contains("\"document\":\"Passport\"", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"checks\":[\"genuine\",\"valid\",\"likeness\"]", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"digest\":\"", line.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("AB1234", line.Facts, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await Journal(story, karla)).Fault);

        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE journal SET facts = REPLACE(facts, 'Passport', 'DrivingLicence') WHERE person_id = @person",
                    ("person", karla.Id)
                )
        );

        Assert.NotNull((await Journal(story, karla)).Fault);
    }

    [Fact]
    public async Task T48_on_two_other_documents_a_second_officer_decides()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var second = await story.OfficerLoggedIn();
        await officer.Serve(karla, DocumentKind.HealthCard);
        await officer.ShowDocument(DocumentKind.BirthCertificate);

        Assert.Equal("/desk/person?done=proposed", (await officer.Do(DeskAct.PrintActivationCode)).Location);
        Assert.Empty(story.Printer.Documents);
        await second.SayYes();

        Assert.Single(story.Printer.Documents);
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(karla)).Level);
    }

    private static Task<PersonJournal> Journal(DeskStory story, Citizen citizen) =>
        story.Server.Database.ReadAtOneInstant(session => PersonJournal.Of(session, citizen.Id));

    private static Task<List<Guid>> Proposals(DeskStory story) =>
        story.Server.Database.Read(session =>
            session.QueryAll("SELECT proposal_id FROM desk_proposal", row => row.Id())
        );

    private static Task Spend(DeskStory story, OfficerAtDesk officer, OfficerCount kind, int times) =>
        story.Server.Database.Write(
            Durability.Durable,
            async session =>
            {
                for (var i = 0; i < times; i++)
                {
                    await OfficerDayStore.Count(session, officer.Person.Id, kind, story.Server.Clock.GetUtcNow());
                }
            }
        );

    private static Task<bool> Move(DeskStory story, Citizen citizen, string address) =>
        story.Server.People.Change(
            citizen.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                var wrapped = story.Server.Codes.WrapAddress(citizen.Id, PostalAddress.Read(address)!);
                change.Save(change.Person with { AddressWrapped = wrapped });
                return Task.FromResult(true);
            }
        );
}
