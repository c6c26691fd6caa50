using Org.BouncyCastle.Math;

namespace Segl.Passport.Tests;

/// <summary>Doc 9303-11 appendices G, H and I: PACE on brainpoolP256r1 with each mapping, byte by byte.</summary>
public sealed class PaceTests
{
    private const string GenericMapping = "31143012060A04007F0007020204020202010202010D";
    private const string ChipAuthenticationMapping = "31143012060A04007F0007020204060202010202010D";

    private static readonly AccessKey ExampleG = AccessKey.From("T22000129", new(1964, 8, 12), new(2010, 10, 31));

    private static readonly (string, string)[] ScriptOfG =
    [
        ("0022C1A40F800A04007F00070202040202830101", "9000"),
        ("10860000027C0000", "7C12801095A3A016522EE98D01E76CB6B98B42C39000"),
        (
            "10860000457C438141047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
                + "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D00",
            "7C43824104824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
                + "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C549000"
        ),
        (
            "10860000457C438341042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
                + "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB3646200",
            "7C438441049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
                + "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F0949000"
        ),
        ("008600000C7C0A8508C2B0BD78D94BA86600", "7C0A86083ABB9674BCE93C089000"),
    ];

    [Fact]
    public async Task Generic_mapping_of_appendix_G()
    {
        var chip = new ScriptedChip(ScriptOfG);

        Assert.Null(await Open(chip, GenericMapping, ExampleG, SecretsOfG()));
        Assert.True(chip.IsDone);
    }

    [Fact]
    public async Task The_session_of_appendix_G_has_its_keys()
    {
        // The counter starts at 0, so the first protected command is that of a session with the keys of the example.
        var keys = SessionCrypto.WithKeys(
            SessionCipher.Aes128,
            Convert.FromHexString("F5F0E35C0D7161EE6724EE513A0D9A7F"),
            Convert.FromHexString("FE251C7858B356B24514B3BD5F4297D1")
        );
        var command = new CommandApdu(0, 0xA4, 4, 0x0C, Convert.FromHexString("A0000002471001"));
        var expected = Convert.ToHexString(new SecureMessaging(keys).Protect(command).Encode());
        var chip = new ScriptedChip([.. ScriptOfG, (expected, "6982")]);
        var session = Session(chip, SecretsOfG());

        await Pace.Open(session, Protocol(GenericMapping), ExampleG, namesParameters: false, default);
        await Assert.ThrowsAsync<PassportException>(async () => await session.Send(command, default));
        Assert.True(chip.IsDone);
    }

    [Fact]
    public async Task Chip_authentication_mapping_of_appendix_I()
    {
        var chip = new ScriptedChip(
            ("0022C1A40F800A04007F00070202040602830101", "9000"),
            ("10860000027C0000", "7C128010CB60E8E0D85B76A9BD304747C2AD42E29000"),
            (
                "10860000457C438141047F1D410ADB7DDB3B84BF1030800981A9105D7457B4A3ADE002384F3086C67EDE"
                    + "1AB889104A27DB6D842B019020FBF3CEACB0DC627F7BDCAC29969E19D0E553C100",
                "7C43824104A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
                    + "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E239000"
            ),
            (
                "10860000457C43834104446C934084D9DAB863944F219520076C29EE3F7AE6722B11FF319EC1C7728F95"
                    + "5483400BFF60BF0C5929270009277DC2A515E12575010AD9BA916CF1BF86FEFC00",
                "7C4384410402AD566F3C6EC7F9324509AD50A51FA52030782A4968FCFEDF737DAEA9933331"
                    + "11C3B9B4C2287789BD137E7F8AA882E2A3C633CCD6ECC2C63C57AD401A09C2E19000"
            ),
            (
                "008600000C7C0A8508E86BD06018A1CD3B00",
                "7C3C86088596CF055C67C1A38A301EEA964DAAE372AC990E3EFDE6333353BFC8"
                    + "9A6704D93DA8798CF77F5B7A54BD10CBA372B42BE0B9B5F28AA8DE2F4F929000"
            )
        );
        var key = AccessKey.From("C11T002JM", new(1996, 8, 12), new(2023, 10, 31));

        var proof = await Open(
            chip,
            ChipAuthenticationMapping,
            key,
            Secrets(
                "5D8BB87BD74D985A4B7D4325B9F7B976FE835122773400798914AA22738135CC",
                "76ECFDAA9841C323A3F5FC5E88B88DB3EFF7E35EBF57A7E6946CB630006C2120"
            )
        );

        Assert.True(chip.IsDone);
        Assert.Equal(
            "85DC3FA93D0952BFA82F5FD189EE75BD82F11D1F0B8ED4BF5319AC9B53C426B3",
            Convert.ToHexString(proof!.Data)
        );
    }

    [Fact]
    public void Integrated_mapping_of_appendix_H_maps_the_nonces_to_a_point()
    {
        var mapped = PaceMappings.Integrated(
            NamedCurve.ByParameterId(13)!,
            SessionCipher.Aes128,
            Convert.FromHexString("2923BE84E16CD6AE529049F1F1BBE9EB"),
            Convert.FromHexString("5DD4CBFC96F5453B130D890A1CDBAE32")
        );

        Assert.Equal(
            "8E82D31559ED0FDE92A4D0498ADD3C23BABA94FB77691E31E90AEA77FB17D427",
            Convert.ToHexString(mapped.AffineXCoord.GetEncoded())
        );
    }

