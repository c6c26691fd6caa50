namespace Segl.Passport.Tests;

/// <summary>The specimens of Doc 9303 parts 4 to 6, and what a camera or a hand makes of them.</summary>
public sealed class MrzTests
{
    private const string Td3 =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private const string Td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";

    private const string Td1 =
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    private static readonly DateOnly Today = new(2011, 6, 1);

    [Theory]
    [InlineData(Td3, MrzFormat.Td3, "P", "L898902C3", "ZE184226B")]
    [InlineData(Td2, MrzFormat.Td2, "I", "D23145890", "")]
    [InlineData(Td1, MrzFormat.Td1, "I", "D23145890", "")]
    public void The_specimens_of_doc_9303_are_read(
        string text,
        MrzFormat format,
        string code,
        string number,
        string extra
    )
    {
        var mrz = Read(text);

        Assert.Equal(format, mrz.Format);
        Assert.Equal(
            (code, "UTO", number, extra),
            (mrz.DocumentCode, mrz.IssuingState, mrz.DocumentNumber, mrz.OptionalData)
        );
        Assert.Equal(("UTO", 'F'), (mrz.Nationality, mrz.Sex));
        Assert.Equal((new DateOnly(1974, 8, 12), new DateOnly(2012, 4, 15)), (mrz.BirthDate, mrz.ExpiryDate));
        Assert.Equal(("ERIKSSON", "ANNA MARIA"), (mrz.PrimaryIdentifier, mrz.SecondaryIdentifier));
    }

