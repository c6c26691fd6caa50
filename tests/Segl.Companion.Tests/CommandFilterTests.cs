using Segl.Companion.Cards;
using Segl.Passport;
using Segl.Passport.Chips;

namespace Segl.Companion.Tests;

/// <summary>T-86: a page gets at passports and identity cards, and at nothing else that lies on the reader.</summary>
public sealed class CommandFilterTests
{
    private static readonly byte[] Ok = [0x90, 0];
    private static readonly byte[] NotFound = [0x6A, 0x82];

    private const string SelectApplication = "00A4040C07A0000002471001",
        SelectMasterFile = "00A4000C023F00",
        SelectCardAccess = "00A4020C02011C",
        GetChallenge = "0084000008",
        ChoosePaceByMrz = "0022C1A40F800A04007F00070202040202830101",
        Mechanism = "800A04007F00070202040202";

    private readonly CommandFilter filter = new();

    public static TheoryData<string> Names => [.. ChipCorpus.Cases.Select(one => one.Name)];

    /// <summary>Every chip of the corpus is read, or refused, for the reason that it is without the filter.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_a_reading_takes_passes(string name)
    {
        var document = InspectionSystem.Document(name);
        var chip = new Chip(document.Design);
        var verdict = await InspectionSystem.Read(
            document,
            async (bytes, ct) =>
            {
                var command = Command.Read(bytes);
                Assert.True(command is not null && filter.Allows(command), Convert.ToHexString(bytes.Span));
                var answer = await chip.Exchange(bytes, ct);
                filter.Note(command, answer);
                return answer;
            }
        );
        // A revoked signer is known to whoever has the list.
        Assert.Equal(document.IsRevoked ? null : document.Expected, (verdict as PassportVerdict.Refused)?.Fault);
    }

    [Theory]
    [InlineData("0020000108", "VERIFY: how many tries a PIN has left")]
    [InlineData("00200001083132333400000000", "VERIFY: tries a PIN")]
    [InlineData("002000820431323334", "VERIFY of a signature card")]
    [InlineData("0024000108313233343536373800", "CHANGE REFERENCE DATA")]
    [InlineData("002C0001083132333400000000", "RESET RETRY COUNTER")]
    [InlineData("00A404000E325041592E5359532E444446303100", "SELECT PPSE: a bank card")]
    [InlineData("00A4040C07A0000000031010", "SELECT Visa")]
    [InlineData("00A4040C07A0000000041010", "SELECT Mastercard")]
    [InlineData("00A4040C09E80704007F00070302", "SELECT the eID application")]
    [InlineData("00A4040C0AA000000167455349474E", "SELECT eSign")]
    [InlineData("00A4040C05A000000308", "SELECT PIV")]
    [InlineData("00A4040C06A00000024710", "SELECT by a part of the name")]
    [InlineData("00A4020C02EF01", "SELECT another file")]
    [InlineData("00A4020C020103", "SELECT fingerprints")]
    [InlineData("00A4080C043F00011C", "SELECT by path")]
    [InlineData("00B2011400", "READ RECORD: a bank card's number")]
    [InlineData("00B0000000", "READ BINARY of whatever is selected")]
    [InlineData("00B09C0000", "READ BINARY that selects")]
    [InlineData("00CA9F7F00", "GET DATA")]
    [InlineData("80CA9F7F00", "GET DATA")]
    [InlineData("80A8000002830000", "GET PROCESSING OPTIONS")]
    [InlineData("80AE8000", "GENERATE AC: a payment")]
    [InlineData("0088000008010203040506070800", "INTERNAL AUTHENTICATE: another card's key signs")]
    [InlineData("002A9E9A20", "COMPUTE DIGITAL SIGNATURE")]
    [InlineData("002241B6", "MSE: the key that signs")]
    [InlineData("0084000008", "GET CHALLENGE of any card")]
    [InlineData("00D60000010000", "UPDATE BINARY")]
    [InlineData("000E0000", "ERASE BINARY")]
    [InlineData("0044000000", "ACTIVATE FILE")]
    [InlineData("00E60000", "TERMINATE CARD USAGE")]
    [InlineData("0070000001", "MANAGE CHANNEL")]
    [InlineData("FFCA000000", "GET UID: of the reader, and a trace of the person")]
    [InlineData("FF000000", "to the reader itself")]
    [InlineData("8050000008", "INITIALIZE UPDATE: a card's manager")]
    [InlineData("0CB0000000", "secure messaging before a chip is open")]
    [InlineData("01A4040C07A0000002471001", "another channel")]
    [InlineData("1022C1A4", "a chain of another command")]
    public void T86_what_no_reading_takes_is_refused(string command, string why) =>
        Assert.False(Allows(command), $"{command}: {why}");

