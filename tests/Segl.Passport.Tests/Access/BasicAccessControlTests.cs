namespace Segl.Passport.Tests;

/// <summary>Doc 9303-11 appendix D: BAC and secure messaging of 3DES, byte by byte.</summary>
public sealed class BasicAccessControlTests
{
    private const string Challenge = "4608F91988702212";
    private const string Response = "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449";

    private static readonly (string, string)[] Opening =
    [
        ("0084000008", Challenge + "9000"),
        (
            "0082000028" + "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7" + "28",
            Response + "9000"
        ),
    ];

    private static readonly (string, string)[] Reading =
    [
        ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
        ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
        (
            "0CB000040D9701128E082EA28A70F3C7B53500",
            "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000"
        ),
    ];

    private static readonly AccessKey Key = AccessKey.From("L898902C", new(1969, 8, 6), new(1994, 6, 23));

    [Fact]
    public void The_keys_of_the_example_are_derived()
    {
        var seed = SessionKeys.BacSeed(Key);

        Assert.Equal("239AB9CB282DAF66231DC5A4DF6BFBAE", Convert.ToHexString(seed));
        Assert.Equal(
            "AB94FDECF2674FDFB9B391F85D7F76F2",
            Convert.ToHexString(SessionKeys.Encryption(SessionCipher.TripleDes, seed))
        );
        Assert.Equal(
            "7962D9ECE03D1ACD4C76089DCE131543",
            Convert.ToHexString(SessionKeys.Mac(SessionCipher.TripleDes, seed))
        );
    }

    [Fact]
    public async Task The_example_opens_the_chip_and_reads_EF_COM()
    {
        var chip = new ScriptedChip([.. Opening, .. Reading]);
        var session = Session(chip);

        await BasicAccessControl.Open(session, Key, CancellationToken.None);
        (await session.Send(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E }), CancellationToken.None)).Require("SELECT");
        var start = (await session.Send(new(0, 0xB0, 0, 0, default, 4), CancellationToken.None)).Data;
        var rest = (await session.Send(new(0, 0xB0, 0, 4, default, 18), CancellationToken.None)).Data;

        Assert.True(chip.IsDone);
        Assert.Equal("60145F01", Convert.ToHexString(start.Span));
        Assert.Equal("04303130365F36063034303030305C026175", Convert.ToHexString(rest.Span));
        Assert.Equal([0x61, 0x75], CommonData.Read((byte[])[.. start.Span, .. rest.Span]).Tags);
    }

    [Theory]
    [InlineData("9000", "9000")]
    [InlineData("46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74489000", "MAC")]
    [InlineData("6300", "status")]
    public async Task An_answer_without_the_key_is_refused(string answer, string why)
    {
        var session = Session(new(Opening[0], (Opening[1].Item1, answer)));

        var refusal = await Assert.ThrowsAsync<PassportException>(async () =>
            await BasicAccessControl.Open(session, Key, default)
        );
        Assert.Equal(PassportFault.AccessDenied, refusal.Fault);
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData("9000")]
    [InlineData("6A82")]
    [InlineData("990290008E08FA855A5D4C50A8EC9000")]
    [InlineData("990290009000")]
    [InlineData("8E08FA855A5D4C50A8ED9000")]
    [InlineData("990290008E08FA855A5D4C50A8ED01009000")]
    public async Task An_answer_that_is_not_protected_ends_the_session(string answer)
    {
        var session = Session(new([.. Opening, (Reading[0].Item1, answer)]));
        await BasicAccessControl.Open(session, Key, default);

        var refusal = await Assert.ThrowsAsync<PassportException>(async () =>
            await session.Send(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E }), default)
        );
        Assert.Equal(PassportFault.SecureMessagingBroken, refusal.Fault);
    }

    private static ChipSession Session(ScriptedChip chip) =>
        new(
            chip.Transport,
            hasExtendedLength: false,
            ScriptedChip.Randomness("781723860C06C226", "0B795240CB7049B01C19B33E32804F0B")
        );
}
