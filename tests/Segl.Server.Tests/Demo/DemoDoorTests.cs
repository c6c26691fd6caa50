using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Segl.Commands;
using Segl.Server.Configuration;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo is open to whoever sits at this machine, and to nobody else.</summary>
public sealed class DemoDoorTests : IAsyncLifetime
{
    private TestDemo demo = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => demo = await TestDemo.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Time_goes_forward_by_an_hour_a_day_or_a_week_and_by_nothing_else()
    {
        var http = demo.At("http://localhost:5080");
        var before = await Clock(http);

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/demo/clock", new { hours = 24 })).StatusCode);

        Assert.InRange(await Clock(http) - before, TimeSpan.FromDays(1), TimeSpan.FromDays(1.1));
        foreach (var hours in new[] { -1, 0, 2, 100_000 })
        {
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await http.PostAsJsonAsync("/demo/clock", new { hours })).StatusCode
            );
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/demo/clock")]
    [InlineData("/demo/inbox")]
    [InlineData("/demo/shop")]
    [InlineData("/demo/phone")]
    [InlineData("/demo/screen")]
    [InlineData("/demo/status")]
    public async Task A_strange_name_that_points_here_finds_no_demo(string path)
    {
        var http = demo.At("http://evil.example:5080");

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_demo_page_may_frame_a_phone_and_nobody_the_demo_page()
    {
        var phone = await demo.At("http://phone-a.localhost:5080").GetAsync("/");
        var page = await demo.At("http://localhost:5080").GetAsync("/");

        Assert.Contains("frame-ancestors http://localhost:5080;", Policy(phone));
        Assert.Contains("frame-ancestors 'none'", Policy(page));
        Assert.Contains(
            "frame-src 'self' http://phone-a.localhost:5080 http://phone-b.localhost:5080 "
                + "http://phone-c.localhost:5080;",
            Policy(page)
        );
    }

    [Theory]
    [InlineData("--Segl:Database=Host=db.example;Username=segl", "Segl:Database")]
    [InlineData("--Segl:Listen=http://0.0.0.0:5080", "Segl:Listen")]
    public async Task A_demo_that_others_could_reach_does_not_start(string setting, string named)
    {
        var wrong = await Assert.ThrowsAsync<WrongSettingException>(() => Serve.Build([setting], demo: true, null));

        Assert.Contains(named, wrong.Message);
    }

    private static string Policy(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Single();

    private static async Task<DateTimeOffset> Clock(HttpClient http) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            (await http.GetFromJsonAsync<JsonElement>("/demo/clock")).GetProperty("now").GetInt64()
        );
}
