using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Segl.Server.Tests.Demo;

/// <summary>Several browsers at one demo: each has citizens, phones and inboxes of its own.</summary>
public sealed partial class DemoVisitorsTests : IAsyncLifetime
{
    private const string Desk = "http://localhost:5080";
    private TestDemo demo = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => demo = await TestDemo.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => demo.DisposeAsync();

    /// <summary>A person has few places for apps, so that a fourth browser of one person would get none (R10).</summary>
    [Fact]
    public async Task Point_4_6_each_browser_has_two_citizens_of_its_own_and_keeps_them()
    {
        var citizens = new List<string>();
        for (var browser = 1; browser <= 4; browser++)
        {
            var visitor = new Visitor(demo);
            await visitor.Open();
            var name = visitor.Name;
            citizens.Add(await visitor.UserIdOf("phone-a"));
            citizens.Add(await visitor.UserIdOf("phone-c"));
            Assert.Equal(citizens[^2], await visitor.UserIdOf("phone-b"));

            await visitor.Open();
            Assert.Equal(name, visitor.Name);
        }

        Assert.Equal(
            ["karla-hansen", "mikkel-holm", "karla-hansen-2", "mikkel-holm-2", "karla-hansen-3", "mikkel-holm-3"],
            citizens.Take(6)
        );
        Assert.Equal(8, citizens.Distinct().Count());
    }

    [Fact]
    public async Task Point_4_6_a_message_lies_in_the_inbox_of_whom_it_is_for()
    {
        var (first, second) = (new Visitor(demo), new Visitor(demo));
        await first.Open();
        await second.Open();

        var received = await first.Messages(least: 6);

        Assert.All(received, message => Assert.Contains(Owner().Match(message.Text).Value, message.Whose));
        Assert.Equal(["Karla", "Lena", "Mikkel"], received.SelectMany(message => message.Whose).Distinct().Order());
        Assert.Empty(received.Select(one => one.To).Intersect((await second.Messages(6)).Select(one => one.To)));
    }

    /// <summary>What one browser's PC shows is out of sight of another one's phones.</summary>
    [Fact]
    public async Task A_phone_sees_what_the_PC_of_its_browser_shows()
    {
        var (first, second) = (new Visitor(demo), new Visitor(demo));
        await first.Open();
        await second.Open();

        await first.At(Desk).PutAsJsonAsync("/demo/screen", new { code = "http://phone-a.localhost:5080/q#x" });

        Assert.Equal("http://phone-a.localhost:5080/q#x", await first.SeenBy("phone-c"));
        Assert.Null(await second.SeenBy("phone-c"));
    }

    /// <summary>A browser of another run, or none, is nobody's.</summary>
    [Fact]
    public async Task Point_4_6_a_phone_of_another_run_is_told_so()
    {
        var visitor = new Visitor(demo);
        await visitor.Open();
        var (run, http) = (visitor.Name.Split('.')[0], new Visitor(demo).At("http://phone-a.localhost:5080"));
        foreach (var name in new[] { "", "0000.1", "1", $"{run}.0", $"{run}.2", $"{run}.-1", $"{run}.1.1" })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await http.GetAsync($"/demo/phone?browser={name}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/demo/phone?browser={visitor.Name}")).StatusCode);
    }

    [GeneratedRegex("Karla|Mikkel|Lena")]
    private static partial Regex Owner();

    private sealed record Message(string To, string Text, string[] Whose);

    /// <summary>A browser with its cookie.</summary>
    private sealed partial class Visitor(TestDemo demo)
    {
        private string cookie = "";

        public string Name { get; private set; } = "";

        public async Task Open()
        {
            var page = await At(Desk).GetAsync("/?lang=en");
            cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            Name = NameOnPage().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        }

        public HttpClient At(string origin)
        {
            var http = demo.At(origin);
            if (cookie.Length > 0)
            {
                http.DefaultRequestHeaders.Add("Cookie", cookie);
            }

            return http;
        }

        public async Task<string> UserIdOf(string phone)
        {
            var answer = await At($"http://{phone}.localhost:5080").PostAsync($"/demo/phone/code?browser={Name}", null);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("userId").GetString()!;
        }

        public async Task<string?> SeenBy(string phone)
        {
            var seen = await At($"http://{phone}.localhost:5080")
                .GetFromJsonAsync<JsonElement>($"/demo/screen?browser={Name}");
            return seen.TryGetProperty("code", out var code) ? code.GetString() : null;
        }

        /// <summary>The messages, once there are at least so many.</summary>
        public async Task<Message[]> Messages(int least)
        {
            for (var tries = 0; tries < 600; tries++)
            {
                var all = await At(Desk).GetFromJsonAsync<Message[]>("/demo/inbox");
                if (all!.Length >= least)
                {
                    return all;
                }

                await Task.Delay(100);
            }

            throw new TimeoutException($"Fewer than {least} messages came.");
        }

        [GeneratedRegex("data-browser=\"([^\"]+)\"")]
        private static partial Regex NameOnPage();
    }
}
