using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Segl.Passport;
using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>T-29: how much a phone can make the server read, and how often.</summary>
public sealed class ReadingBoundsTests
{
    private const int OneAnswer = 64 * 1024;

    // A portrait of 250 kB makes a reading of some 290 kB: three of them are below a megabyte, and four above.
    [Theory]
    [InlineData(0, "granted")]
    [InlineData(2, "granted")]
    [InlineData(4, "DocumentChipUnreadable")]
    public async Task R70_T29_what_chips_send_in_a_reading_is_bounded_also_when_it_is_read_anew(
        int lostAtTheEnd,
        string expected
    )
    {
        await using var story = await DocumentStory.Begin();
        byte[] portrait = [.. Specimen.Jpeg[..^2], .. new byte[250_000], 0xFF, 0xD9];
        var document = DocumentStory.Passport with { Portrait = portrait };
        var (chip, ofThisChip, all, losses) = (new Chip(document), 0L, 0L, 0);

        var decided = await story.ReadBy(
            await story.Start(),
            document,
            async command =>
            {
                var answer = await chip.Exchange(command, default);
                ofThisChip += command.Length + answer.Length;
                all += command.Length + answer.Length;
                if (losses == lostAtTheEnd || ofThisChip < portrait.Length)
                {
                    return answer;
                }

                (chip, ofThisChip, losses) = (new(document), 0, losses + 1);
                return [];
            }
        );

        Assert.Equal(expected, DocumentStory.Word(decided));
        Assert.InRange(all, 1, Limits.BytesOfAReading + 2 * OneAnswer);
    }

    [Theory]
    [InlineData(ChipHabit.EndlessPieces, 300)]
    [InlineData(ChipHabit.TricklesBytes, ChipLimits.MostCommands)]
    public async Task T29_a_chip_whose_answers_do_not_end_is_given_up(ChipHabit habit, int mostCommands)
    {
        await using var story = await DocumentStory.Begin();
        byte[] portrait = [.. Specimen.Jpeg[..^2], .. new byte[20_000], 0xFF, 0xD9];
        var design = DocumentStory.Passport with { Portrait = portrait, Habit = habit };
        var (chip, commands, bytes) = (new Chip(design), 0, 0L);

        var decided = await story.ReadBy(
            await story.Start(),
            DocumentStory.Passport,
            async command =>
            {
                var answer = await chip.Exchange(command, default);
                commands++;
                bytes += command.Length + answer.Length;
                return answer;
            }
        );

        Assert.Equal(nameof(Reason.DocumentChipUnreadable), DocumentStory.Word(decided));
        Assert.InRange(commands, 1, mostCommands);
        Assert.InRange(bytes, 1, Limits.BytesOfAReading + OneAnswer);
    }

    [Fact]
    public async Task T29_the_longest_answers_in_pieces_without_end_are_given_up_after_the_second()
    {
        await using var story = await DocumentStory.Begin();
        var commands = 0;

        var decided = await story.ReadBy(
            await story.Start(),
            DocumentStory.Passport,
            _ =>
            {
                commands++;
                return Task.FromResult<byte[]>([.. new byte[OneAnswer], 0x61, 0x00]);
            }
        );

        Assert.Equal(nameof(Reason.DocumentChipUnreadable), DocumentStory.Word(decided));
        Assert.InRange(commands, 1, 3);
    }

    [Fact]
    public async Task T29_an_address_has_a_hundred_checks_a_day_whatever_phones_are_there()
    {
        await using var story = await DocumentStory.Begin();
        var library = IPAddress.Parse("192.0.2.7");
        for (var check = 0; check < Limits.ChecksOfAnAddress; check++)
        {
            await StartFrom(story, library);
        }

        var refused = await Assert.ThrowsAsync<PhoneRefusedException>(() => StartFrom(story, library));
        Assert.Equal(nameof(Reason.TooManyDocumentChecks), refused.Reason);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        await StartFrom(story, IPAddress.Parse("192.0.2.8"));
        story.Server.Clock.Passes(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<PhoneRefusedException>(() => StartFrom(story, library));
        story.Server.Clock.Passes(TimeSpan.FromTicks(1));
        await StartFrom(story, library);
    }

    // Each time another phone.
    private static async Task StartFrom(DocumentStory story, IPAddress address)
    {
        using var client = story.Server.NewClient(address);
        await new ScriptedPhone(client, story.Server.Address).Ask(
            "/api/document-checks",
            new
            {
                installation = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                language = "en",
                terms = Identities.TermsVersion,
                purpose = "activate",
            }
        );
    }
}
