using System.Security.Cryptography;
using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>One honest chip of each kind, read from the first command to the verdict.</summary>
public sealed class HonestChipsTests
{
    private const string Generic = "0.4.0.127.0.7.2.2.4.2.";
    private const string Integrated = "0.4.0.127.0.7.2.2.4.4.";
    private const string Mapped = "0.4.0.127.0.7.2.2.4.6.";

    [Fact]
    public async Task The_specimen_is_authentic_by_both_checks_active_authentication_first()
    {
        var document = await Reading.Authentic(new() { HasMore = true });

        Assert.Equal([CloneCheck.ActiveAuthentication, CloneCheck.ChipAuthentication], document.Checks);
        Assert.Equal("L898902C3", document.Data.Mrz.DocumentNumber);
        Assert.Equal(
            (FaceImageFormat.Jpeg, 240, 320),
            (document.Data.Portrait.Format, document.Data.Portrait.Width, document.Data.Portrait.Height)
        );
        Assert.Equal(Specimen.Jpeg, document.Data.Portrait.Bytes.ToArray());
        Assert.Equal(
            ("ERIKSSON<<ÅSA<MARIA", "1208741234"),
            (document.Data.More!.FullName, document.Data.More.PersonalNumber)
        );
        Assert.Equal(new DateOnly(1974, 8, 12), document.Data.More.BirthDate);
    }

    [Theory]
    [InlineData(Generic + "1", 12)]
    [InlineData(Generic + "2", 10)]
    [InlineData(Generic + "3", 15)]
    [InlineData(Generic + "4", 18)]
    [InlineData(Generic + "4", 17)]
    [InlineData(Generic + "2", 14)]
    [InlineData(Integrated + "1", 13)]
    [InlineData(Integrated + "2", 12)]
    [InlineData(Integrated + "3", 16)]
    [InlineData(Integrated + "4", 15)]
    public async Task Each_PACE_opens_its_chip(string protocol, int parameters) =>
        Assert.Equal(2, (await Reading.Authentic(new() { Pace = protocol, PaceParameter = parameters })).Checks.Count);

    [Theory]
    [InlineData(Mapped + "2", 13, "brainpoolP256r1")]
    [InlineData(Mapped + "3", 12, "secp256r1")]
    [InlineData(Mapped + "4", 16, "brainpoolP384r1")]
    public async Task Chip_authentication_mapping_proves_the_chip(string protocol, int parameters, string curve)
    {
        var design = new ChipDesign
        {
            Pace = protocol,
            PaceParameter = parameters,
            ChipKey = TestKey.Ec("chip", curve),
            ActiveKey = null,
        };

        Assert.Equal([CloneCheck.ChipAuthenticationMapping], (await Reading.Authentic(design)).Checks);
    }

    [Fact]
    public async Task A_card_opens_by_its_access_number()
    {
        var design = new ChipDesign { Mrz = Specimen.Card, ActiveKey = null };
        var document = await Reading.Authentic(design, AccessKey.FromCan(Specimen.Can));

        Assert.Equal((MrzFormat.Td1, "D23145890"), (document.Data.Mrz.Format, document.Data.Mrz.DocumentNumber));
    }

    [Fact]
    public async Task PACE_with_parameters_written_out_opens_when_they_are_those_of_a_named_curve() =>
        Assert.Equal(2, (await Reading.Authentic(new() { PaceParameter = 32 })).Checks.Count);

    [Theory]
    [InlineData("0.4.0.127.0.7.2.2.3.2.1", null, "secp521r1")]
    [InlineData("0.4.0.127.0.7.2.2.3.2.1", 3, "brainpoolP224r1")]
    [InlineData("0.4.0.127.0.7.2.2.3.2.2", 300, "brainpoolP384r1")]
    [InlineData("0.4.0.127.0.7.2.2.3.2.3", null, "secp384r1")]
    [InlineData("0.4.0.127.0.7.2.2.3.2.4", null, "brainpoolP512r1")]
    [InlineData(null, null, "secp224r1")]
    public async Task BAC_and_each_chip_authentication(string? protocol, int? keyId, string curve)
    {
        var design = new ChipDesign
        {
            Pace = null,
            ActiveKey = null,
            ChipKey = TestKey.Ec("chip", curve),
            ChipProtocol = protocol,
            ChipKeyId = keyId,
        };

        Assert.Equal([CloneCheck.ChipAuthentication], (await Reading.Authentic(design)).Checks);
    }

    [Theory]
    [InlineData("SHA1", 1024)]
    [InlineData("SHA256", 1024)]
    [InlineData("SHA512", 1536)]
    public async Task Active_authentication_of_RSA(string hash, int bits)
    {
        var design = new ChipDesign
        {
            ChipKey = null,
            ActiveKey = TestKey.Rsa("active", bits),
            ActiveHash = new HashAlgorithmName(hash),
        };

        Assert.Equal([CloneCheck.ActiveAuthentication], (await Reading.Authentic(design)).Checks);
        Assert.Equal(
            [CloneCheck.ActiveAuthentication],
            (await Reading.Authentic(design, hasExtendedLength: true)).Checks
        );
    }

    [Theory]
    [InlineData(ChipHabit.ShortReads)]
    [InlineData(ChipHabit.Pieces)]
    [InlineData(ChipHabit.CorrectsLength)]
    [InlineData(ChipHabit.WarnsAtTheEnd)]
    [InlineData(ChipHabit.ShortReads | ChipHabit.Pieces | ChipHabit.WarnsAtTheEnd)]
    public async Task Habits_of_honest_chips_are_borne(ChipHabit habit)
    {
        Assert.Equal(2, (await Reading.Authentic(new() { Habit = habit })).Checks.Count);
        Assert.Equal(
            2,
            (await Reading.Authentic(new() { Habit = habit, Pace = null }, hasExtendedLength: true)).Checks.Count
        );
    }

    [Fact]
    public async Task A_phone_that_has_selected_the_application_already_hides_no_PACE()
    {
        var chip = new Chip(new());
        await chip.Exchange(Convert.FromHexString("00A4040C07A0000002471001"), default);
        var reader = new PassportReader(Reading.Trust(chip.Design.State.Authority()), new());

        var key = AccessKey.From(Reading.Zone(chip.Design));
        var verdict = await reader.Read(new(chip.Exchange), key, Specimen.Now, default);

        Assert.IsType<PassportVerdict.Authentic>(verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_portrait_beyond_offset_32767_is_read(bool hasExtendedLength)
    {
        byte[] large = [.. Specimen.Jpeg, .. new byte[40_000]];
        var document = await Reading.Authentic(new() { Portrait = large }, hasExtendedLength: hasExtendedLength);

        Assert.Equal(large, document.Data.Portrait.Bytes.ToArray());
    }
}
