using Segl.Server.Devices;

namespace Segl.Server.Tests.Devices;

/// <summary>R67: one key out of two parts.</summary>
public sealed class TransportKeyTests
{
    private const string First = "00112233445566778899aabbccddeeff",
        Second = "ffeeddccbbaa99887766554433221100";

    [Theory]
    [InlineData(First, Second)]
    [InlineData(" 0011 2233 4455 6677 8899 AABB CCDD EEFF ", Second)]
    public void R67_the_key_is_the_exclusive_or_of_the_parts(string first, string second)
    {
        using var key = TransportKey.Join(first, second).Key!;

        Assert.Equal(Convert.FromHexString("ffffffffffffffffffffffffffffffff"), key.Bytes);
    }

    [Theory]
    [InlineData(null, Second)]
    [InlineData(First, "")]
    [InlineData(First, "ffeeddccbbaa998877665544332211")]
    [InlineData(First, "ffeeddccbbaa9988776655443322110")]
    [InlineData(First, "ffeeddccbbaa9988776655443322110x")]
    [InlineData("001122", "ffeedd")]
    [InlineData(First, First)]
    [InlineData(First, "00000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000", Second)]
    public void R67_what_one_person_could_give_alone_is_refused_without_repeating_it(string? first, string? second)
    {
        var (key, whyNot) = TransportKey.Join(first, second);

        Assert.Null(key);
        Assert.DoesNotContain("0011", whyNot);
    }

    [Fact]
    public void T33_the_key_is_gone_when_it_was_used()
    {
        var key = TransportKey.Join(First, Second).Key!;

        key.Dispose();

        Assert.All(key.Bytes, one => Assert.Equal(0, one));
    }
}
