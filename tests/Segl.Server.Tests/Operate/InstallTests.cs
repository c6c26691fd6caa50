using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Segl.Server.Configuration;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>What a stranger types who follows docs/operate.md to the letter: its proxy, its unit, its files.</summary>
public sealed partial class InstallTests
{
    private static readonly string Guide = File.ReadAllText(Repository.File("docs", "operate.md"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Point_5_7_a_whole_login_goes_through_the_nginx_of_the_guide()
    {
        await using var nginx = await Nginx.Start(Block("nginx"));
        await using var server = await TestServer.StartBehind(nginx.Behind, nginx.NewClient);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var shop = await RelyingParty.Plain(server);
        // The longest state: in the address, then in a cookie that comes back in pieces with every request.
        var state = new string('s', 8192);
        var asked = string.Join(
            '&',
            shop.Request(("state", state)).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );
        var browser = new LoginBrowser(server);

        var login = await browser.Authorize($"/authorize?{asked}");
        await browser.TypeUserId(login, karla.UserId);
        using var events = await browser.Events(login);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);
        // It comes although the answer is not over: nothing is buffered.
        await LoginBrowser.Until(events, "approved");
        var back = (await browser.Press(login, "finish")).Location!;
        Assert.Contains($"state={state}", back);
        var code = CodeIn().Match(back).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await shop.Token(code)).StatusCode);

        // The caller is the browser, not the proxy (Segl:TrustedProxies).
        var address = await server.Database.Read(
            session => session.QueryAll("SELECT address FROM login", row => row.Text()),
            Stop
        );
        Assert.Equal([$"{Nginx.Caller}"], address);
        using var client = server.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/health/ready", Stop)).StatusCode);
        Assert.DoesNotContain("/login/", await nginx.Log());
    }

    [Fact]
    public void Point_5_7_the_unit_starts_at_boot_and_never_gives_up()
    {
        var unit = Block("ini");

        Assert.Contains("[Install]\nWantedBy=multi-user.target\n", unit);
        Assert.Contains("StartLimitIntervalSec=0\n", unit[..unit.IndexOf("[Service]", StringComparison.Ordinal)]);
        Assert.Contains("Restart=always\nRestartSec=", unit);
        Assert.Contains("LimitCORE=0\n", unit);
        Assert.Contains("EnvironmentFile=/etc/segl/segl.env\n", unit);
    }

    [Fact]
    public void Point_5_7_the_settings_of_the_guide_are_taken_and_name_the_proxy()
    {
        var typed = Block("sh", containing: "Segl__Issuer")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Select(pair => $"--{pair[0].Replace("__", ":", StringComparison.Ordinal)}={pair[1]}")
            .ToArray();

        var settings = Settings.Read(
            WebApplication.CreateBuilder(new WebApplicationOptions { Args = typed }).Configuration,
            demo: false
        );

        Assert.Equal([IPAddress.Loopback], settings.TrustedProxies);
        Assert.Contains("server 127.0.0.1:5080;", Block("nginx"));
        Assert.Equal("http://127.0.0.1:5080", settings.Listen.Single());
    }

    [Fact]
    public void Point_5_7_there_is_one_way_to_make_the_key()
    {
        Assert.Contains("segl new-key\n", Guide);
        Assert.DoesNotContain("rand -base64", Guide);
        Assert.Contains("NODE_EXTRA_CA_CERTS", Guide);
    }

    private static string Block(string kind, string containing = "") =>
        Blocks()
            .Matches(Guide)
            .First(block =>
                block.Groups["kind"].Value == kind && block.Value.Contains(containing, StringComparison.Ordinal)
            )
            .Groups["text"]
            .Value;

    [GeneratedRegex("^```(?<kind>\\w+)\\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodeIn();
}
