using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Segl.Server.Configuration;

/// <summary>The SMTP relay for e-mail, configured under <c>Segl:Mail</c>.</summary>
/// <param name="Host">Its host name, which its certificate must name.</param>
/// <param name="Port">Its port: 587, 465 or 25.</param>
/// <param name="From">The sender: an address, optionally with a display name.</param>
/// <param name="User">The account at the relay; null when it accepts this server by its address.</param>
/// <param name="Password">That account's password.</param>
/// <param name="Authority">The certificate authority of a relay with a private one; null for the system's
/// list.</param>
/// <param name="ImplicitTls">Whether it uses TLS from the first byte, as on port 465 (RFC 8314).</param>
public sealed record MailSettings(
    string Host,
    int Port,
    MailAddress From,
    string? User,
    string? Password,
    X509Certificate2? Authority = null,
    bool ImplicitTls = false
)
{
    private const int ImplicitTlsPort = 465;

    internal static MailSettings? Read(IConfigurationSection section) =>
        section.Exists()
            ? new(
                Settings.One(section, "Host", null),
                int.TryParse(Settings.One(section, "Port", "587"), out var port) && port is > 0 and < 65536
                    ? port
                    : throw new WrongSettingException("Segl:Mail:Port is not a port between 1 and 65535."),
                MailAddress.TryCreate(Settings.One(section, "From", null), out var from)
                && from.Address.All(letter => letter is > ' ' and <= '~')
                    ? from
                    : throw new WrongSettingException("Segl:Mail:From is not an e-mail address."),
                section["User"],
                section["Password"],
                AuthorityIn(section["CertificateAuthority"]),
                port == ImplicitTlsPort
            )
            : null;

    private static X509Certificate2? AuthorityIn(string? file)
    {
        try
        {
            return file is null ? null : X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception unread) when (unread is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException("Segl:Mail:CertificateAuthority names a file that holds no certificate.");
        }
    }
}
