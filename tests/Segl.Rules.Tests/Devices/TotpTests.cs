using System.Text;

namespace Segl.Rules.Tests;

/// <summary>The vectors of RFC 4226, appendix D, and RFC 6238, appendix B.</summary>
public sealed class TotpTests
{
    private const string Sha1Secret = "12345678901234567890",
        Sha256Secret = "12345678901234567890123456789012",
        Sha512Secret = "1234567890123456789012345678901234567890123456789012345678901234";

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void R60_the_codes_of_RFC_4226(long counter, string code) =>
        Assert.Equal(code, Totp.Hotp(Bytes(Sha1Secret), counter, OtpAlgorithm.HmacSha1, digits: 6));

    [Theory]
    [InlineData(59, "94287082", "46119246", "90693936")]
    [InlineData(1111111109, "07081804", "68084774", "25091201")]
    [InlineData(1111111111, "14050471", "67062674", "99943326")]
    [InlineData(1234567890, "89005924", "91819424", "93441116")]
    [InlineData(2000000000, "69279037", "90698825", "38618901")]
    [InlineData(20000000000, "65353130", "77737706", "47863826")]
    public void R60_the_codes_of_RFC_6238(long second, string sha1, string sha256, string sha512)
    {
        Assert.Equal(sha1, Eight(Sha1Secret, OtpAlgorithm.HmacSha1, second));
        Assert.Equal(sha256, Eight(Sha256Secret, OtpAlgorithm.HmacSha256, second));
        Assert.Equal(sha512, Eight(Sha512Secret, OtpAlgorithm.HmacSha512, second));
    }

    [Theory]
    [InlineData(30, 29_999, 0)]
    [InlineData(30, 30_000, 1)]
    [InlineData(60, 59_999, 0)]
    [InlineData(60, 60_000, 1)]
    public void R60_a_step_is_the_interval_of_the_device(int seconds, long milliseconds, long step)
    {
        var device = Device(seconds);

        Assert.Equal(step, device.StepAt(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)));
    }

    [Fact]
    public void R36_a_code_is_compared_whole()
    {
        var device = Device(30);

        Assert.True(device.IsCodeAt(1, "287082"));
        Assert.All(
            ["287083", "28708", "2870821", "", "２８７０８２"],
            typed => Assert.False(device.IsCodeAt(1, typed))
        );
    }

    [Fact]
    public void T68_a_secret_is_not_printed() => Assert.Equal("Totp", $"{Device(30)}");

    private static Totp Device(int seconds) =>
        new(Bytes(Sha1Secret), OtpAlgorithm.HmacSha1, TimeSpan.FromSeconds(seconds));

    private static string Eight(string secret, OtpAlgorithm algorithm, long second) =>
        Totp.Hotp(
            Bytes(secret),
            new Totp(Bytes(secret), algorithm, Limits.DeviceInterval).StepAt(
                DateTimeOffset.FromUnixTimeSeconds(second)
            ),
            algorithm,
            digits: 8
        );

    private static byte[] Bytes(string ascii) => Encoding.ASCII.GetBytes(ascii);
}
