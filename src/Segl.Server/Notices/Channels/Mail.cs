using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Segl.Server.Configuration;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Hands e-mail to a relay by SMTP (RFC 5321), encrypted by STARTTLS (RFC 3207). Only a relay on this machine is also
/// used without, and never with a password then. Why this is own code: decision 0007.
/// </summary>
public sealed class Mail(MailSettings settings) : IMailChannel
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Tries once.</summary>
    public async Task<Delivery> Send(MailMessage message, DateTimeOffset now, CancellationToken stop)
    {
        if (MailMessage.AddressOnTheWire(message.To) is not { } to)
        {
            return Delivery.NoSuchAddress("This is no e-mail address that can be written to.");
        }

        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stop);
        inTime.CancelAfter(Timeout);
        try
        {
            return await Converse(to, message.OnTheWire(settings.From, to, now), inTime.Token);
        }
        catch (SmtpRefusedException refused)
        {
            return Delivery.NotNow(refused.Message);
        }
        catch (Exception failed) when (failed is IOException or SocketException or AuthenticationException)
        {
            return Delivery.NotNow($"The mail relay could not be reached: {failed.Message}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Delivery.NotNow("The mail relay did not answer in time.");
        }
    }

    private async Task<Delivery> Converse(string to, string message, CancellationToken stop)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(settings.Host, settings.Port, stop);
        await using var smtp = new SmtpConversation(connection.GetStream(), settings.From.Host);
        await smtp.Greet(stop);
        if (smtp.Offers("STARTTLS"))
        {
            await smtp.StartTls(Tls(), stop);
        }
        else if (!MayGoUnencrypted(((IPEndPoint)connection.Client.RemoteEndPoint!).Address))
        {
            return Delivery.NotNow("The relay offers no STARTTLS.");
        }

        if (settings is { User: { } user, Password: { } password })
        {
            await smtp.LogIn(user, password, stop);
        }

        await smtp.Say($"MAIL FROM:<{settings.From.Address}>", 250, stop);
        var (code, line) = await smtp.Ask($"RCPT TO:<{to}>", stop);
        if (code is not (250 or 251))
        {
            // RFC 5321, section 4.2.1: 5yz is final, 4yz is not.
            var why = $"The relay said: {line}";
            return code >= 500 ? Delivery.NoSuchAddress(why) : Delivery.NotNow(why);
        }

        await smtp.Say("DATA", 354, stop);
        await smtp.Say(message + ".", 250, stop);
        await smtp.Leave(stop);
        return Delivery.Taken;
    }

    /// <summary>Whether a relay at this address may get e-mail unencrypted, since nobody sits between.</summary>
    internal static bool MayGoUnencrypted(IPAddress relay) =>
        IPAddress.IsLoopback(relay.IsIPv4MappedToIPv6 ? relay.MapToIPv4() : relay);

    private SslClientAuthenticationOptions Tls()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host };
        if (settings.Authority is { } authority)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return options;
    }
}
