using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Storage;
using static Segl.Server.Tests.Devices.DeviceStory;

namespace Segl.Server.Tests.Devices;

/// <summary>From the stock to the letter: one device, one order, one person (T-39).</summary>
public sealed class PackingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_T39_packing_binds_a_device_to_an_order_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var order = Given(await story.Order());

        Assert.Equal("SE-000001", Given(await story.Pack(order, "SE-000001")).Serial);
        Assert.Equal("SE-000001", Given(await story.Pack(order, "SE-000001")).Serial);
        // Another one is not taken beside it.
        Assert.Equal("SE-000001", Given(await story.Pack(order, "SE-000002")).Serial);

        Assert.Equal(
            (DeviceState.Ordered, DeviceState.InStock),
            (await story.InStock("SE-000001"), await story.InStock("SE-000002"))
        );
        var device = (
            await story.Server.Database.Read(session => DeviceStore.Find(session, story.Citizen.Id, "SE-000001"))
        )!;
        Assert.Equal(
            (OtpAlgorithm.HmacSha256, TimeSpan.FromSeconds(60), -1, DeviceState.Ordered),
            (device.Algorithm, device.Interval, device.Clock.Learned, device.State)
        );
        Assert.Equal(PskcMaker.Seed(1), story.Keys.Unwrap(device.SeedWrapped, device.SeedPlace));
        Assert.Single(await story.Server.Journal(story.Citizen), Happening.DevicePacked);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T39_one_device_goes_to_one_of_many_who_are_packed_for_at_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        List<(DeviceStory Story, StoredOrder Order)> neighbours = [(story, Given(await story.Order()))];
        for (var n = 0; n < 5; n++)
        {
            var neighbour = await Of(story.Server);
            neighbours.Add((neighbour, Given(await neighbour.Order())));
        }

        var packed = await Task.WhenAll(neighbours.Select(one => one.Story.Pack(one.Order, "SE-000000")));

        Assert.Single(packed, one => WhyNot(one) is null);
        Assert.All(
            packed.Where(one => WhyNot(one) is not null),
            one => Assert.Equal(Reason.SerialNotInStock, WhyNot(one))
        );
    }

    [Theory]
    [InlineData("LD-000000")]
    [InlineData("SE-000099")]
    public async Task T39_a_device_of_another_kind_or_of_no_stock_is_not_packed(string serial)
    {
        await using var story = await Begin(DatabaseKind.Sqlite);

        Assert.Equal(Reason.SerialNotInStock, WhyNot(await story.Pack(Given(await story.Order()), serial)));

        Assert.Null((await story.Open())!.Serial);
    }

    [Fact]
    public async Task T39_what_was_packed_by_mistake_is_in_stock_again()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var order = Given(await story.Order());
        Given(await story.Pack(order, "SE-000000"));

        Given(await story.Change(change => Packing.Unpack(change, order.Id)));

        Assert.Equal(DeviceState.InStock, await story.InStock("SE-000000"));
        Given(await story.Pack(order, "SE-000002"));
        Given(await story.Send(order));
        // What left the house does not come back into stock.
        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await story.Change(change => Packing.Unpack(change, order.Id))));
    }

    [Fact]
    public async Task R61_R63_nothing_is_sent_that_was_not_packed_or_is_over()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var order = Given(await story.Order());
        Assert.Equal(Reason.SerialNotInStock, WhyNot(await story.Send(order)));
        Given(await story.Pack(order, "SE-000000"));
        story.Passes(Limits.OrderValid);

        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await story.Send(order)));
        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await story.Pack(order, "SE-000000")));
    }

    [Fact]
    public async Task R61_R100_what_is_picked_up_is_told_otherwise_than_what_is_sent()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var order = Given(await story.Order(pickUp: true));
        Given(await story.Pack(order, "SE-000000"));

        Given(await story.Send(order));
        Given(await story.Send(order));

        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceReadyToPickUp)).Count);
        Assert.Empty(await story.Server.Told(story.Citizen, Happening.DeviceSent));
    }

    [Theory]
    [InlineData("da", "Tryk på “Aktivér din kodeviser”.", "22. juni 2030")]
    [InlineData("en", "Press “Activate your code display”.", "22 June 2030")]
    public void T31_the_letter_says_how_and_until_when_and_names_no_user_id_and_no_number(
        string language,
        string step,
        string date
    )
    {
        var ordered = new DateTimeOffset(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var person = new Person(
            Guid.NewGuid(),
            PersonNumberKind.Cpr,
            [1],
            "Anne <Ø>",
            new(1990, 1, 1),
            "anne5-userid",
            AssuranceLevel.Substantial,
            language,
            "+4512345678",
            null,
            false,
            "anne@example.dk",
            null,
            null,
            ordered,
            null,
            0
        );
        var order = new StoredOrder(
            person.Id,
            Guid.NewGuid(),
            new(DeviceKind.CodeDisplay, ordered, Abroad: false, 0),
            OrderState.Placed,
            PickUp: false,
            "SE-000000"
        );
        var address = PostalAddress.Read("Nygade 12;8000 Aarhus C");

        var letter = Letter.Write(order, person, address, "my.example", ordered).ToString();

        Assert.Contains("Anne &lt;Ø&gt;<br>Nygade 12<br>8000 Aarhus C<br>", letter);
        Assert.Contains(step, letter);
        Assert.Contains(date, letter);
        Assert.Contains("my.example", letter);
        Assert.Contains("SE-000000", letter);
        Assert.All(
            ["anne5", person.Phone!, person.Email!, $"{person.Id}", $"{order.Id}", "1990"],
            secret => Assert.DoesNotContain(secret, letter, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void R110_the_letter_names_the_button_of_the_portal_for_either_kind()
    {
        Assert.Contains(
            LetterTexts.In(Segl.Server.Web.Language.En).Steps(DeviceKind.AudioReader, "x", "y"),
            step => step.Contains("“Activate your audio code reader”", StringComparison.Ordinal)
        );
        Assert.Contains(
            LetterTexts.In(Segl.Server.Web.Language.Da).Steps(DeviceKind.AudioReader, "x", "y"),
            step => step.Contains("“Aktivér din kodeoplæser”", StringComparison.Ordinal)
        );
    }
}
