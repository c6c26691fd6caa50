using System.Net;
using Segl.Server.Help;
using Segl.Server.Login.Texts;
using Segl.Server.Notices.Channels;
using Segl.Server.Notices.Texts;
using Segl.Server.Terms;

namespace Segl.Server.Tests.Notices;

public sealed class MailTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MailMessage Danish = new(
        Guid.Parse("11111111-2222-3333-4444-555555555555"),
        "ase@segl.example",
        "Segl: dit telefonnummer er ændret – og en emnelinje på dansk kan blive så lang, at den må foldes",
        "Hej\n\nDit telefonnummer er ændret. Æ, ø og å.\n.\nEn linje, der begynder med et punktum."
    );

    [Fact]
    public async Task Danish_arrives_as_it_was_written()
    {
        await using var sink = await MailSink.Start();

        Assert.Equal(Delivery.Taken, await new Mail(sink.Settings).Send(Danish, Noon, CancellationToken.None));

        var mailed = await sink.Arrived("messageId");
        Assert.Equal(Danish.Subject, mailed.Subject);
        Assert.Equal(Danish.Text, mailed.Text.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal("Segl Ærø <besked@segl.example>", mailed.From);
        Assert.Equal(("ase@segl.example", "besked@segl.example"), (mailed.To, mailed.MailFrom));
        Assert.Equal(["ase@segl.example"], mailed.Receivers);
        Assert.Equal("Sat, 01 Jun 2030 12:00:00 +0000", mailed.Date);
        Assert.Equal("<11111111222233334444555555555555@segl.example>", mailed.MessageId);
        Assert.Empty(mailed.Defects);
        Assert.InRange(mailed.LongestLine, 1, 76);
        Assert.False(mailed.Encrypted);
    }

    [Fact]
    public async Task Starttls_is_used_where_it_is_offered()
    {
        await using var sink = await MailSink.Start(tls: true);

        Assert.Equal(Delivery.Taken, await new Mail(sink.Trusted).Send(Danish, Noon, CancellationToken.None));
        Assert.True((await sink.Arrived("messageId")).Encrypted);
    }

    [Fact]
    public async Task A_relay_with_a_certificate_of_nobody_gets_nothing()
    {
        await using var sink = await MailSink.Start(tls: true);

        var delivery = await new Mail(sink.Settings).Send(Danish, Noon, CancellationToken.None);

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
        Assert.Equal("ready", sink.Said);
    }

    [Fact]
    public async Task A_relay_that_wants_an_account_gets_it_over_tls()
    {
        await using var sink = await MailSink.Start(tls: true, login: true);
        var account = sink.Trusted with { User = MailSink.User, Password = MailSink.Password };

        Assert.Equal(Delivery.Taken, await new Mail(account).Send(Danish, Noon, CancellationToken.None));
        Assert.True((await sink.Arrived("messageId")).Authenticated);
        var refused = await new Mail(account with { Password = "forkert" }).Send(Danish, Noon, CancellationToken.None);
        Assert.Equal(DeliveryEnd.NotNow, refused.End);
        Assert.StartsWith("The relay does not accept Segl's user and password: 535", refused.Why);
    }

    [Fact]
    public async Task Port_465_is_encrypted_from_the_first_byte_on()
    {
        await using var sink = await MailSink.Start(implicitTls: true);
        var known = sink.Trusted with { ImplicitTls = true };

        Assert.Equal(Delivery.Taken, await new Mail(known).Send(Danish, Noon, CancellationToken.None));
        Assert.True((await sink.Arrived("messageId")).Encrypted);
        Assert.Equal(
            DeliveryEnd.NotNow,
            (await new Mail(known with { Authority = null }).Send(Danish, Noon, CancellationToken.None)).End
        );
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_believed_by_nobody()
    {
        await using var sink = await MailSink.Start(tls: true);

        var delivery = await new Mail(sink.Trusted with { Host = "localhost" }).Send(
            Danish,
            Noon,
            CancellationToken.None
        );

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
        Assert.Equal("ready", sink.Said);
    }

    [Fact]
    public async Task An_address_beyond_ascii_is_written_to_where_the_relay_can()
    {
        await using var sink = await MailSink.Start();
        await using var old = await MailSink.Start(ascii: true);
        var toAsa = Danish with { To = "åsa@segl.example" };

        Assert.Equal(Delivery.Taken, await new Mail(sink.Settings).Send(toAsa, Noon, CancellationToken.None));
        var mailed = await sink.Arrived("messageId");
        Assert.Equal((toAsa.To, Danish.Subject), (mailed.To, mailed.Subject));
        Assert.Equal([toAsa.To], mailed.Receivers);
        Assert.Equal(
            DeliveryEnd.NoSuchAddress,
            (await new Mail(old.Settings).Send(toAsa, Noon, CancellationToken.None)).End
        );
        Assert.Equal("ready", old.Said);
    }

    [Fact]
    public async Task A_password_is_never_sent_in_the_clear()
    {
        await using var sink = await MailSink.Start();
        var account = sink.Settings with { User = MailSink.User, Password = MailSink.Password };

        Assert.Equal(
            Delivery.NotNow("The relay offers no STARTTLS, and a password is never sent in the clear."),
            await new Mail(account).Send(Danish, Noon, CancellationToken.None)
        );
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.25", false)]
    [InlineData("192.0.2.25", false)]
    public void Only_a_relay_on_this_machine_may_go_without_tls(string relay, bool may) =>
        Assert.Equal(may, Mail.MayGoUnencrypted(IPAddress.Parse(relay)));

    [Theory]
    [InlineData("unknown@segl.example", DeliveryEnd.NoSuchAddress)]
    [InlineData("later@segl.example", DeliveryEnd.NotNow)]
    public async Task What_the_relay_says_about_an_address_decides_about_trying_again(string address, DeliveryEnd end)
    {
        await using var sink = await MailSink.Start();

        Assert.Equal(
            end,
            (await new Mail(sink.Settings).Send(Danish with { To = address }, Noon, CancellationToken.None)).End
        );
    }

    [Fact]
    public async Task A_relay_that_is_down_delays()
    {
        var sink = await MailSink.Start();
        await sink.DisposeAsync();

        Assert.Equal(
            DeliveryEnd.NotNow,
            (await new Mail(sink.Settings).Send(Danish, Noon, CancellationToken.None)).End
        );
    }

    [Theory]
    [InlineData("anna@segl.example", "anna@segl.example")]
    [InlineData("anna@rødgrød.example", "anna@xn--rdgrd-vuad.example")]
    [InlineData("anna@segl.example>\r\nRCPT TO:<evil@segl.example", null)]
    [InlineData("Anna <anna@segl.example>", null)]
    [InlineData("\"a b\"@segl.example", null)]
    [InlineData("anna@segl.example,evil@segl.example", null)]
    [InlineData("ånna@segl.example", "ånna@segl.example")]
    [InlineData("ånna@rødgrød.example", "ånna@xn--rdgrd-vuad.example")]
    [InlineData("ån\u2028na@segl.example", null)]
    [InlineData("ån\u202ena@segl.example", null)]
    [InlineData("ån\ud800na@segl.example", null)]
    [InlineData("anna", null)]
    public void An_address_carries_no_second_command(string address, string? onTheWire) =>
        Assert.Equal(onTheWire, MailMessage.AddressOnTheWire(address));
}
