using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Tests.Oidc;

/// <summary>
/// Strangers as docs/integrate.md shows them: the text of that page is taken out of it and run, each as a program of its
/// own, so that the page cannot say what does not work.
/// </summary>
public sealed class StockClientsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-stock-").FullName;
    private readonly int port = FreePorts.Next();
    private TestServer server = null!;
    private CitizenAtPc citizen = null!;

    private string Website => $"http://localhost:{port}";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartForStrangers();
        var person = await server.Register();
        citizen = new(person, await server.ActivatedPhone(person));
    }

    public async ValueTask DisposeAsync()
    {
        citizen.Dispose();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("AspNetCore", "stranger-aspnetcore", "/signin-oidc")]
    [InlineData("OpenIddict", "stranger-openiddict", "/back")]
    public async Task Point_2_4_a_stock_client_of_NET_logs_a_citizen_in(string project, string program, string back)
    {
        var client = await Register(back);
        // Built with the tests, in the same configuration, out of the page.
        var built = Path.GetRelativePath(
            Repository.File("tests", "Segl.Server.Tests"),
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        );
        var file = Path.Combine(Repository.File("tests", "Strangers", project), built, $"{program}.dll");
        await using var stranger = Start(client, "dotnet", file);

        await LogsIn(stranger, back);
    }

    [Theory]
    [InlineData("express-openid-connect", "/callback")]
    [InlineData("openid-client", "/back")]
    public async Task Point_2_4_a_stock_client_of_Node_logs_a_citizen_in(string label, string back)
    {
        var client = await Register(back);
        // Beside the packages of the tests, where Node finds them.
        var program = Path.Combine(
            Directory.CreateDirectory(Repository.File("tests", "node_modules", ".segl")).FullName,
            $"stock-{Guid.NewGuid():n}.mjs"
        );
        await File.WriteAllTextAsync(program, Snippet($"js {label}"));
        await using var stranger = Start(client, "node", program);

        await LogsIn(stranger, back);
        File.Delete(program);
    }

    [Fact]
    public async Task Point_2_4_Authlib_of_Debian_logs_a_citizen_in()
    {
        var client = await Register("/back");
        var program = Path.Combine(folder, "website.py");
        await File.WriteAllTextAsync(program, Snippet("python authlib"));
        await using var stranger = Start(client, "/usr/bin/python3", program);

        await LogsIn(stranger, "/back");
    }

    [Fact]
    public async Task Point_2_4_mod_auth_openidc_of_Debian_logs_a_citizen_in()
    {
        var client = await Register("/members/back");
        var members = Directory.CreateDirectory(Path.Combine(folder, "site", "members")).FullName;
        await File.WriteAllTextAsync(Path.Combine(members, "page.txt"), "Welcome, member");
        var configuration = Path.Combine(folder, "httpd.conf");
        await File.WriteAllTextAsync(configuration, AroundApache() + Snippet("apache mod_auth_openidc"));
        if (Environment.IsPrivilegedProcess)
        {
            // Apache gives up root; what it serves must be readable then.
            await Process.Start("chmod", ["-R", "a+rX", folder]).WaitForExitAsync();
        }

        await using var stranger = Start(client, "/usr/sbin/apache2", "-X", "-f", configuration);
        await StartedProcess.Answers(port);

        var page = await citizen.LogIn(await citizen.Open($"{Website}/members/page.txt"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"{Website}/members/page.txt", page.Address.AbsoluteUri);
        Assert.Equal("Welcome, member", page.Body);
    }

    [Fact]
    public void Point_2_4_each_text_of_the_page_that_is_a_program_is_run()
    {
        string[] run =
        [
            "csharp aspnetcore",
            "csharp openiddict",
            "js express-openid-connect",
            "js openid-client",
            "python authlib",
            "apache mod_auth_openidc",
            "html oidc-client-ts", // In Segl.Browser.Tests.
        ];

        var shown = Page().Where(line => line.StartsWith("```", StringComparison.Ordinal) && line.Length > 3);

        Assert.Equal(run.Order(), shown.Select(line => line[3..]).Order());
    }

    private async Task LogsIn(StartedProcess stranger, string back)
    {
        await StartedProcess.Answers(port);

        var page = await citizen.LogIn(await citizen.Open(Website));
        // A form that the page of ours sends by script, where there is one.
        page = page.Body.Contains($"action=\"{Website}{back}\"", StringComparison.Ordinal)
            ? await citizen.Press(page, back)
            : page;

        Assert.True(page.Status is HttpStatusCode.OK, $"{page.Address} {page.Status} {page.Body}\n{stranger.Said}");
        Assert.StartsWith("Welcome, Karla", page.Body, StringComparison.Ordinal);
    }

    private StartedProcess Start(NewClient client, string program, params string[] arguments) =>
        new(
            "env",
            [
                $"SEGL_ISSUER={server.Address}",
                $"SEGL_CLIENT={client.ClientId}",
                $"SEGL_SECRET={client.Secret}",
                $"ORIGIN={Website}",
                $"PORT={port}",
                $"COOKIE_SECRET={Guid.NewGuid()}",
                program,
                .. arguments,
            ]
        );

    private Task<NewClient> Register(string back) =>
        server
            .Parts.GetRequiredService<ClientDirectory>()
            .Add(
                JsonSerializer.Serialize(
                    new Dictionary<string, object>
                    {
                        ["client_name"] = "The library",
                        ["profile"] = "plain",
                        ["sector"] = "private",
                        ["redirect_uris"] = new List<string> { $"{Website}{back}" },
                        ["scope"] = "openid profile",
                    }
                ),
                null,
                server.Clock.GetUtcNow(),
                default
            );

    private static string[] Page() => File.ReadAllLines(Repository.File("docs", "integrate.md"));

    private static string Snippet(string label) =>
        string.Join('\n', Page().SkipWhile(line => line != $"```{label}").Skip(1).TakeWhile(line => line != "```"))
        + "\n";

    // What a Debian's own configuration brings, made small.
    private string AroundApache() =>
        $"""
            ServerRoot "{folder}"
            ServerName localhost
            Listen 127.0.0.1:{port}
            PidFile "{folder}/pid"
            ErrorLog "{folder}/error.log"
            DefaultRuntimeDir "{folder}"
            User www-data
            Group www-data
            LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so
            LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
            LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
            LoadModule auth_openidc_module /usr/lib/apache2/modules/mod_auth_openidc.so
            TypesConfig /etc/mime.types
            DocumentRoot "{folder}/site"
            <Directory "{folder}/site">
                Require all granted
            </Directory>

            """;
}