    [Fact]
    public void Spaces_and_small_letters_of_a_hand_do_not_matter() =>
        Assert.Equal(
            Read(Td3),
            Read("  " + Td3.ToLowerInvariant().Replace("\n", "\r\n\r\n ", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("UTO7408122F1204159", "UT07408122F1204159")]
    [InlineData("UTO7408122F1204159", "UTO74O8I2ZF1Z04159")]
    [InlineData("P<UTOERIKSSON<<ANNA", "P<UT0ER1K550N<<ANNA")]
    [InlineData("120415", "1204IS")]
    public void Look_alikes_are_corrected_where_the_place_decides(string printed, string seen) =>
        Assert.Equal(Read(Td3), Read(Td3.Replace(printed, seen, StringComparison.Ordinal)));

    [Fact]
    public void In_a_document_number_nothing_is_corrected() =>
        Assert.Equal(MrzFault.DocumentNumber, Fault(Td3.Replace("L898902C3", "L8989O2C3", StringComparison.Ordinal)));

    [Fact]
    public void A_misread_document_number_is_no_other_number()
    {
        // 0 and O differ in value by 24: the check digit differs, too, in each place of weight 7, 3 and 1.
        foreach (var at in Enumerable.Range(0, 9))
        {
            var bent = Td3.ToCharArray();
            bent[45 + at] = bent[45 + at] == '9' ? '8' : '9';
            Assert.Equal(MrzFault.DocumentNumber, Fault(new(bent)));
        }
    }

    [Theory]
    [InlineData("7408122", "7408123", MrzFault.BirthDate)]
    [InlineData("7408122", "7413128", MrzFault.BirthDate)]
    [InlineData("1204159", "1204158", MrzFault.ExpiryDate)]
    [InlineData("1204159", "1200002", MrzFault.ExpiryDate)]
    [InlineData("ZE184226B<<<<<1", "ZE184226B<<<<<2", MrzFault.PersonalNumber)]
    [InlineData("<<<<<10", "<<<<<11", MrzFault.Composite)]
    [InlineData("UTOERIKSSON", "UT3ERIKSSON", MrzFault.Position)]
    [InlineData("UTOERIKSSON", "UTOÅRIKSSON", MrzFault.Character)]
    [InlineData("UTOERIKSSON", "UTORIKSSON", MrzFault.Length)]
    [InlineData("P<UTO", "V<UTO", MrzFault.DocumentCode)]
    public void The_fault_names_the_field(string printed, string bent, MrzFault fault) =>
        Assert.Equal(fault, Fault(Td3.Replace(printed, bent, StringComparison.Ordinal)));

    [Fact]
    public void A_long_document_number_goes_on_in_the_optional_data()
    {
        // The specimen of Doc 9303-5 for a number of more than nine characters.
        var first = "I<UTOD23145890<7349<<<<<<<<<<<";
        var second = "3407127M9507122UTO<<<<<<<<<<<2";
        var mrz = Read($"{first}\n{second}\nSTEVENSON<<PETER<JOHN<<<<<<<<<", new(1994, 1, 1));

        Assert.Equal("D23145890734", mrz.DocumentNumber);
        Assert.Equal(
            MrzFault.DocumentNumber,
            Fault($"{first.Replace("7349", "7348", StringComparison.Ordinal)}{second}{new string('<', 30)}")
        );
    }

    [Theory]
    [InlineData(2011, 6, 1, "740812", 1974)]
    [InlineData(2026, 11, 28, "261128", 2026)]
    [InlineData(2026, 11, 28, "261129", 1926)]
    [InlineData(2026, 11, 28, "000229", 2000)]
    public void A_birth_lies_in_the_last_hundred_years(int year, int month, int day, string text, int born)
    {
        Assert.True(MrzDate.TryBirth(text, new(year, month, day), out var date));
        Assert.Equal(born, date!.Value.Year);
    }

    [Theory]
    [InlineData("740812", 2011, false, 1974)]
    [InlineData("120415", 2011, true, 2012)]
    [InlineData("050101", 2096, true, 2105)]
    [InlineData("951231", 2005, false, 1995)]
    public void An_expiry_is_near(string text, int year, bool inFuture, int expires)
    {
        Assert.True(MrzDate.TryExpiry(text, new(year, 1, 1), out var date));
        Assert.Equal(expires, date.Year);
        Assert.Equal(inFuture, date > new DateOnly(year, 1, 1));
    }

    [Theory]
    [InlineData("<<<<<<", true)]
    [InlineData("74<<<<", true)]
    [InlineData("7408<<", true)]
    [InlineData("<<0812", false)]
    [InlineData("7<<<<<", false)]
    public void Parts_of_a_birth_may_be_unknown(string text, bool isKnownForm)
    {
        Assert.Equal(isKnownForm, MrzDate.TryBirth(text, Today, out var date));
        Assert.Null(date);
    }

    [Theory]
    [InlineData("Æbelø", "AEBELOE")]
    [InlineData("Åse Müller", "AASE<MUELLER")]
    [InlineData("d'Artagnan-Groß", "DARTAGNAN<GROSS")]
    [InlineData("Þór  Łuczak", "THOR<LUCZAK")]
    [InlineData("Nguyễn", "NGUYEN")]
    public void Names_are_written_as_the_standard_recommends(string name, string written) =>
        Assert.Equal(written, MrzName.Transliterate(name));

    [Theory]
    [InlineData("AASE", "Åse", true)]
    [InlineData("ASE", "Åse", true)]
    [InlineData("SOERENSEN", "Sørensen", true)]
    [InlineData("SORENSEN", "Sørensen", true)]
    [InlineData("MUELLER LUEDENSCHEID", "Müller-Lüdenscheid", true)]
    [InlineData("MULLER<LUEDENSCHEID", "Müller-Lüdenscheid", true)]
    [InlineData("SOERENSE", "Sørensen", false)]
    [InlineData("", "Sørensen", false)]
    [InlineData("JENSEN", "Sørensen", false)]
    public void A_name_is_known_again_in_each_way_to_write_it(string written, string name, bool isSame) =>
        Assert.Equal(isSame, MrzName.CouldBe(written, name));

    [Fact]
    public void A_name_that_fills_the_line_may_be_cut_off_even_within_a_letter()
    {
        Assert.True(
            MrzName.CouldBe("BENNELONG WOOLOOMOOLOO WARR", "Bennelong Wooloomooloo Warrandyte", isCutOff: true)
        );
        Assert.True(MrzName.CouldBe("SO", "Søren", isCutOff: true));
        Assert.False(MrzName.CouldBe("SA", "Søren", isCutOff: true));
        Assert.False(MrzName.CouldBe("", "Søren", isCutOff: true));
    }

    [Fact]
    public void Neither_zone_nor_number_is_in_the_text_of_a_key()
    {
        Assert.DoesNotContain("L898902C3", AccessKey.From(Read(Td3)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("123456", AccessKey.FromCan("123456").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_input_ends_at_once()
    {
        Assert.Equal(MrzFault.Length, Fault(new string('<', 50_000_000)));
        Assert.Equal(MrzFault.Position, Fault(new string('<', 88)));
        Assert.Equal(MrzFault.Character, Fault(new string('\uD800', 88)));
        Assert.False(MrzName.CouldBe(new string('U', 40), new string('Ü', 10_000_000)));
    }

    private static Mrz Read(string text, DateOnly? today = null)
    {
        Assert.True(Mrz.TryRead(text, today ?? Today, out var mrz, out var fault), fault.ToString());
        return mrz!;
    }

    private static MrzFault Fault(string text)
    {
        Assert.False(Mrz.TryRead(text, Today, out _, out var fault));
        return fault;
    }
}
