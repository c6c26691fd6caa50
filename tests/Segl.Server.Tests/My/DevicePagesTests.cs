using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.My;

/// <summary>Ordering, following, activating and looking after a device in the portal.</summary>
public sealed class DevicePagesTests
{
    private const string Devices = "/my/devices";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R14_R61_R64_R93_a_display_is_ordered_followed_and_activated(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var house = await House(story);
        Assert.Contains("Order a code display or audio code reader", (await story.Browser.Open(Devices)).Body);

        // Ordered
        Assert.Contains("8000 Aarhus C", (await story.Browser.Open($"{Devices}/order")).Body);
        var ordered = await story.Press(
            Devices + "/order",
            $"{Devices}/order",
            ("kind", "CodeDisplay"),
            ("how", "post")
        );
        Assert.Null(await house.Open());
        var done = await story.Approve(ordered);
        Assert.Equal("Code display, to my registered address, free", story.Shown.Text);
        Assert.Contains("Your order is placed", (await story.Browser.Open(done.Location!)).Body);
        Assert.Contains("Not packed yet", (await story.Browser.Open(Devices)).Body);

        // Packed and sent
        var order = (await house.Open())!;
        DeviceStory.Given(await house.Pack(order, "SE-000000"));
        DeviceStory.Given(await house.Send(order));
        Assert.Contains("Activate your code display", (await story.Browser.Open(Devices)).Body);

        // Activated, one thing a page
        Assert.Contains("name=\"serial\"", (await story.Browser.Open($"{Devices}/activate")).Body);
        await story.Press($"{Devices}/activate", $"{Devices}/activate/serial", ("serial", "se-000000"));
        Assert.Contains("name=\"first\"", (await story.Browser.Open($"{Devices}/activate")).Body);
        var codes = await house.Codes();
        await story.Press(
            $"{Devices}/activate",
            $"{Devices}/activate/codes",
            ("first", $"{codes[0][..3]} {codes[0][3..]}"),
            ("second", codes[1])
        );
        Assert.Contains("name=\"password\"", (await story.Browser.Open($"{Devices}/activate")).Body);
        var approved = await story.Approve(await ChoosePassword(story));
        Assert.Equal("Code display SE-000000 for logging in with my Segl", story.Shown.Text);

        Assert.Contains("Your device is active", (await story.Browser.Open(approved.Location!)).Body);
        Assert.Equal("SE-000000", (await house.Active())!.Serial);
        var password = await story.Server.Database.Read(session => PasswordStore.Of(session, story.Karla.Id));
        Assert.StartsWith("$argon2id$", password!.Hash);
    }

