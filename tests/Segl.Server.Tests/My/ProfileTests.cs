using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.My;

/// <summary>Number and e-mail address, changed in the portal.</summary>
public sealed class ProfileTests
{
    private const string Path = "/my/profile";
    private const string NewNumber = "+4587654321";
    private const string NewEmail = "karla@new.example";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_R100_a_new_number_is_proven_approved_and_told_at_both_numbers(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var old = (await Person(story)).Phone!;
        Assert.Equal($"{Path}/phone/code", (await Begin(story, "phone", "87654321")).Location);
        Assert.Contains(NewNumber[1..], (await story.Browser.Open($"{Path}/phone/code")).Body);

        var answer = await story.Approve(await TypeCode(story, "phone", await story.ContactCode()));

        Assert.Equal($"{Path}?done=changed", answer.Location);
        Assert.Equal($"Change to {NewNumber}.", story.Shown.Text);
        Assert.Equal(
            (NewNumber, story.Server.Clock.GetUtcNow()),
            ((await Person(story)).Phone, (await Person(story)).PhoneChangedAt)
        );
        Assert.Equal([old, NewNumber], (await ToldAt(story, Happening.PhoneNumberChanged, "Sms")).Order());
        Assert.Contains("No codes are sent to it before", (await story.Browser.Open(Path)).Body);
        Assert.NotNull(
            PhoneNumbers.WhyNoCode((await Person(story)).PhoneChangedAt, false, story.Server.Clock.GetUtcNow())
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R100_a_new_address_is_proven_approved_and_told_at_both_addresses(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var old = (await Person(story)).Email!;
        await Begin(story, "email", NewEmail);

        await story.Approve(await TypeCode(story, "email", await story.ContactCode()));

        Assert.Equal(NewEmail, (await Person(story)).Email);
        Assert.Equal(new[] { old, NewEmail }.Order(), (await ToldAt(story, Happening.EmailChanged, "Email")).Order());
    }

    [Fact]
    public async Task R110_the_language_in_which_one_is_told_is_chosen()
    {
        await using var story = await MyStory.LoggedIn();
        Assert.Contains("<option value=\"en\" lang=\"en\" selected>", (await story.Browser.Open(Path)).Body);

        await story.Press(Path, $"{Path}/language", ("language", "da"));
        await story.Press(Path, $"{Path}/language", ("language", "da"));

        Assert.Equal("da", (await Person(story)).Language);
        Assert.Single(await story.Server.Journal(story.Karla), Happening.LanguageChanged);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await story.Press(Path, $"{Path}/language", ("language", "tlh"))).Status
        );
    }

    [Fact]
    public async Task R61_T30_the_registered_address_is_shown_and_cannot_be_typed()
    {
        await using var story = await MyStory.LoggedIn();
        Assert.Contains("Citizen Service corrects it", (await story.Browser.Open(Path)).Body);
        await DeviceStory.Of(story.Server, story.Karla, story.Phone.App).MoveTo("Nygade 12;8000 Aarhus C");

        var page = (await story.Browser.Open(Path)).Body;

        Assert.Contains("Nygade 12<br>8000 Aarhus C", page);
        Assert.DoesNotContain("/my/profile/address", page);
    }

