using System.Buffers;
using System.Text;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>The values of docs/protocol.md, "Logging in", by its own vector, and what is none of them.</summary>
public sealed class LoginProofsTests
{
    private static readonly Guid Login = Guid.Parse("0198a3c4-5d6e-7f80-9123-456789abcdef");
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Theory]
    [InlineData(0, "AZijxF1uf4CRI0VniavN7w.0.rfLzqU0vJhY")]
    [InlineData(12, "AZijxF1uf4CRI0VniavN7w.12.oQkLQPyxpUY")]
    [InlineData(299, "AZijxF1uf4CRI0VniavN7w.299.Wdyk6HAqqvE")]
    public void R92_a_qr_code_is_what_the_protocol_says(long second, string code)
    {
        Assert.Equal(code, LoginProofs.QrCode(Login, Secret, second));
        var read = LoginProofs.ReadQrCode(code)!;
        Assert.Equal((Login, second), (read.LoginId, read.Second));
        Assert.True(LoginProofs.IsOurs(read, Secret));
        Assert.Contains(code, File.ReadAllText(Repository.File("docs", "protocol.md")));
    }

    [Fact]
    public void R92_the_codes_of_one_event_are_those_of_its_seconds()
    {
        var written = new ArrayBufferWriter<byte>();

        LoginProofs.WriteQrCodes(Login, Secret, 98, 4, written);

        Assert.Equal(
            new long[] { 98, 99, 100, 101 }.Select(second => LoginProofs.QrCode(Login, Secret, second)),
            Encoding.ASCII.GetString(written.WrittenSpan).Split(' ')
        );
    }

    [Theory]
    [InlineData("AZijxF1uf4CRI0VniavN7w.13.oQkLQPyxpUY")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.16.oQkLQPyxpUY")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.12.oQkLQPyxpUc")]
    public void R92_a_code_that_was_bent_is_not_ours(string code) =>
        Assert.False(LoginProofs.IsOurs(LoginProofs.ReadQrCode(code)!, Secret));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.12")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.-1.oQkLQPyxpUY")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.+1.oQkLQPyxpUY")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.99999999999999999999.oQkLQPyxpUY")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.12.oQkLQPyxpUY=")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.12.oQkLQPyxpUYAA")]
    [InlineData("AZijxF1uf4CRI0VniavN7w.12.xjuJbmaU 9o")]
    [InlineData("https://id.segl.test/q#AZijxF1uf4CRI0VniavN7w.12.oQkLQPyxpUY")]
    public void What_is_no_code_is_null(string shown)
    {
        Assert.Null(LoginProofs.ReadQrCode(shown));
        Assert.Null(LoginProofs.ReadOneTime(shown));
    }
}
