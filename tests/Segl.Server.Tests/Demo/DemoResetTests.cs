using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Segl.Commands;

namespace Segl.Server.Tests.Demo;

/// <summary>"Reset the demo": the server is as at its first start.</summary>
public sealed class DemoResetTests
{
    // It ends, is wiped and starts; what never comes is a failure after a minute, too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Point_4_6_a_reset_takes_citizens_messages_and_time_back_to_the_first_start(DatabaseKind kind)
    {
        await using var kept = await TestDatabase.Make(kind);
        var folder = Directory.CreateTempSubdirectory("segl-reset-").FullName;
        var port = FreePorts.Next();
        using var stop = new CancellationTokenSource();
        var running = Serve.Run(
            [
                $"--Segl:Issuer=http://localhost:{port}",
                $"--Segl:Listen=http://127.0.0.1:{port}",
                $"--Segl:Database={kept.Configured}",
                $"--Segl:KeyFile={Path.Combine(folder, "segl.key")}",
                "--Logging:LogLevel:Default=Error",
            ],
            demo: true,
            configure: null,
            stop.Token
        );
        await StartedProcess.Answers(port);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new() })
        {
            BaseAddress = new($"http://localhost:{port}"),
        };
        var key = await File.ReadAllTextAsync(Path.Combine(folder, "segl.key"));
        await http.GetAsync("/");
        await http.PostAsync("/demo/code", null);
        await http.PostAsJsonAsync("/demo/clock", new { hours = 168 });
        var before = await http.GetFromJsonAsync<JsonElement>("/demo/status");

        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await http.PostAsync("/demo/reset", new StringContent("", Encoding.UTF8, "text/plain"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.Accepted, (await http.PostAsJsonAsync("/demo/reset", new { })).StatusCode);

        await UntilAnotherRun(http);
        Assert.Empty((await http.GetFromJsonAsync<JsonElement>("/demo/inbox")).EnumerateArray());
        await http.GetAsync("/");
        var after = await http.GetFromJsonAsync<JsonElement>("/demo/status");
        Assert.NotEqual(Name(before).Run, Name(after).Run);
        Assert.Equal("1", Name(after).Number);
        Assert.InRange(Time(after), Time(before) - TimeSpan.FromDays(7.1), Time(before) - TimeSpan.FromDays(6.9));
        Assert.Equal(key, await File.ReadAllTextAsync(Path.Combine(folder, "segl.key")));

        await stop.CancelAsync();
        await running;
        Directory.Delete(folder, recursive: true);
    }

    private static async Task UntilAnotherRun(HttpClient http)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                if ((await http.GetAsync("/demo/status", patience.Token)).StatusCode is HttpStatusCode.Conflict)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens while it starts again.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static (string Run, string Number) Name(JsonElement status) =>
        status.GetProperty("browser").GetString()!.Split('.') is [var run, var number]
            ? (run, number)
            : throw new FormatException("A browser is named by run and number.");

    private static DateTimeOffset Time(JsonElement status) =>
        DateTimeOffset.FromUnixTimeMilliseconds(status.GetProperty("now").GetInt64());
}
