using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Segl.Server.Configuration;
using Segl.Server.Network;
using NotAuthenticated = System.Security.Authentication.AuthenticationException;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Submits e-mail to a relay by SMTP (RFC 5321), encrypted by STARTTLS (RFC 3207) or implicit TLS (RFC 8314). Only a
/// relay on this machine may be used unencrypted, and then without a password.
/// </summary>
public sealed class Mail(MailSettings settings) : IMailChannel
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, section 4.2.1.12
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
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
            return await Converse(message.ToMime(settings.From, to, now), inTime.Token);
        }
        catch (SmtpCommandException refused)
        {
            // RFC 5321, section 4.2.1: 5yz is permanent, 4yz is transient.
            var (why, code) = ($"The relay said: {(int)refused.StatusCode} {refused.Message}", (int)refused.StatusCode);
            return refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && code >= 500
                ? Delivery.NoSuchAddress(why)
                : Delivery.NotNow(why);
        }
        catch (SmtpProtocolException wrong)
        {
            return Delivery.NotNow($"The relay does not speak SMTP, or hung up: {wrong.Message}");
        }
        catch (AuthenticationException refused)
        {
            return Delivery.NotNow($"The relay does not accept Segl's user and password: {refused.Message}");
        }
        catch (NotSupportedException missing)
        {
            return Delivery.NotNow($"The relay cannot do what is needed: {missing.Message}");
        }
        catch (Exception failed) when (IsAway(failed))
        {
            return Delivery.NotNow($"The mail relay could not be reached: {failed.Message}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Delivery.NotNow("The mail relay did not answer in time.");
        }
    }

    private static bool IsAway(Exception failed) =>
        failed is IOException or SocketException or NotAuthenticated or SslHandshakeException;

    private async Task<Delivery> Converse(MimeMessage message, CancellationToken stop)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(settings.Host, settings.Port, stop);
        using var smtp = new SmtpClient();
        smtp.LocalDomain = settings.From.Host;
        smtp.CheckCertificateRevocation = false;
        smtp.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
            Trusts(certificate as X509Certificate2, chain, errors);
        var relay = ((IPEndPoint)connection.Client.RemoteEndPoint!).Address;
        await smtp.ConnectAsync(connection.Client, settings.Host, settings.Port, Encryption(relay), stop);
        if (settings is { User: { } user, Password: { } password })
        {
            if (!smtp.IsEncrypted)
            {
                return Delivery.NotNow("The relay offers no STARTTLS, and a password is never sent in the clear.");
            }

            await smtp.AuthenticateAsync(user, password, stop);
        }

        var international = message.To.Mailboxes.Any(one => one.IsInternational);
        if (international && !smtp.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return Delivery.NoSuchAddress("The relay takes no address with letters beyond ASCII (RFC 6531).");
        }

        var format = FormatOptions.Default.Clone();
        format.International = international;
        await smtp.SendAsync(format, message, stop);
        await Leave(smtp, stop);
        return Delivery.Taken;
    }

    // Whether QUIT succeeds is irrelevant: the message was accepted, and a retry would send it twice.
    private static async Task Leave(SmtpClient smtp, CancellationToken stop)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, stop);
        }
        catch (Exception gone)
            when (gone is OperationCanceledException or IOException or ProtocolException or CommandException)
        {
            // The relay closed the connection first.
        }
    }

    private SecureSocketOptions Encryption(IPAddress relay) =>
        settings.ImplicitTls ? SecureSocketOptions.SslOnConnect
        : MayGoUnencrypted(relay) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    /// <summary>Whether a relay at this address may be used unencrypted, since it is on this machine.</summary>
    internal static bool MayGoUnencrypted(IPAddress relay) => IPAddress.IsLoopback(relay.Plain());

    // With a configured certificate authority, only that one is trusted.
    private bool Trusts(X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (settings.Authority is not { } authority || certificate is null || sent is null)
        {
            return errors == SslPolicyErrors.None;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && chain.Build(certificate);
    }
}
