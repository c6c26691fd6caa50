using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Segl.Server.Tests.Operate;

/// <summary>
/// A real nginx with the site of docs/operate.md as it stands, but for what is this machine's: ports, files and names. Its
/// certificate is from a CA of its own.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string folder = Directory.CreateTempSubdirectory("segl-nginx-").FullName;
    private readonly X509Certificate2 authority;
    private readonly int port = FreePorts.Next();
    private StartedProcess? running;

    private Nginx(X509Certificate2 authority) => this.authority = authority;

    /// <summary>Where Segl listens behind it.</summary>
    public int Behind { get; } = FreePorts.Next();

    /// <summary>Where the browsers of the test come from.</summary>
    public static IPAddress Caller { get; } = IPAddress.Parse("127.0.0.9");

    /// <summary>Checks the site with <c>nginx -t</c>, and starts it.</summary>
    public static async Task<Nginx> Start(string site)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=A CA of our own", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var nginx = new Nginx(request.CreateSelfSigned(from, until));
        nginx.WriteCertificate(from, until);
        await File.WriteAllTextAsync(nginx.InFolder("nginx.conf"), nginx.Configuration(site));
        await using (var test = new StartedProcess(Program, "-t", "-c", nginx.InFolder("nginx.conf")))
        {
            await test.Line(line => line.Contains("test is successful", StringComparison.Ordinal));
        }

        nginx.running = new(Program, "-c", nginx.InFolder("nginx.conf"));
        await StartedProcess.Answers(nginx.port);
        return nginx;
    }

    /// <summary>A browser without a jar that trusts the CA; every name leads to this proxy.</summary>
    public HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectCallback = async (_, stop) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(Caller, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = new X509ChainPolicy
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        CustomTrustStore = { authority },
                        RevocationMode = X509RevocationMode.NoCheck,
                    },
                },
            }
        );

    /// <summary>What it logged.</summary>
    public Task<string> Log() => File.ReadAllTextAsync(InFolder("segl.log"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (running?.DisposeAsync() ?? ValueTask.CompletedTask);
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string InFolder(string name) => Path.Combine(folder, name);

    private void WriteCertificate(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=id.segl.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("id.segl.test");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, until, [1, 2, 3]);
        File.WriteAllText(InFolder("fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(InFolder("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private string Configuration(string site) =>
        $$"""
            daemon off;
            pid {{InFolder("nginx.pid")}};
            error_log {{InFolder("error.log")}};
            events {}
            http {
                client_body_temp_path {{InFolder("body")}};
                proxy_temp_path {{InFolder("proxy")}};
                fastcgi_temp_path {{InFolder("fastcgi")}};
                uwsgi_temp_path {{InFolder("uwsgi")}};
                scgi_temp_path {{InFolder("scgi")}};
            {{site
                .Replace("listen [::]:80;", "", StringComparison.Ordinal)
                .Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal)
                .Replace("listen 80;", $"listen 127.0.0.1:{FreePorts.Next()};", StringComparison.Ordinal)
                .Replace("listen 443 ", $"listen 127.0.0.1:{port} ", StringComparison.Ordinal)
                .Replace("127.0.0.1:5080", $"127.0.0.1:{Behind}", StringComparison.Ordinal)
                .Replace("id.example.dk app.example.dk", "id.segl.test", StringComparison.Ordinal)
                .Replace("/etc/ssl/segl", folder, StringComparison.Ordinal)
                .Replace("/var/log/nginx", folder, StringComparison.Ordinal)}}
            }
            """;
}
