using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Segl.Server.Configuration;
using Segl.Server.Notices.Channels;
using MailMessage = Segl.Server.Notices.Channels.MailMessage;

namespace Segl.Server.Tests.Notices;

/// <summary>Relays that misbehave. A notice to them waits; it is never lost, sent twice or held up for ever.</summary>
public sealed class SmtpConversationTests
{
    private static readonly MailMessage Message = new(Guid.NewGuid(), "anna@segl.example", "Segl", "Hej");

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "does not speak SMTP")]
    [InlineData("\r\n", "does not speak SMTP")]
    [InlineData("554 go away\r\n", "554 go away")]
    [InlineData("220 hello\r\n421 too busy\r\n421 too busy\r\n", "421 too busy")]
    [InlineData("220 hello\r\n250 ok\r\n550 not from there\r\n", "550 not from there")]
    [InlineData("220 hello\r\n250 ok\r\n250 ok\r\n250 ok\r\n451 no disk\r\n", "451 no disk")]
    [InlineData("220 hello\r\n250-SIZE", "hung up")]
    [InlineData("220 hello\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go on\r\n", "hung up")]
    public async Task What_goes_wrong_is_tried_again(string says, string why)
    {
        var delivery = await Send(says);

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
        Assert.Contains(why, delivery.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_without_end_is_left()
    {
        Assert.Contains("does not speak SMTP", (await Send(new string('2', 5000))).Why, StringComparison.Ordinal);

        var greeting = string.Concat(Enumerable.Repeat("220-hello\r\n", 100));
        Assert.Contains("does not speak SMTP", (await Send(greeting)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_before_starttls_does_not_count_after_it()
    {
        // Somebody on the way slips in an answer behind the relay's "go on"; it must not be read as the relay's.
        var delivery = await Send("220 hello\r\n250-ok\r\n250 STARTTLS\r\n220 go on\r\n250 AUTH PLAIN\r\n235 ok\r\n");

        Assert.Equal(DeliveryEnd.NotNow, delivery.End);
    }

    [Fact]
    public async Task A_message_that_was_taken_stays_taken_when_the_relay_hangs_up_before_goodbye() =>
        Assert.Equal(
            Delivery.Taken,
            await Send("220 hello\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go on\r\n250 taken\r\n")
        );

    // A relay that says everything at once, whatever it hears, and then no more.
    private static async Task<Delivery> Send(string says)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var relay = Task.Run(async () =>
        {
            using var caller = await listener.AcceptTcpClientAsync();
            var stream = caller.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(says));
            caller.Client.Shutdown(SocketShutdown.Send);
            try
            {
                await stream.CopyToAsync(Stream.Null);
            }
            catch (IOException)
            {
                // The caller left first.
            }
        });
        var settings = new MailSettings(
            "127.0.0.1",
            ((IPEndPoint)listener.LocalEndpoint).Port,
            new MailAddress("besked@segl.example"),
            null,
            null
        );
        var delivery = await new Mail(settings).Send(Message, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await relay;
        return delivery;
    }
}
