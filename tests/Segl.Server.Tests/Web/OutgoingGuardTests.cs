using System.Net;
using System.Net.Sockets;
using System.Text;
using Segl.Commands;
using Segl.Server.Web;

namespace Segl.Server.Tests.Web;

public sealed class OutgoingGuardTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public async Task T69_a_special_address_is_not_called(string special)
    {
        using var http = new OutgoingGuard(allow: [], Always(special)).NewClient();

        Assert.False(OutgoingGuard.IsPublic(IPAddress.Parse(special)));
        await Refused(http, "https://stranger.example/");
    }

    [Theory]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:200::1")]
    [InlineData("2a00::1")]
    [InlineData("::ffff:11.0.0.0")]
    public void T69_its_neighbours_are_public(string address) =>
        Assert.True(OutgoingGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    public async Task T69_an_address_written_into_the_url_is_judged_too(string url)
    {
        using var http = new OutgoingGuard(allow: []).NewClient();

        await Refused(http, url);
    }

    [Fact]
    public async Task T69_plain_http_to_a_public_address_is_not_sent()
    {
        using var http = new OutgoingGuard(allow: [], Always("11.0.0.1")).NewClient();

        await Refused(http, "http://stranger.example/");
    }

    [Fact]
    public async Task T69_what_the_operator_allows_may_pass()
    {
        using var stranger = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nHej");
        using var http = new OutgoingGuard(["127.0.0.0/8"]).NewClient();

        Assert.Equal("Hej", await http.GetStringAsync(stranger.Url()));
    }

    [Fact]
    public async Task T69_a_redirect_is_an_answer_and_not_an_order()
    {
        using var inside = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var stranger = new OneAnswer(
            $"HTTP/1.1 302 Found\r\nLocation: {inside.Url()}\r\nContent-Length: 0\r\n\r\n"
        );
        using var http = new OutgoingGuard(["127.0.0.0/8"]).NewClient();

        using var answer = await http.GetAsync(stranger.Url());

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task T69_a_name_that_changes_its_address_gains_nothing()
    {
        // 127.0.0.2 plays the public address, 127.0.0.1 what lies behind the firewall; both answer at the same port.
        using var outside = new OneAnswer(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            "127.0.0.2"
        );
        using var inside = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "127.0.0.1", outside.Port);
        var asked = 0;
        using var http = new OutgoingGuard(
            ["127.0.0.2"],
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(++asked == 1 ? "127.0.0.2" : "127.0.0.1")])
        ).NewClient();

        using var answer = await http.GetAsync(outside.Url("rebinding.example"));
        Assert.Equal(1, asked);
        await Refused(http, outside.Url("rebinding.example").ToString());

        Assert.Equal((1, 0), (outside.Connections, inside.Connections));
    }

    [Fact]
    public async Task T69_of_several_addresses_only_those_that_may_pass_are_called()
    {
        using var outside = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "127.0.0.2");
        using var inside = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "127.0.0.1", outside.Port);
        using var http = new OutgoingGuard(
            ["127.0.0.2"],
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.1"), IPAddress.Parse("127.0.0.2")])
        ).NewClient();

        using var answer = await http.GetAsync(outside.Url("both.example"));

        Assert.Equal((1, 0), (outside.Connections, inside.Connections));
    }

    [Fact]
    public async Task T69_an_answer_without_end_is_cut_off()
    {
        using var stranger = new OneAnswer("HTTP/1.1 200 OK\r\n\r\n" + new string('a', 300 * 1024));
        using var http = new OutgoingGuard(["127.0.0.0/8"]).NewClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(stranger.Url()));
    }

    [Fact]
    public async Task T69_a_host_that_the_operator_names_may_have_any_address()
    {
        using var inside = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var http = new OutgoingGuard(["hooks.example"], Always("127.0.0.1")).NewClient();

        using var answer = await http.GetAsync(inside.Url("Hooks.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Refused(http, inside.Url("other.example").ToString());
    }

    private static Func<string, CancellationToken, Task<IPAddress[]>> Always(string address) =>
        (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]);

    private static async Task Refused(HttpClient http, string url)
    {
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(url)));
        Assert.IsType<OutgoingRefusedException>(thrown.InnerException);
    }

    /// <summary>A server that gives everybody the same answer, counts them and hangs up.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener listener;
        private int connections;

        public OneAnswer(string answer, string address = "127.0.0.1", int port = 0)
        {
            listener = new TcpListener(IPAddress.Parse(address), port);
            listener.Start();
            _ = Serve(Encoding.ASCII.GetBytes(answer));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public int Connections => connections;

        public Uri Url(string? host = null) => new($"http://{host ?? "127.0.0.1"}:{Port}/");

        public void Dispose() => listener.Dispose();

        private async Task Serve(byte[] answer)
        {
            while (true)
            {
                TcpClient caller;
                try
                {
                    caller = await listener.AcceptTcpClientAsync();
                }
                catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
                {
                    return;
                }

                Interlocked.Increment(ref connections);
                using (caller)
                {
                    try
                    {
                        var stream = caller.GetStream();
                        _ = await stream.ReadAsync(new byte[4096]);
                        await stream.WriteAsync(answer);
                    }
                    catch (IOException)
                    {
                        // The caller has heard enough.
                    }
                }
            }
        }
    }
}
