using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Rules;
using Segl.Server.Oidc;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Tests.Oidc;

/// <summary>
/// Strangers judge: relying parties that we did not write log a citizen in, over real sockets, through the login box,
/// with a phone that signs. Here our samples, on openid-client (npm) and on our own class; others in StockClientsTests.
/// </summary>
public sealed partial class StrangersTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-strangers-").FullName;
    private readonly string website = $"http://localhost:{FreePorts.Next()}";
    private TestServer server = null!;
    private CitizenAtPc citizen = null!;

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
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_Node_sample_on_openid_client_logs_a_citizen_in_and_out(bool strict)
    {
        await using var sample = await NodeSample(strict);

        var welcome = await citizen.LogIn(await citizen.Press(await citizen.Open(website), "/login"));

        Assert.Equal(HttpStatusCode.OK, welcome.Status);
        Assert.Contains("Welcome, Karla 1", welcome.Body);
        Assert.Contains("Born 1990-02-01, level https://data.gov.dk/concept/core/nsis/Substantial", welcome.Body);
        var goodbye = await citizen.Press(welcome, "/logout");
        Assert.Equal($"{website}/", goodbye.Address.AbsoluteUri);
        Assert.Contains("Log in with Segl", goodbye.Body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_CSharp_sample_logs_a_citizen_in_and_hears_of_the_logout(bool strict)
    {
        await using var sample = await CSharpSample(strict);

        var welcome = await citizen.LogIn(await citizen.Press(await citizen.Open(website), "/login"));

        Assert.Contains("Welcome, Karla 1", welcome.Body);
        Assert.Contains("1990-02-01", welcome.Body);
        var goodbye = await citizen.Press(welcome, "/logout");
        Assert.Equal($"{website}/", goodbye.Address.AbsoluteUri);
        Assert.Contains("Log in with Segl", goodbye.Body);
        var messenger = server.Parts.GetRequiredService<LogoutMessenger>();
        Assert.Equal(1, await messenger.SendDue(server.Clock.GetUtcNow(), default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task T63_openid_client_hears_that_this_was_not_me(bool strict)
    {
        await using var sample = await NodeSample(strict);

        var refused = await citizen.Refuse(await citizen.Press(await citizen.Open(website), "/login"));
        var back = await citizen.Press(refused, "/leave");

        Assert.Equal(HttpStatusCode.Forbidden, back.Status);
        Assert.Contains("access_denied", back.Body);
    }

    [Theory]
    [InlineData("state", "another")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("iss", null)]
    [InlineData("code", "stolen")]
    public async Task T63_openid_client_believes_no_answer_that_was_bent(string parameter, string? value)
    {
        await using var sample = await NodeSample(strict: false);
        var login = await citizen.Press(await citizen.Open(website), "/login");
        var answer = System.Web.HttpUtility.ParseQueryString(new Uri(await citizen.AnswerTo(login)).Query);
        answer.Remove(parameter);
        if (value is not null)
        {
            answer[parameter] = value;
        }

        var bent = await citizen.Open($"{website}/back?{answer}");

        Assert.Equal(HttpStatusCode.Forbidden, bent.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Point_1_9_the_samples_refuse_a_lower_level_than_they_asked_for(bool node)
    {
        var person = await server.Register(AssuranceLevel.Low);
        using var low = new CitizenAtPc(person, await server.ActivatedPhone(person));
        await using var sample = node ? await NodeSample(strict: false) : await CSharpSample(strict: false);
        var asked = await low.LeadsTo(await low.Open(website), "/login");

        var back = await low.LogIn(await low.Open(AcrValues().Replace(asked, "") + "&acr_values=Low"));

        Assert.Equal(HttpStatusCode.Forbidden, back.Status);
        Assert.DoesNotContain("Welcome", (await low.Open(website)).Body);
    }

    [Fact]
    public async Task Point_1_9_the_Node_sample_gives_a_new_session_to_whoever_logs_in()
    {
        await using var sample = await NodeSample(strict: false);
        var page = await citizen.Open(website);
        var before = citizen.Cookies["visitor"];
        await citizen.LogIn(await citizen.Press(page, "/login"));

        Assert.NotEqual(before, citizen.Cookies["visitor"]);
        Assert.DoesNotContain("Welcome", await OpenWith($"visitor={before}"));
        Assert.Contains("Welcome", await OpenWith($"visitor={citizen.Cookies["visitor"]}"));
    }

    [Fact]
    public async Task Point_1_9_a_copied_session_of_the_CSharp_sample_ends_at_the_logout()
    {
        await using var sample = await CSharpSample(strict: false);
        var welcome = await citizen.LogIn(await citizen.Press(await citizen.Open(website), "/login"));
        var copied = $"member={citizen.Cookies["member"]}";
        Assert.Contains("Welcome", await OpenWith(copied));

        await citizen.Press(welcome, "/logout");

        Assert.DoesNotContain("Welcome", await OpenWith(copied));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Point_1_9_the_samples_set_Secure_cookies_on_https(bool node)
    {
        const string Origin = "https://library.example";
        await using var sample = node
            ? await NodeSample(strict: false, Origin)
            : await CSharpSample(strict: false, Origin);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = node ? await browser.GetAsync(website) : await browser.PostAsync($"{website}/login", null);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<StartedProcess> NodeSample(bool strict, string? origin = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var client = strict
            ? await Register("strict", $"{website}/back", key)
            : await Register("plain", $"{website}/back");
        var keyFile = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        // Beside the packages of the tests, where Node finds openid-client.
        var program = Path.Combine(
            Directory.CreateDirectory(Repository.File("tests", "node_modules", ".segl")).FullName,
            $"client-{Guid.NewGuid():n}.mjs"
        );
        File.Copy(Repository.File("samples", "client-node", "client.mjs"), program);
        var sample = new StartedProcess(
            "env",
            $"SEGL_ISSUER={server.Address}",
            $"ORIGIN={origin ?? website}",
            $"PORT={new Uri(website).Port}",
            $"SEGL_CLIENT={client.ClientId}",
            strict ? $"SEGL_KEY={keyFile}" : $"SEGL_SECRET={client.Secret}",
            "node",
            program
        );
        await sample.Line(line => line.StartsWith("open ", StringComparison.Ordinal));
        File.Delete(program);
        return sample;
    }

    private async Task<StartedProcess> CSharpSample(bool strict, string? origin = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var client = await Register(strict ? "strict" : "plain", $"{website}/back", strict ? key : null);
        var keyFile = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        // Built with the tests, in the same configuration.
        var built = Path.GetRelativePath(
            Repository.File("tests", "Segl.Server.Tests"),
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        );
        var sample = new StartedProcess(
            "dotnet",
            Path.Combine(Repository.File("samples", "ClientCs"), built, "client-cs.dll"),
            "--issuer",
            server.Address,
            "--origin",
            origin ?? website,
            "--listen",
            website,
            "--client",
            client.ClientId,
            strict ? "--key" : "--secret",
            strict ? keyFile : client.Secret!
        );
        await sample.Line(line => line.Contains("Now listening on", StringComparison.Ordinal));
        return sample;
    }

    private async Task<string> OpenWith(string cookie)
    {
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return await browser.GetStringAsync(website);
    }

    private Task<NewClient> Register(string profile, string redirect, ECDsa? key = null)
    {
        var metadata = new Dictionary<string, object>
        {
            ["client_name"] = "The library",
            ["profile"] = profile,
            ["sector"] = "private",
            ["redirect_uris"] = Many(redirect),
            ["post_logout_redirect_uris"] = Many($"{website}/"),
            ["backchannel_logout_uri"] = $"{website}/ended",
            ["scope"] = "openid profile",
        };
        if (key is not null)
        {
            metadata["token_endpoint_auth_method"] = "private_key_jwt";
            metadata["jwks"] = new { keys = new[] { RelyingParty.JwkOf(key) } };
        }

        return server
            .Parts.GetRequiredService<ClientDirectory>()
            .Add(JsonSerializer.Serialize(metadata), null, server.Clock.GetUtcNow(), default);
    }

    private static string[] Many(params string[] words) => words;

    [GeneratedRegex("&acr_values=[^&]*")]
    private static partial Regex AcrValues();
}
