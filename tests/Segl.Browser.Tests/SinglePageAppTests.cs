using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Phone;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Tests;

namespace Segl.Browser.Tests;

/// <summary>
/// A page without a server, by oidc-client-ts: docs/integrate.md's own text, served as a file by a program of its own.
/// </summary>
public sealed class SinglePageAppTests
{
    [Fact]
    public async Task Point_2_4_oidc_client_ts_logs_a_citizen_in_without_a_server_of_its_own()
    {
        await using var server = await SeglServer.Start();
        var citizen = await server.Register();
        var phone = await ActivePhone(server, citizen);
        var folder = Directory.CreateTempSubdirectory("segl-page-").FullName;
        var port = FreePorts.Next();
        await Write(folder, server.Issuer, await Register(server, $"http://localhost:{port}/"));
        using var website = Serve(folder, port);
        await using var chromium = await Chromium.Start();
        var pc = await chromium.Browser.NewPageAsync();

        await Answers(port);
        await pc.GotoAsync($"http://localhost:{port}/");
        await pc.FillAsync("#userId", citizen.UserId);
        await pc.PressAsync("#userId", "Enter");
        var code = await pc.Locator("#waiting").GetAttributeAsync("data-code");
        await phone.Approve(await phone.ClaimQr(code!), citizen.Pin);

        await Assertions.Expect(pc.Locator("#said")).ToHaveTextAsync($"Welcome, {citizen.Name}");
        website.Kill();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Point_2_4_the_answer_is_posted_by_a_page_whose_policy_lets_it_go_there_only()
    {
        const string Back = "https://library.example/back";
        await using var server = await SeglServer.Start();
        var citizen = await server.Register();
        var phone = await ActivePhone(server, citizen);
        var client = await Register(server, Back);
        await using var chromium = await Chromium.Start();
        var pc = await chromium.Browser.NewPageAsync();
        var complaints = new List<string>();
        pc.Console += (_, said) => complaints.Add(said.Text);
        await pc.RouteAsync("https://library.example/**", route => route.FulfillAsync(new() { Body = "thank you" }));

        await pc.GotoAsync(
            $"{server.Issuer}/authorize?client_id={client}&response_type=code&response_mode=form_post&scope=openid"
                + $"&redirect_uri={Uri.EscapeDataString(Back)}&state=a%26b%22%3C&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
        await pc.FillAsync("#userId", citizen.UserId);
        await pc.PressAsync("#userId", "Enter");
        var code = await pc.Locator("#waiting").GetAttributeAsync("data-code");
        var posted = pc.WaitForRequestAsync(Back, new() { Timeout = 60_000 });
        await phone.Approve(await phone.ClaimQr(code!), citizen.Pin);

        var form = System.Web.HttpUtility.ParseQueryString((await posted).PostData!);
        Assert.Equal("POST", (await posted).Method);
        Assert.Equal("a&b\"<", form["state"]);
        Assert.Equal(server.Issuer, form["iss"]);
        Assert.NotNull(form["code"]);
        Assert.DoesNotContain(complaints, said => said.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static async Task<ScriptedPhone> ActivePhone(SeglServer server, Citizen citizen)
    {
        // Only browsers know that such a name is this machine.
        var http = new HttpClient { BaseAddress = new(server.Issuer) };
        http.DefaultRequestHeaders.Host = new Uri(server.PhoneA).Authority;
        var phone = new ScriptedPhone(http, server.PhoneA);
        await phone.Activate(
            citizen.UserId,
            await server.ActivationCode(citizen),
            () => server.TemporaryPin(citizen),
            citizen.Pin
        );
        return phone;
    }

    private static async Task<string> Register(SeglServer server, string redirect)
    {
        var metadata = new Dictionary<string, object>
        {
            ["client_name"] = "Aarhus Bibliotek",
            ["profile"] = "plain",
            ["sector"] = "private",
            ["token_endpoint_auth_method"] = "none",
            ["redirect_uris"] = new List<string> { redirect },
            ["scope"] = "openid profile",
        };
        var directory = server.Parts.GetRequiredService<ClientDirectory>();
        return (await directory.Add(JsonSerializer.Serialize(metadata), null, server.Now, default)).ClientId;
    }

    private static async Task Write(string folder, string issuer, string client)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository, "docs", "integrate.md"));
        var page = lines.SkipWhile(line => line != "```html oidc-client-ts").Skip(1).TakeWhile(line => line != "```");
        await File.WriteAllLinesAsync(Path.Combine(folder, "index.html"), page);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "settings.json"),
            JsonSerializer.Serialize(new { issuer, client })
        );
        const string Script = "oidc-client-ts.min.js";
        File.Copy(
            Path.Combine(Repository, "tests", "node_modules", "oidc-client-ts", "dist", "browser", Script),
            Path.Combine(folder, Script)
        );
    }

    private static Process Serve(string folder, int port) =>
        Process.Start(
            new ProcessStartInfo(
                "/usr/bin/python3",
                ["-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, $"{port}"]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;

    private static async Task Answers(int port)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("The website did not start.");
    }

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Segl.slnx")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }
}
