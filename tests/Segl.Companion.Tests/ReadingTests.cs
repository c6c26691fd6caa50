using Segl.Companion.Cards;
using Segl.Passport;

namespace Segl.Companion.Tests;

/// <summary>T-86: what a paired page may do, and what ends it.</summary>
public sealed class ReadingTests
{
    private static readonly byte[] SelectApplication = [0, 0xA4, 4, 0x0C, 7, 0xA0, 0, 0, 2, 0x47, 0x10, 1];
    private static readonly byte[] Verify = [0, 0x20, 0, 1, 4, 0x31, 0x32, 0x33, 0x34];

    [Fact]
    public async Task A_document_is_read_by_the_server_behind_the_page()
    {
        await using var door = new OpenDoor();
        await using var page = await door.Connected();
        Assert.Equal("noDocument", (await page.Next())["state"]!.GetValue<string>());
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await page.UntilDocument();
        Assert.IsType<PassportVerdict.Authentic>(await page.Read(InspectionSystem.Passport));
        await page.DisposeAsync();
        await OpenDoor.Eventually(() => !door.Readers.IsTaken);
        Assert.Contains("Segl at https://segl.example is reading a document.", door.Screen, StringComparison.Ordinal);
    }

    /// <summary>The screen is all that is left of a reading, and it holds nothing of the document.</summary>
    [Fact]
    public async Task T85_the_screen_shows_nothing_of_a_document()
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await using var page = await (await door.Connected()).UntilDocument();
        await page.Read(InspectionSystem.Passport);
        Assert.DoesNotContain("ERIKSSON", door.Screen, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            door.Readers.Commands,
            command => Assert.DoesNotContain(Convert.ToHexString(command), door.Screen, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(ReaderState.NoService, "noReader")]
    [InlineData(ReaderState.NoReader, "noReader")]
    [InlineData(ReaderState.InUse, "inUse")]
    [InlineData(ReaderState.OtherCard, "otherCard")]
    internal async Task The_page_is_told_what_is_missing(ReaderState state, string told)
    {
        await using var door = new OpenDoor();
        door.Readers.TakeAway(state);
        await using var page = await door.Connected();
        Assert.Equal(told, (await page.Next())["state"]!.GetValue<string>());
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await page.UntilDocument();
    }

    [Fact]
    public async Task T86_a_command_that_no_reading_takes_ends_it_before_it_reaches_the_card()
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await using var page = await (await door.Connected()).UntilDocument();
        await page.Send(Verify);
        Assert.Equal("commandRefused", await page.Reason());
        Assert.True(await page.HasEnded());
        Assert.Empty(door.Readers.Commands);
        await OpenDoor.Eventually(() => !door.Readers.IsTaken);
        Assert.Contains("was refused", door.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 513)]
    [InlineData(true, 100_000)]
    [InlineData(false, 4097)]
    [InlineData(false, 1_000_000)]
    public async Task T86_a_message_beyond_its_bound_ends_the_line(bool isText, int length)
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await using var page = await (await door.Connected()).UntilDocument();
        await page.Send(Enumerable.Repeat((byte)' ', length).ToArray(), isText);
        Assert.Equal("notUnderstood", await page.Reason());
        Assert.Empty(door.Readers.Commands);
    }

    [Theory]
    [InlineData("""{"type":"connect"}""", "notPaired")]
    [InlineData("""{"type":"connect","key":""}""", "notPaired")]
    [InlineData("""{"type":"connect","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}""", "notPaired")]
    [InlineData("""{"type":"connect","key":7}""", "notPaired")]
    [InlineData("""{"type":"pair"}""", "wrongCode")]
    [InlineData("""{"type":"pair","code":["1"]}""", "wrongCode")]
    [InlineData("""{"type":"readers"}""", "notUnderstood")]
    [InlineData("[]", "notUnderstood")]
    [InlineData("{", "notUnderstood")]
    [InlineData("null", "notUnderstood")]
    public async Task T85_a_page_that_is_not_paired_gets_nothing(string message, string reason)
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await door.Paired();
        await using var page = await Page.Call(door.Port);
        await page.Send(System.Text.Encoding.UTF8.GetBytes(message), isText: true);
        Assert.Equal(reason, await page.Reason());
        Assert.True(await page.HasEnded());
        Assert.False(door.Readers.IsTaken);
    }

    [Fact]
    public async Task T85_a_command_before_the_key_gets_nothing()
    {
        await using var door = new OpenDoor();
        await using var page = await Page.Call(door.Port);
        await page.Send(SelectApplication);
        Assert.Equal("notUnderstood", await page.Reason());
    }

    [Fact]
    public async Task T85_three_wrong_codes_and_the_old_one_is_worthless()
    {
        await using var door = new OpenDoor();
        var code = door.Pairing.Code;
        var wrong = code == "000000" ? "111111" : "000000";
        Assert.Equal("wrongCode", await Page.Pair(door.Port, wrong));
        Assert.Equal("wrongCode", await Page.Pair(door.Port, wrong));
        Assert.Equal("newCode", await Page.Pair(door.Port, wrong));
        Assert.Equal("wrongCode", await Page.Pair(door.Port, code));
        Assert.Contains($"{door.Pairing.Code[..3]} {door.Pairing.Code[3..]}", door.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T86_one_page_at_a_time_has_the_reader()
    {
        await using var door = new OpenDoor();
        var key = await door.Paired();
        await using var first = await Page.Connect(door.Port, key);
        await first.Next();
        await using (var second = await Page.Connect(door.Port, key))
        {
            Assert.Equal("busy", await second.Reason());
        }
        first.Vanish();
        await using var third = await Page.Connect(door.Port, key);
        Assert.Equal("noDocument", (await third.Next())["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_user_stops_it_and_the_page_needs_the_code_again()
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        var key = await door.Paired();
        await using var page = await Page.WithDocument(door.Port, key);
        Assert.True(door.Door.Stop());
        Assert.Equal("stopped", await page.Reason());
        Assert.True(await page.HasEnded());
        await OpenDoor.Eventually(() => !door.Readers.IsTaken);
        await using var again = await Page.Connect(door.Port, key);
        Assert.Equal("notPaired", await again.Reason());
        Assert.False(door.Door.Stop());
    }

    /// <summary>Wherever a page goes, the next one finds the reader free and the chip as after its power was off.</summary>
    [Fact]
    public async Task A_page_that_vanishes_at_any_step_leaves_nothing()
    {
        await using var door = new OpenDoor();
        var key = await door.Paired();
        (await Page.Call(door.Port)).Vanish();
        (await Page.Connect(door.Port, key)).Vanish();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        for (var commands = 0; commands < 40; commands += 5)
        {
            await using var page = await Page.WithDocument(door.Port, key);
            var left = commands;
            await Assert.ThrowsAnyAsync<Exception>(async () =>
                await InspectionSystem.Read(
                    InspectionSystem.Passport,
                    (command, ct) =>
                    {
                        if (left-- == 0)
                        {
                            page.Vanish();
                        }
                        return page.Transmit(command, ct);
                    }
                )
            );
        }
        await using var last = await Page.WithDocument(door.Port, key);
        Assert.IsType<PassportVerdict.Authentic>(await last.Read(InspectionSystem.Passport));
    }

    [Fact]
    public async Task A_document_that_is_taken_away_is_told_as_lost_and_may_be_laid_again()
    {
        await using var door = new OpenDoor();
        door.Readers.Lay(InspectionSystem.Passport.Design);
        var key = await door.Paired();
        await using (var page = await Page.WithDocument(door.Port, key))
        {
            await page.Transmit(SelectApplication, TestContext.Current.CancellationToken);
            door.Readers.TakeAway();
            await page.Send(SelectApplication);
            Assert.Equal("lost", await page.Reason());
            Assert.True(await page.HasEnded());
        }
        door.Readers.Lay(InspectionSystem.Passport.Design);
        await using var again = await Page.WithDocument(door.Port, key);
        Assert.IsType<PassportVerdict.Authentic>(await again.Read(InspectionSystem.Passport));
    }
}