    [Fact]
    public async Task R64_T31_without_the_owners_yes_nothing_is_activated()
    {
        await using var story = await MyStory.LoggedIn();
        var house = await House(story);
        await house.Ordered();

        Assert.Equal(HttpStatusCode.Conflict, (await Press(story, "codes", ("first", "1"), ("second", "2"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Press(story, "serial", ("serial", "SE-000002"))).Status);
        await Press(story, "serial", ("serial", "SE-000000"));
        var wrong = await Press(story, "codes", ("first", "000000"), ("second", "000001"));
        Assert.Equal((HttpStatusCode.Forbidden, true), (wrong.Status, wrong.Body.Contains("The codes do not fit")));
        var codes = await house.Codes();
        await Press(story, "codes", ("first", codes[0]), ("second", codes[1]));
        Assert.Contains("not the same", (await Password(story, "ein langes wort", "ein anderes")).Body);
        Assert.Contains("Many people", (await Password(story, "password1", "password1")).Body);
        await Password(story, "dra-hest-batteri", "dra-hest-batteri");

        Assert.Null(await house.Active());
        // What was proven in one login is of no use in the next.
        await story.LogIn();
        Assert.Contains("name=\"serial\"", (await story.Browser.Open($"{Devices}/activate")).Body);
    }

    [Fact]
    public async Task R13_an_order_is_stopped_by_its_owner_alone()
    {
        await using var story = await MyStory.LoggedIn();
        var house = await House(story);
        await house.Ordered();
        var (_, _, stranger) = await story.Another();

        Assert.DoesNotContain("Your order", (await stranger.Open(Devices)).Body);
        Assert.Contains("Code display, ordered", (await story.Browser.Open("/my")).Body);
        var stopped = await story.Press("/my", $"{Devices}/stop");
        Assert.Contains("The order is stopped", (await story.Browser.Open(stopped.Location!)).Body);
        Assert.Null(await house.Open());
        Assert.Equal(HttpStatusCode.NotFound, (await story.Browser.Open($"{Devices}/activate")).Status);
    }

    [Fact]
    public async Task R61_T30_without_a_registered_address_it_is_picked_up()
    {
        await using var story = await MyStory.LoggedIn();
        await DeviceStory.Stock(story.Server);

        Assert.DoesNotContain("value=\"post\"", (await story.Browser.Open($"{Devices}/order")).Body);
        var forged = await story.Press(
            $"{Devices}/order",
            $"{Devices}/order",
            ("kind", "AudioReader"),
            ("how", "post"),
            ("address", "Thief 1;1000 Thief")
        );

        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        await story.Approve(
            await story.Press($"{Devices}/order", $"{Devices}/order", ("kind", "AudioReader"), ("how", "pick-up"))
        );
        Assert.Contains("We tell you when you can pick it up", (await story.Browser.Open(Devices)).Body);
    }

    [Fact]
    public async Task R17_whoever_has_no_app_is_told_who_helps()
    {
        await using var story = await MyStory.LoggedIn();
        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute("UPDATE app SET wrong_pins = 5 WHERE person_id = @person", ("person", story.Karla.Id)),
            TestContext.Current.CancellationToken
        );

        var page = (await story.Browser.Open(Devices)).Body;

        Assert.Contains("You have no active Segl app", page);
        Assert.Contains("Citizen Service", page);
        Assert.DoesNotContain("Order a code display or audio code reader", page);
        var order = await story.Browser.Open($"{Devices}/order");
        Assert.Equal((HttpStatusCode.Forbidden, true), (order.Status, order.Body.Contains("Citizen Service")));
        Assert.DoesNotContain("<fieldset>", order.Body);
    }

    [Fact]
    public async Task R65_the_device_in_use_is_set_right_by_codes()
    {
        await using var story = await MyStory.LoggedIn();
        var house = await House(story);
        await house.Activated();

        house.Passes(TimeSpan.FromMinutes(2));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(2));
        var codes = await house.Codes(stepsLate: -3);
        var wrong = await story.Press(
            $"{Devices}/codes",
            $"{Devices}/codes",
            ("first", codes[1]),
            ("second", codes[0])
        );
        Assert.Equal(HttpStatusCode.Forbidden, wrong.Status);
        await story.Press($"{Devices}/codes", $"{Devices}/codes", ("first", codes[0]), ("second", codes[1]));
        Assert.Equal(3, (await house.Active())!.Clock.Learned);
        Assert.Contains("/my/authenticators/block?id=SE-000000", (await story.Browser.Open(Devices)).Body);
    }

    [Fact]
    public async Task R110_the_pages_exist_in_danish()
    {
        await using var story = await MyStory.LoggedIn();
        var house = await House(story);
        await house.Ordered();

        Assert.Contains("Aktivér din kodeviser", (await story.Browser.Open($"{Devices}?lang=da")).Body);
        Assert.Contains("Skriv enhedens nummer", (await story.Browser.Open($"{Devices}/activate?lang=da")).Body);
    }

    private static async Task<DeviceStory> House(MyStory story)
    {
        await DeviceStory.Stock(story.Server);
        var house = DeviceStory.Of(story.Server, story.Karla, story.Phone.App);
        await house.MoveTo("Nygade 12;8000 Aarhus C");
        return house;
    }

    private static Task<Answered> Press(MyStory story, string step, params (string, string)[] fields) =>
        story.Press($"{Devices}/activate", $"{Devices}/activate/{step}", fields);

    private static Task<Answered> ChoosePassword(MyStory story) =>
        Password(story, "rigtig hest batteri", "rigtig hest batteri");

    private static Task<Answered> Password(MyStory story, string one, string other) =>
        Press(story, "password", ("password", one), ("again", other));
}
