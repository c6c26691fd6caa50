using Microsoft.Extensions.Configuration;
using Segl.Server.Configuration;

namespace Segl.Server.Tests.Notices;

public sealed class NoticeSettingsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Segl:Sms:Url"] = "http://10.0.0.5:13013/cgi-bin/sendsms",
        ["Segl:Sms:User"] = "segl",
        ["Segl:Sms:Password"] = "secret",
        ["Segl:Mail:Host"] = "mail.example.dk",
        ["Segl:Mail:From"] = "Segl <besked@example.dk>",
    };

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var segl = Configured().GetSection("Segl");

        Assert.Equal("Segl", SmsSettings.Read(segl.GetSection("Sms"))!.From);
        var mail = MailSettings.Read(segl.GetSection("Mail"))!;
        Assert.Equal((587, "besked@example.dk", "Segl"), (mail.Port, mail.From.Address, mail.From.DisplayName));
        Assert.Null(mail.User);
        Assert.Null(mail.Authority);
    }

    [Fact]
    public void Without_a_gateway_there_is_none()
    {
        var nothing = new ConfigurationBuilder().Build().GetSection("Segl");

        Assert.Null(SmsSettings.Read(nothing.GetSection("Sms")));
        Assert.Null(MailSettings.Read(nothing.GetSection("Mail")));
    }

    [Theory]
    [InlineData("465", true)]
    [InlineData("587", false)]
    [InlineData("25", false)]
    public void Port_465_speaks_tls_at_once(string port, bool atOnce)
    {
        var segl = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Mail:Host", "mail.example.dk"),
                new("Mail:From", "besked@example.dk"),
                new("Mail:Port", port),
            ])
            .Build();

        Assert.Equal(atOnce, MailSettings.Read(segl.GetSection("Mail"))!.ImplicitTls);
    }

    [Theory]
    [InlineData("Sms:Url", "ftp://10.0.0.5")]
    [InlineData("Sms:From", "Sægl")]
    [InlineData("Sms:Password", "æøå")]
    [InlineData("Mail:Port", "66000")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:From", "ægte@example.dk")]
    [InlineData("Mail:CertificateAuthority", "/nowhere/ca.pem")]
    [InlineData("Mail:CertificateAuthority", "/etc/hostname")]
    public void A_wrong_value_is_named_in_one_sentence(string name, string value)
    {
        var segl = Configured((name, value)).GetSection("Segl");

        var wrong = Assert.Throws<WrongSettingException>(() =>
            (SmsSettings.Read(segl.GetSection("Sms")), MailSettings.Read(segl.GetSection("Mail")))
        );

        Assert.Matches($@"^Segl:{name} [^\n]*\.$", wrong.Message);
        Assert.DoesNotContain("æøå", wrong.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configured(params (string Name, string Value)[] bent)
    {
        var values = new Dictionary<string, string?>(Right);
        foreach (var (name, value) in bent)
        {
            values[$"Segl:{name}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
