using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Segl.Commands;
using Segl.Server.Configuration;

namespace Segl.Server.Tests.Notices;

/// <summary>What a mailbox would get.</summary>
internal sealed record Mailed(
    bool Encrypted,
    bool Authenticated,
    string MailFrom,
    string[] Receivers,
    string From,
    string To,
    string Subject,
    string Date,
    string MessageId,
    string Text,
    string[] Defects,
    int LongestLine
);

/// <summary>A real SMTP server (aiosmtpd) that keeps what it takes; see mail_sink.py.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    public const string User = "segl",
        Password = "hemmeligt";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("segl-mail-");
    private readonly int port = FreePorts.Next();
    private readonly X509Certificate2 certificate = NewCertificate();
    private StartedProcess? relay;

    /// <summary>How to use it, without and with its certificate known and an account.</summary>
    public MailSettings Settings =>
        new("127.0.0.1", port, new MailAddress("besked@segl.example", "Segl Ærø"), null, null);

    /// <summary>The same as words of a command line.</summary>
    public string[] Words =>
        [
            "--Segl:Mail:Host=127.0.0.1",
            $"--Segl:Mail:Port={port}",
            "--Segl:Mail:From=Segl <besked@segl.example>",
            $"--Segl:Mail:CertificateAuthority={InFile("cert.pem")}",
        ];

    public MailSettings Trusted => Settings with { Authority = certificate };

    public static async Task<MailSink> Start(
        bool tls = false,
        bool login = false,
        bool implicitTls = false,
        bool ascii = false
    )
    {
        var sink = new MailSink();
        var program = Repository.File("tests", "Segl.Server.Tests", "Notices", "mail_sink.py");
        List<string> arguments = [program, $"{sink.port}"];
        if (tls || implicitTls)
        {
            arguments.AddRange(["--tls", sink.InFile("cert.pem"), sink.InFile("key.pem")]);
            using var key = sink.certificate.GetECDsaPrivateKey()!;
            await File.WriteAllTextAsync(sink.InFile("cert.pem"), sink.certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(sink.InFile("key.pem"), key.ExportPkcs8PrivateKeyPem());
        }

        if (implicitTls)
        {
            arguments.Add("--implicit");
        }

        if (ascii)
        {
            arguments.Add("--ascii");
        }

        if (login)
        {
            arguments.AddRange(["--login", User, Password]);
        }

        sink.relay = new StartedProcess("/usr/bin/python3", [.. arguments]);
        await sink.relay.Line(line => line == "ready");
        return sink;
    }

    /// <summary>The first message with these words in it.</summary>
    public async Task<Mailed> Arrived(string words) =>
        JsonSerializer.Deserialize<Mailed>(
            await relay!.Line(line => line.Contains(words, StringComparison.Ordinal)),
            JsonSerializerOptions.Web
        )!;

    /// <summary>Everything that the relay has said; nothing arrived when it is "ready" alone.</summary>
    public string Said => relay!.Said;

    public async ValueTask DisposeAsync()
    {
        await relay!.DisposeAsync();
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

    private string InFile(string name) => Path.Combine(folder.FullName, name);

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail sink", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