    [Fact]
    public async Task R35_the_change_of_number_ends_a_copy_under_way()
    {
        await using var story = await MyStory.LoggedIn();
        await story.Phone.Sign("start-copy", await story.Phone.Offer(new { act = "start-copy" }), story.Karla.Pin);
        await Begin(story, "phone", NewNumber);

        await story.Approve(await TypeCode(story, "phone", await story.ContactCode()));

        Assert.Contains(Happening.CopyStopped, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R35_nothing_changes_before_the_code_was_right_and_the_app_approved()
    {
        await using var story = await MyStory.LoggedIn();
        var before = await Person(story);
        await Begin(story, "phone", NewNumber);
        Assert.Equal(before.Phone, (await Person(story)).Phone);

        // The code of a number is not the code of an address.
        Assert.Equal(HttpStatusCode.Gone, (await TypeCode(story, "email", await story.ContactCode())).Status);
        await TypeCode(story, "phone", await story.ContactCode());

        Assert.Equal(before.Phone, (await Person(story)).Phone);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R34_of_fifty_guesses_at_once_three_are_judged(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await Begin(story, "phone", NewNumber);
        var right = await story.ContactCode();
        var wrong = right == "00000000" ? "11111111" : "00000000";
        var token = await story.Token($"{Path}/phone/code");
        var tabs = Enumerable.Range(0, 50).Select(_ => new LoginBrowser(story.Server)).ToList();
        tabs.ForEach(tab => story.Browser.Cookies.ToList().ForEach(one => tab.Cookies[one.Key] = one.Value));

        var answers = await Task.WhenAll(
            tabs.Select(tab => tab.Post($"{Path}/phone/code", ("token", token), ("code", wrong)))
        );

        Assert.Equal(Limits.TemporaryPinTries - 1, answers.Count(one => one.Status is HttpStatusCode.Forbidden));
        Assert.Equal(HttpStatusCode.Gone, (await TypeCode(story, "phone", right)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R34_R37_app_and_portal_show_the_change_that_waits_and_stop_it_and_its_code_is_used_up(
        DatabaseKind kind
    )
    {
        await using var story = await MyStory.LoggedIn(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);
        await Begin(story, "phone", "87654321");
        var code = await story.ContactCode();
        var wait = Assert.Single((await other.Home()).GetProperty("waits").EnumerateArray());
        Assert.Equal("contactChange", wait.GetProperty("wait").GetString());

        await other.Sign("stop-wait", await other.Offer(new { act = "stop-wait", wait = "contactChange" }), pin: null);

        Assert.Empty((await other.Home()).GetProperty("waits").EnumerateArray());
        Assert.Equal(HttpStatusCode.Gone, (await TypeCode(story, "phone", code)).Status);
        Assert.Contains(Happening.ContactChangeStopped, await story.Server.Journal(story.Karla));

        await Begin(story, "email", NewEmail);
        Assert.Contains("A code was sent to a new number or address", (await story.Browser.Open("/my")).Body);
        Assert.Equal("/my?done=stopped", (await story.Press("/my", "/my/waiting/contact/stop")).Location);
        Assert.Equal(HttpStatusCode.Gone, (await TypeCode(story, "email", await story.ContactCode())).Status);

        // Stopping resets nothing: the number of messages counts on.
        for (var again = 2; again <= Limits.TemporaryPinResends; again++)
        {
            await Begin(story, "email", NewEmail);
        }

        Assert.NotEqual(HttpStatusCode.SeeOther, (await Begin(story, "email", NewEmail)).Status);
    }

    [Fact]
    public async Task R34_nobody_is_written_to_without_end()
    {
        await using var story = await MyStory.LoggedIn();
        for (var sent = 0; sent <= Limits.TemporaryPinResends; sent++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await Begin(story, "phone", $"8765432{sent}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Begin(story, "phone", NewNumber)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Begin(story, "email", NewEmail)).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R51_an_app_that_was_copied_today_changes_nothing(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE app SET first_app = @no, through = 'Copy' WHERE person_id = @person",
                    ("no", false),
                    ("person", story.Karla.Id)
                )
        );

        Assert.Equal(HttpStatusCode.Forbidden, (await Begin(story, "phone", NewNumber)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Begin(story, "email", NewEmail)).Status);
    }

    [Theory]
    [InlineData("phone", "12")]
    [InlineData("email", "karla")]
    public async Task R100_what_is_no_number_or_address_is_refused(string place, string typed)
    {
        await using var story = await MyStory.LoggedIn();

        Assert.Equal(HttpStatusCode.BadRequest, (await Begin(story, place, typed)).Status);
    }

    private static Task<Answered> Begin(MyStory story, string place, string typed) =>
        story.Press($"{Path}/{place}", $"{Path}/{place}", ("address", typed));

    private static async Task<Answered> TypeCode(MyStory story, string place, string code) =>
        await story.Browser.Post($"{Path}/{place}/code", ("token", await story.Token(Path)), ("code", code));

    private static async Task<Person> Person(MyStory story) => (await story.Server.People.Find(story.Karla.Id))!;

    private static Task<List<string>> ToldAt(MyStory story, Happening what, string channel) =>
        story.Server.Database.Read(session =>
            session.QueryAll(
                "SELECT address FROM notice WHERE person_id = @person AND what = @what AND channel = @channel",
                row => row.Text(),
                ("person", story.Karla.Id),
                ("what", what),
                ("channel", channel)
            )
        );
}