    /// <summary>PINs of identity cards have few tries; the zone and the card access number have no end of them.</summary>
    [Theory]
    [InlineData("830103", "the PIN")]
    [InlineData("830104", "the unblocking key")]
    [InlineData("830100", "no password")]
    [InlineData("83020102", "two at once")]
    [InlineData("830101830103", "the zone, and then the PIN")]
    [InlineData("830103830101", "the PIN, and then the zone")]
    [InlineData("", "none")]
    [InlineData("8301017F4C0E060904007F0007030102025301", "a terminal's rights")]
    [InlineData("83010184020D0D", "parameters that are too long")]
    [InlineData("8303", "a length that is not there")]
    public void T86_PACE_goes_by_what_is_printed_and_never_by_a_PIN(string password, string why)
    {
        var data = Mechanism + password;
        Assert.False(Allows($"0022C1A4{data.Length / 2:X2}{data}"), why);
        Assert.True(Allows(ChoosePaceByMrz));
        Assert.True(Allows(ChoosePaceByMrz[..^2] + "02"));
    }

    [Fact]
    public void T86_keys_are_proven_in_the_application_of_passports_only()
    {
        var authenticate = $"0082000028{new string('0', 80)}28";
        Answer(SelectApplication, NotFound);
        Assert.False(Allows(GetChallenge));
        Answer(SelectApplication, Ok);
        Assert.False(Allows(authenticate));
        Answer(GetChallenge, [1, 2, 3, 4, 5, 6, 7, 8, .. Ok]);
        Assert.True(Allows(authenticate));
        Answer(SelectMasterFile, Ok);
        Assert.False(Allows(GetChallenge));
        Assert.False(Allows(authenticate));
    }

    [Fact]
    public void T86_a_file_is_read_after_it_was_found()
    {
        Answer(SelectCardAccess, NotFound);
        Assert.False(Allows("00B0000000"));
        Answer(SelectCardAccess, Ok);
        Assert.True(Allows("00B0000000"));
        Assert.False(Allows("00B09C0000"));
        Answer(SelectApplication, Ok);
        Assert.False(Allows("00B0000000"));
    }

    [Theory]
    [InlineData("0C20000100", "VERIFY")]
    [InlineData("0C24000100", "CHANGE REFERENCE DATA")]
    [InlineData("0C2C000300", "RESET RETRY COUNTER")]
    [InlineData("0C22C1A400", "MSE: another PACE, maybe by a PIN")]
    [InlineData("0C2281A400", "MSE: terminal authentication")]
    [InlineData("0C2A00BE00", "PSO: a terminal's certificate")]
    [InlineData("0C82000000", "EXTERNAL AUTHENTICATE: terminal authentication")]
    [InlineData("0C84000008", "GET CHALLENGE: terminal authentication")]
    [InlineData("0CD6000000", "UPDATE BINARY")]
    [InlineData("8C20000100", "VERIFY")]
    public void T86_an_open_chip_is_read_and_nothing_else(string command, string what)
    {
        Answer(ChoosePaceByMrz, Ok);
        Answer("0086000004" + "7C028500" + "00", Ok);
        Assert.True(Allows("0CB0000000"));
        Assert.False(Allows(command), what);
    }

    [Fact]
    public void A_command_without_protection_closes_the_chip()
    {
        Answer(ChoosePaceByMrz, Ok);
        Answer("0086000004" + "7C028500" + "00", Ok);
        Answer(SelectMasterFile, Ok);
        Assert.False(Allows("0CB0000000"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00A404")]
    [InlineData("00A4040C0000")]
    [InlineData("00A4040C08A0000002471001")]
    [InlineData("00A4040C07A00000024710010000")]
    [InlineData("00A4040C000007A00000024710")]
    public void T86_a_command_whose_lengths_lie_is_none(string command) =>
        Assert.Null(Command.Read(Convert.FromHexString(command)));

    [Fact]
    public void T86_a_command_beyond_the_bound_is_none() =>
        Assert.Null(Command.Read(new byte[Bounds.LongestCommand + 1]));

    /// <summary>Nothing that is thrown at it makes it fail, and of random commands next to none passes.</summary>
    [Fact]
    public void T86_noise_is_refused()
    {
        var random = new Random(86);
        var passed = 0;
        for (var tries = 0; tries < 200_000; tries++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            passed += Command.Read(bytes) is { } command && filter.Allows(command) ? 1 : 0;
        }
        Assert.InRange(passed, 0, 1);
    }

    private bool Allows(string hex) =>
        Command.Read(Convert.FromHexString(hex)) is { } command && filter.Allows(command);

    private void Answer(string hex, byte[] answer)
    {
        Assert.True(Allows(hex), hex);
        filter.Note(Command.Read(Convert.FromHexString(hex))!, answer);
    }
}