    [Fact]
    public void Integrated_mapping_of_appendix_H_agrees_and_authenticates()
    {
        var curve = NamedCurve.ByParameterId(13)!;
        var generator = PaceMappings.Integrated(
            curve,
            SessionCipher.Aes128,
            Convert.FromHexString("2923BE84E16CD6AE529049F1F1BBE9EB"),
            Convert.FromHexString("5DD4CBFC96F5453B130D890A1CDBAE32")
        );
        var ours = new KeyPair(
            curve,
            generator,
            new BigInteger("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595", 16)
        );
        var theirs = Convert.FromHexString(
            "0467F78E5F7F7686082B293E8D087E056916D0F74BC01A5F8957D0DE45691E51E8"
                + "932B69A962B52A0985AD2C0A271EE6A13A8ADDDCD1A3A994B9DED257F4D22753"
        );
        var secret = ours.Secret(curve.Point(theirs));
        var crypto = SessionCrypto.Of(SessionCipher.Aes128, secret);
        const string oid = "0.4.0.127.0.7.2.2.4.4.2";

        Assert.Equal(
            "89CBA23FFE96AA18D824627C3E934E54A9FD0B87A95D1471DC1C0ABFDCD640D4",
            Convert.ToHexString(ours.Encoded[1..33])
        );
        Assert.Equal("4F150FDE1D4F0E38E95017B891BAE17133A0DF45B0D3E18B60BA7BEAFDC2C713", Convert.ToHexString(secret));
        Assert.Equal("450F02B86F6A0909", Convert.ToHexString(crypto.Token(Pace.TokenInput(oid, theirs))));
        Assert.Equal("75D4D96E8D5B0308", Convert.ToHexString(crypto.Token(Pace.TokenInput(oid, ours.Encoded))));
    }

    [Fact]
    public async Task A_chip_that_sends_our_own_key_back_is_refused()
    {
        var echo = ScriptOfG[3].Item1[14..^2].Replace("8341", "8441", StringComparison.Ordinal);
        var refusal = await Refusal([.. ScriptOfG[..3], (ScriptOfG[3].Item1, $"7C43{echo[^134..]}9000")]);

        Assert.Equal(PassportFault.AccessDenied, refusal.Fault);
    }

    [Theory]
    [InlineData(0, "6A80")]
    [InlineData(1, "6982")]
    [InlineData(4, "6300")]
    [InlineData(4, "7C0A86083ABB9674BCE93C099000")]
    [InlineData(4, "7C009000")]
    public async Task Whatever_the_chip_refuses_or_proves_wrongly_is_access_denied(int step, string answer)
    {
        var refusal = await Refusal([.. ScriptOfG[..step], (ScriptOfG[step].Item1, answer)]);
        Assert.Equal(PassportFault.AccessDenied, refusal.Fault);
    }

    [Fact]
    public async Task A_point_beside_the_curve_is_malformed()
    {
        var (command, answer) = ScriptOfG[2];
        var refusal = await Refusal([
            .. ScriptOfG[..2],
            (command, answer.Replace("3C549000", "3C559000", StringComparison.Ordinal)),
        ]);

        Assert.Equal(PassportFault.Malformed, refusal.Fault);
    }

    [Fact]
    public void The_mapping_that_proves_the_chip_is_chosen_before_a_longer_key()
    {
        const string generic256 = "3012060A04007F0007020204020402010202010D";
        const string proving128 = "3012060A04007F0007020204060202010202010D";

        Assert.Equal(PaceMapping.ChipAuthentication, Protocol($"3128{generic256}{proving128}").Mapping);
        Assert.Equal(PaceMapping.ChipAuthentication, Protocol($"3128{proving128}{generic256}").Mapping);
    }

    private static async Task<PassportException> Refusal((string, string)[] script) =>
        await Assert.ThrowsAsync<PassportException>(() => Open(new(script), GenericMapping, ExampleG, SecretsOfG()));

    private static async Task<Pace.MappingProof?> Open(
        ScriptedChip chip,
        string cardAccess,
        AccessKey key,
        Func<int, byte[]> secrets
    ) => await Pace.Open(Session(chip, secrets), Protocol(cardAccess), key, namesParameters: false, default);

    private static PaceProtocol Protocol(string cardAccess) =>
        PaceProtocol.Best(SecurityInfos.ReadCardAccess(Convert.FromHexString(cardAccess)))!;

    private static ChipSession Session(ScriptedChip chip, Func<int, byte[]> secrets) =>
        new(chip.Transport, false, secrets);

    private static Func<int, byte[]> SecretsOfG() =>
        Secrets(
            "7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99",
            "A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595"
        );

    /// <summary>Random bytes of which these private keys come out: a scalar is one more than them.</summary>
    private static Func<int, byte[]> Secrets(params string[] keys)
    {
        var next = new Queue<string>(keys);
        return length => BigIntegers(new BigInteger(next.Dequeue(), 16).Subtract(BigInteger.One), length);
    }

    private static byte[] BigIntegers(BigInteger value, int length)
    {
        var bytes = value.ToByteArrayUnsigned();
        return [.. new byte[length - bytes.Length], .. bytes];
    }
}
