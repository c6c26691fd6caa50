using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Devices;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Desk.Handing;

/// <summary>What the citizen chooses on the screen: the officer learns that it was chosen (R64, R66, R69).</summary>
public sealed class ScreenPasswordTests
{
    private const string Chosen = "en kop kaffe om morgenen";

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R69_the_citizen_chooses_a_password_and_the_officers_act_takes_it_once(DatabaseKind kind)
    {
        await using var story = await ScreenStory.Paired(kind);
        Assert.Null(await story.AskForPassword());
        Assert.Equal(Reason.ScreenOver, await WhyNotTake(story, story.Karla));

        Assert.Equal(HttpStatusCode.SeeOther, (await Type(story, Chosen)).Status);

        Assert.Equal(
            new ScreenView(ScreenOfferKind.Password, ScreenOfferState.Done),
            await story.Screens.See(story.Place())
        );
        Assert.Equal(Reason.ScreenOver, await WhyNotTake(story, await story.Server.Register()));
        var taken = DeviceStory.Given(await Take(story, story.Karla));
        Assert.Null(taken.Device);
        var hashes = story.Server.Parts.GetRequiredService<PasswordHashes>();
        var check = DeviceStory.Given(await hashes.Check(taken.Hash, Chosen, TestContext.Current.CancellationToken));
        Assert.True(check.IsRight);
        Assert.Equal(Reason.ScreenOver, await WhyNotTake(story, story.Karla));
    }

    [Theory]
    [InlineData("kort", "kort")]
    [InlineData("password1", "password1")]
    [InlineData("karla-1 er mig", "karla-1 er mig")]
    [InlineData("en kop kaffe om morgenen", "en kop te om morgenen")]
    public async Task R69_a_password_that_is_no_good_is_chosen_anew(string password, string again)
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.AskForPassword());

        var page = await story.Press("password", ("password", password), ("again", again));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain($"\"{password}\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(ScreenOfferState.Open, (await story.Screens.See(story.Place()))!.State);
        Assert.Equal(HttpStatusCode.SeeOther, (await Type(story, Chosen)).Status);
    }

    [Fact]
    public async Task R64_R65_with_a_device_two_of_its_codes_are_typed_there_too()
    {
        await using var story = await ScreenStory.Paired();
        await DeviceStory.Stock(story.Server);
        var phone = await story.Server.ActivatedPhone(story.Karla);
        var device = DeviceStory.Of(story.Server, story.Karla, phone.App);
        await device.MoveTo("Nygade 12;8000 Aarhus C");
        await device.Ordered();
        Assert.Null(await story.AskForPassword(PskcMaker.Serial(0)));
        var codes = await device.Codes();

        var wrong = await TypeWithCodes(story, "000000", "000001");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await TypeWithCodes(story, codes[0], codes[1])).Status);

        Assert.Equal(PskcMaker.Serial(0), DeviceStory.Given(await Take(story, story.Karla)).Device?.Serial);
    }

    [Fact]
    public async Task R07_the_citizen_accepts_the_terms_or_says_no()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.Screens.AskForTerms(story.Place(), personId: null, "da"));
        Assert.Contains("lang=\"da\"", (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Press("terms")).Status);
        await story.Press("no");
        Assert.Equal(ScreenOfferState.Declined, (await story.Screens.See(story.Place()))!.State);
        Assert.Equal(Reason.ScreenOver, DeviceStory.WhyNot(await TakeTerms(story)));

        Assert.Null(await story.Screens.AskForTerms(story.Place(), personId: null, "da"));
        await story.Press("terms", ("accepted", "on"));

        Assert.Equal(Identities.TermsVersion, DeviceStory.Given(await TakeTerms(story)).Version);
        Assert.Equal(Reason.ScreenOver, DeviceStory.WhyNot(await TakeTerms(story)));
    }

    [Fact]
    public async Task T41_T68_the_password_is_kept_by_nobody()
    {
        using var log = new LogListener();
        var folder = Directory.CreateTempSubdirectory("segl-chosen-").FullName;
        string hash;
        await using (
            var story = await ScreenStory.Begin(
                DatabaseKind.Sqlite,
                log,
                $"--Segl:Database={Path.Combine(folder, "segl.db")}",
                "--Logging:LogLevel:Default=Trace",
                "--Logging:LogLevel:Microsoft.AspNetCore=Trace"
            )
        )
        {
            Assert.Null(await story.Pair());
            Assert.Null(await story.AskForPassword());
            await Type(story, Chosen);
            hash = DeviceStory.Given(await Take(story, story.Karla)).Hash;
        }

        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);
        Assert.All(
            (string[])[Chosen, Uri.EscapeDataString(Chosen), Chosen.Replace(' ', '+'), hash],
            secret =>
            {
                Assert.True(kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0);
                Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            }
        );
    }

    private static Task<Login.Answered> Type(ScreenStory story, string password) =>
        story.Press("password", ("password", password), ("again", password));

    private static Task<Login.Answered> TypeWithCodes(ScreenStory story, string first, string second) =>
        story.Press("password", ("first", first), ("second", second), ("password", Chosen), ("again", Chosen));

    private static Task<Outcome<ChosenPassword>> Take(ScreenStory story, Citizen citizen) =>
        story.Server.People.Change(
            citizen.Id,
            story.Server.Clock.GetUtcNow(),
            change => story.Screens.TakePassword(story.Place(), change)
        );

    private static async Task<Reason?> WhyNotTake(ScreenStory story, Citizen citizen) =>
        DeviceStory.WhyNot(await Take(story, citizen));

    private static Task<Outcome<AcceptedTerms>> TakeTerms(ScreenStory story) =>
        story.Server.Database.Write(
            Durability.Durable,
            session => story.Screens.TakeTerms(story.Place(), session, personId: null)
        );
}
