using System.Net;
using System.Text;

namespace Segl.Server.Tests.Web;

/// <summary>What every answer carries, whoever writes it: a page, a refusal, a file, nothing at all.</summary>
public sealed class AnswerHeadersTests
{
    [Theory]
    [InlineData("GET", "/api/clock", HttpStatusCode.OK)]
    [InlineData("GET", "/api/push-key", HttpStatusCode.OK)]
    [InlineData("GET", "/api/apps/00000000-0000-0000-0000-000000000000/", HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/api/activations", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/apps/00000000-0000-0000-0000-000000000000/statements", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/api/clock", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    public async Task Point_1_10_no_answer_of_the_api_is_kept(string method, string path, HttpStatusCode status)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = method == "GET" ? null : new StringContent("{", Encoding.UTF8, "application/json");

        using var answer = await server.NewClient().SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("https://id.segl.test", "/.well-known/openid-configuration", true)]
    [InlineData("https://id.segl.test", "/jwks", true)]
    [InlineData("https://login.segl.test", "/login/00000000-0000-0000-0000-000000000000", true)]
    [InlineData("https://login.segl.test", "/nothing", true)]
    [InlineData("https://app.segl.test", "/", true)]
    [InlineData("https://app.segl.test", "/limits.json", true)]
    [InlineData("https://app.segl.test", "/api/clock", true)]
    [InlineData("https://other.segl.test", "/api/clock", false)]
    public async Task Point_1_10_each_https_origin_asks_for_https_from_then_on(string origin, string path, bool asks)
    {
        await using var server = await TestServer.Start(
            DatabaseKind.Sqlite,
            "--Segl:LoginOrigin=https://login.segl.test",
            "--Segl:PhoneOrigins=https://app.segl.test"
        );

        using var answer = await server.NewClient().GetAsync(origin + path);

        Assert.Equal(asks, answer.Headers.Contains("Strict-Transport-Security"));
    }
}
