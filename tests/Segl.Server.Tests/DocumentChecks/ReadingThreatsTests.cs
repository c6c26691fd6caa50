using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Passport.Chips;
using Segl.Rules;
using Segl.Server.DocumentChecks.Reading;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>What a phone, or whoever stands in its place, can do to a reading.</summary>
public sealed class ReadingThreatsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public async Task T78_answers_that_were_recorded_prove_no_chip()
    {
        await using var story = await DocumentStory.Begin();
        var chip = new Chip(DocumentStory.Passport);
        var answers = new List<byte[]>();
        Assert.Equal(
            "granted",
            DocumentStory.Word(
                await story.ReadBy(
                    await story.Start(),
                    DocumentStory.Passport,
                    async command =>
                    {
                        answers.Add(await chip.Exchange(command, default));
                        return answers[^1];
                    }
                )
            )
        );

        var replayed = new Queue<byte[]>(answers);
        var word = DocumentStory.Word(
            await story.ReadBy(
                await story.Start(),
                DocumentStory.Passport,
                _ => Task.FromResult(replayed.Count > 0 ? replayed.Dequeue() : [0x6F, 0x00])
            )
        );

        Assert.True(word is "again" or "DocumentChipUnreadable" or "DocumentNotGenuine", word);
        Assert.True(replayed.Count > 0);
    }

    [Fact]
    public async Task T78_what_a_client_says_of_the_outcome_is_not_heard()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using var socket = await story.Open(check);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        await phone.Say(story.First(check, DocumentStory.Passport.Mrz));
        await phone.Hear();
        await phone.Hear();

        await phone.Say(new { type = "granted", name = "Kirstine Jensen" });

        Assert.Equal((null, null), await Ended(phone));
        await Refused(story);
    }

    [Fact]
    public async Task R70_a_ticket_is_good_until_one_tick_before_its_minute_is_over()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        story.Server.Clock.Passes(Limits.DocumentTicketValid - Tick);
        Assert.Equal("granted", DocumentStory.Word(await story.Read(check, DocumentStory.Passport)));

        check = await story.Start();
        story.Server.Clock.Passes(Limits.DocumentTicketValid);
        Assert.Equal("DocumentCheckOver", DocumentStory.Word(await story.Read(check, DocumentStory.Passport)));
    }

    [Fact]
    public async Task R70_a_reading_that_takes_too_long_is_told_so()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using var socket = await story.Open(check);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        await phone.Say(story.First(check, DocumentStory.Passport.Mrz));
        await phone.Hear();
        await phone.Hear();

        story.Server.Clock.Passes(Limits.DocumentReading);

        var (words, _) = await phone.Hear();
        Assert.Equal("DocumentCheckOver", DocumentStory.Word(words!.Value));
        await Refused(story);
    }

    [Fact]
    public async Task T29_a_connection_that_says_nothing_is_ended()
    {
        await using var story = await DocumentStory.Begin();
        using var socket = await story.Open(await story.Start());
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        var hearing = Ended(phone);

        while (!hearing.IsCompleted)
        {
            story.Server.Clock.Passes(Limits.DocumentTextWithin);
            await Task.WhenAny(hearing, Task.Delay(50));
        }

        Assert.Equal((null, null), await hearing);
    }

    [Fact]
    public async Task T29_a_node_that_reads_as_much_as_it_can_says_so_and_the_ticket_stays_good()
    {
        await using var story = await DocumentStory.Begin();
        var places = story.Server.Parts.GetRequiredService<ReadingPlaces>();
        var taken = 0;
        while (places.Take())
        {
            taken++;
        }

        var check = await story.Start();
        using var socket = await story.Open(check);
        var (words, _) = await new CarryingPhone(socket, new Chip(DocumentStory.Passport)).Hear();
        Assert.Equal("DocumentChecksBusy", DocumentStory.Word(words!.Value));
        Assert.InRange(taken, 10, 1000);

        places.Leave();
        Assert.Equal("granted", DocumentStory.Word(await story.Read(check, DocumentStory.Passport)));
    }

    [Fact]
    public async Task T78_a_page_of_another_origin_opens_no_reading()
    {
        await using var story = await DocumentStory.Begin();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await story.Open(await story.Start(), "https://evil.example")
        );
    }

    [Fact]
    public async Task T20_one_of_50_connections_with_one_ticket_reads()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();

        var words = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async _ => DocumentStory.Word(await story.Read(check, DocumentStory.Passport)))
        );

        Assert.Single(words, "granted");
        Assert.Equal(49, words.Count(word => word is "DocumentCheckOver"));
        Assert.Equal("DocumentCheckOver", DocumentStory.Word(await story.Read(check, DocumentStory.Passport)));
    }

    [Fact]
    public async Task R70_a_newer_check_of_a_phone_takes_the_decision_from_the_older()
    {
        await using var story = await DocumentStory.Begin();
        var older = await story.Start();
        using var socket = await story.Open(older);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        await phone.Say(story.First(older, DocumentStory.Passport.Mrz));
        await phone.Hear();
        var newer = await story.Start();

        await Assert.ThrowsAnyAsync<Exception>(() => phone.CarryOn());

        Assert.Equal((newer.Check, CheckStep.Started), await Step(story));
        Assert.Equal("granted", DocumentStory.Word(await story.Read(newer, DocumentStory.Passport)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(20)]
    public async Task R70_a_phone_that_goes_away_leaves_nothing_granted(int frames)
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using (var socket = await story.Open(check))
        {
            var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
            await phone.Say(story.First(check, DocumentStory.Passport.Mrz));
            await phone.CarryOn(frames);
            socket.Abort();
        }

        await Refused(story);
        Assert.Equal("DocumentCheckOver", DocumentStory.Word(await story.Read(check, DocumentStory.Passport)));
    }

    [Fact]
    public async Task R70_a_chip_that_was_moved_away_is_read_anew()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using var socket = await story.Open(check);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        await phone.Say(story.First(check, DocumentStory.Passport.Mrz));
        await phone.Hear();
        await phone.Hear();

        await phone.Say(new { type = "lost" });

        Assert.Equal("granted", DocumentStory.Word(await phone.CarryOn()));
    }

    [Fact]
    public async Task R70_a_zone_is_asked_for_five_times_and_the_wrong_part_is_named()
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using var socket = await story.Open(check);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        var zone = DocumentStory.Passport.Mrz;
        var wrong = $"{zone[..53]}{(zone[53] == '0' ? '1' : '0')}{zone[54..]}";
        await phone.Say(story.First(check, wrong));
        for (var again = 1; again < Limits.ZonesOfAReading; again++)
        {
            Assert.Equal("documentNumber", (await phone.CarryOn()).GetProperty("part").GetString());
            await phone.Say(new { type = "zone", zone = wrong });
        }

        Assert.Equal("DocumentTextWrong", DocumentStory.Word(await phone.CarryOn()));
        Assert.Equal(0, phone.Commands);
    }

    public static TheoryData<string, WebSocketMessageType> Nonsense =>
        new()
        {
            { new string('x', 5_000), WebSocketMessageType.Text },
            { "[]", WebSocketMessageType.Text },
            { """{"type":"picture"}""", WebSocketMessageType.Text },
            { new string('x', 80_000), WebSocketMessageType.Binary },
            { new string('x', 3_000_000), WebSocketMessageType.Binary },
        };

    [Theory, MemberData(nameof(Nonsense))]
    public async Task T29_a_frame_that_nobody_asked_for_or_that_is_too_long_ends_the_reading(
        string frame,
        WebSocketMessageType type
    )
    {
        await using var story = await DocumentStory.Begin();
        var check = await story.Start();
        using var socket = await story.Open(check);
        var phone = new CarryingPhone(socket, new Chip(DocumentStory.Passport));
        await phone.Say(story.First(check, DocumentStory.Passport.Mrz));
        await phone.Hear();
        await phone.Hear();

        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(frame), type, endOfMessage: true, default);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException)
        {
            // The server did not wait for its end.
        }

        Assert.Equal((null, null), await Ended(phone));
        await Refused(story);
    }

    // A connection that the server has dropped ends with a close frame, or without one.
    private static async Task<(JsonElement?, byte[]?)> Ended(CarryingPhone phone)
    {
        try
        {
            return await phone.Hear();
        }
        catch (Exception gone) when (gone is WebSocketException or IOException)
        {
            return (null, null);
        }
    }

    private static async Task<(Guid, CheckStep)> Step(DocumentStory story)
    {
        var stored = (await story.Stored())!;
        return (stored.Id, stored.State.Step);
    }

    private static Task Refused(DocumentStory story) =>
        Eventually.Is(async () => (await Step(story)).Item2 is CheckStep.Refused);
}
