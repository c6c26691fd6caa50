using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>
/// What an operator sees: health, telemetry, the phone door's description, proxies, and tables that stay small.
/// </summary>
public sealed partial class OperateTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_process_is_live_and_ready(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);

        Assert.Equal("""{"status":"live"}""", await server.NewOperator().GetStringAsync("/health/live", Stop));
        Assert.StartsWith("""{"status":"ready",""", await server.NewOperator().GetStringAsync("/health/ready", Stop));
    }

    [Fact]
    public async Task Without_its_database_it_is_live_but_not_ready()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        await server.LoseDatabase();

        using var ready = await server.NewOperator().GetAsync("/health/ready", Stop);
        using var live = await server.NewOperator().GetAsync("/health/live", Stop);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Equal("application/problem+json", ready.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("--Segl:Doors=Login,Phone")]
    [InlineData("--Segl:OperateListen=")]
    public async Task Point_5_3_a_closed_operators_door_has_no_health(string closed)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, closed);

        using var live = await server.NewOperator().GetAsync("/health/live", Stop);

        Assert.Equal(HttpStatusCode.NotFound, live.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/phone.json")]
    public async Task Point_5_3_the_operators_door_is_at_its_own_address_only(string path)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var publicly = server.NewClient();
        // What is asked for by the name of the other address is still asked at this one.
        publicly.DefaultRequestHeaders.Host = "127.0.0.1:5081";

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var answer = await publicly.SendAsync(new(method, path), Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var here = await server.NewOperator().GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/api/clock")]
    [InlineData("/terms")]
    public async Task Point_5_3_nothing_else_is_at_the_operators_address(string path)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        using var there = await server.NewClient().GetAsync(path, Stop);
        using var here = await server.NewOperator().GetAsync(path, Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (there.StatusCode, here.StatusCode));
    }

    [Fact]
    public async Task Point_5_3_an_outage_is_one_line_however_many_ask()
    {
        var log = new LogListener();
        await using var server = await TestServer.Start(DatabaseKind.Postgres, log);
        await server.LoseDatabase();

        var watch = Stopwatch.StartNew();
        for (var n = 0; n < 50; n++)
        {
            using var no = await server.NewClient().GetAsync("/authorize?client_id=shop", Stop);
            using var ready = await server.NewOperator().GetAsync("/health/ready", Stop);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable),
                (no.StatusCode, ready.StatusCode)
            );
        }

        var lines = log.Lines.Count(line => line.Contains("out of order (", StringComparison.Ordinal));
        Assert.InRange(lines, 1, 1 + (int)watch.Elapsed.TotalMinutes);
        Assert.DoesNotContain(log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/apps/no-id", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/clock", HttpStatusCode.MethodNotAllowed)]
    public async Task What_reaches_nothing_gets_a_problem_answer(string method, string path, HttpStatusCode no)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        using var answer = await server.NewClient().SendAsync(new(new(method), path), Stop);

        Assert.Equal(no, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal(nameof(Reason.NotFound), problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_phone_doors_document_describes_each_request_of_the_protocol_and_no_other()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        using var document = JsonDocument.Parse(await server.NewOperator().GetStringAsync("/openapi/phone.json", Stop));

        var described =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}";
        var protocol = ProtocolRow()
            .Matches(File.ReadAllText(Repository.File("docs", "protocol.md")))
            .Select(row => $"{row.Groups["method"].Value} {row.Groups["path"].Value}");
        Assert.Equal(protocol.Order(), described.Order());
    }

    [Fact]
    public async Task The_phone_doors_document_tells_the_shape_of_each_answer_and_of_each_no()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        using var document = JsonDocument.Parse(await server.NewOperator().GetStringAsync("/openapi/phone.json", Stop));

        var shapes = document.RootElement.GetProperty("components").GetProperty("schemas");
        var requests = document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .ToList();
        Assert.NotEmpty(requests);
        Assert.All(
            requests,
            request =>
            {
                var answers = request.Value.GetProperty("responses").EnumerateObject().ToList();
                var good = Assert.Single(answers, answer => answer.Name.StartsWith('2'));
                Assert.True(shapes.TryGetProperty(Shape(good, "application/json"), out var shape));
                Assert.True(shape.GetProperty("properties").TryGetProperty("now", out _));
                Assert.All(
                    answers.Where(answer => answer.Name != good.Name),
                    no => Assert.Equal("ProblemDetails", Shape(no, "application/problem+json"))
                );
                Assert.Contains("410", answers.Select(answer => answer.Name));
            }
        );

        static string Shape(JsonProperty answer, string type) =>
            answer
                .Value.GetProperty("content")
                .GetProperty(type)
                .GetProperty("schema")
                .GetProperty("$ref")
                .GetString()!
                .Split('/')[^1];
    }

    [Fact]
    public async Task Metrics_traces_and_logs_go_to_the_collector_and_carry_no_path_or_query()
    {
        await using var collector = await Collector.Start();
        await using var server = await TestServer.Start(
            DatabaseKind.Sqlite,
            $"--Segl:Otlp={collector.Address}",
            "--Logging:LogLevel:Default=Information"
        );

        await server.NewClient().GetAsync("/api/apps/" + Guid.NewGuid() + "/waiting?known=canary-in-query", Stop);
        await server.NewClient().GetAsync("/stop/canary-in-route", Stop);
        await server.NewClient().GetAsync("/nowhere/canary-without-route", Stop);
        using var outgoing = new HttpClient();
        await outgoing.GetAsync($"{collector.Address}/canary-of-a-push-service?canary-in-outgoing-query", Stop);
        server.Parts.GetRequiredService<MeterProvider>().ForceFlush();
        server.Parts.GetRequiredService<TracerProvider>().ForceFlush();
        server.Parts.GetRequiredService<LoggerProvider>().ForceFlush();

        Assert.Contains("segl.refusals", await collector.Got("/v1/metrics"));
        var traced = await collector.Got("/v1/traces");
        Assert.Contains("/api/apps/{app:guid}/waiting", traced);
        Assert.Contains("/stop/{link}", traced);
        Assert.Contains("server.address", traced);
        Assert.All(
            [traced, await collector.Got("/v1/metrics"), await collector.Got("/v1/logs")],
            sent => Assert.DoesNotContain("canary", sent)
        );
    }

    [Theory]
    [InlineData("", "203.0.113.9", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "198.51.100.7, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1,203.0.113.9", "198.51.100.7, 203.0.113.9", "198.51.100.7")]
    public void R32_who_calls_is_believed_from_trusted_proxies_only(string trusted, string forwarded, string believed)
    {
        var proxies = trusted.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToList();
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        context.Request.Headers["X-Forwarded-Host"] = "evil.example";
        context.Request.Scheme = "http";

        new ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider())
            .UseForwardedHeaders(Proxies.Trusting(proxies))
            .Build()(context);

        Assert.Equal(IPAddress.Parse(believed), context.Connection.RemoteIpAddress);
        Assert.Equal(("http", ""), (context.Request.Scheme, context.Request.Host.Value ?? ""));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_over_is_tidied_away_and_what_is_not_stays(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        var approved = new Login.LoginBrowser(server);
        await phone.Approve(await phone.ClaimQr(await approved.QrCode(await approved.Wait(karla.UserId))), karla.Pin);
        await new Login.LoginBrowser(server).Wait(karla.UserId);
        await server.NewPhone().Begin();
        await server.ActivationCode(karla);
        var housekeeping = server.Parts.GetRequiredService<Housekeeping>();

        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((1, 1, 2, 1), await Left(server));

        server.Clock.Passes(2 * Limits.LoginValid + TimeSpan.FromMilliseconds(1));
        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((1, 0, 2, 1), await Left(server));

        server.Clock.Passes(TimeSpan.FromDays(1));
        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((1, 0, 0, 1), await Left(server));
        Assert.Equal(1, await Count(server, "person_by_activation_code"));

        server.Clock.Passes(TimeSpan.FromDays(1));
        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((0, 0, 0, 0), await Left(server));
        Assert.Equal(0, await Count(server, "person_by_activation_code"));
        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        Assert.Contains(Happening.AppActivated, await server.Journal(karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_the_links_of_a_copy_are_tidied_away_with_it_and_not_before(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        using var old = new Phone.OldPhone(await server.ActivatedPhone(karla));
        await old.Start(karla.Pin);
        server.Clock.Passes(TimeSpan.FromHours(1));
        await old.ShowCode(karla.Pin);
        var housekeeping = server.Parts.GetRequiredService<Housekeeping>();

        server.Clock.Passes(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((1, 1, 1), await LeftOfCopies(server));

        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await housekeeping.Tidy(server.Clock.GetUtcNow(), Stop);
        Assert.Equal((0, 0, 0), await LeftOfCopies(server));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R34_tidying_gives_no_tries_back(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code = await server.ActivationCode(karla) });
        for (var guess = 0; guess < Limits.TemporaryPinTries; guess++)
        {
            await Assert.ThrowsAsync<Phone.PhoneRefusedException>(() =>
                phone.Ask($"{path}/temporary-pin", new { temporaryPin = "none" })
            );
        }

        server.Clock.Passes(TimeSpan.FromMinutes(14));
        await server.Parts.GetRequiredService<Housekeeping>().Tidy(server.Clock.GetUtcNow(), Stop);

        var dead = await Assert.ThrowsAsync<Phone.PhoneRefusedException>(() =>
            phone.Ask($"{path}/temporary-pin/again", new { })
        );
        Assert.Equal(nameof(Reason.TemporaryPinDead), dead.Reason);
    }

    // Approved logins, waiting logins, activations, activation codes.
    private static async Task<(long, long, long, long)> Left(TestServer server) =>
        (
            await Count(server, "login"),
            await Count(server, "waiting_login"),
            await Count(server, "activation"),
            await Count(server, "activation_code")
        );

    // Copies, tickets, stop links.
    private static async Task<(long, long, long)> LeftOfCopies(TestServer server) =>
        (
            await Count(server, "app_copy"),
            await Count(server, "person_by_copy_ticket"),
            await Count(server, "person_by_copy_stop_link")
        );

    private static async Task<long> Count(TestServer server, string table) =>
        (await server.Database.Read(session => session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long())))[
            0
        ];

    [GeneratedRegex(@"^\| `(?<method>GET|POST|DELETE) (?<path>/api/[^`?]*)", RegexOptions.Multiline)]
    private static partial Regex ProtocolRow();

    /// <summary>An OpenTelemetry collector that keeps what it gets.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly Dictionary<string, StringBuilder> got = [];
        private readonly SemaphoreSlim arrived = new(0);

        private Collector(WebApplication app) => this.app = app;

        public string Address => app.Urls.First();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var collector = new Collector(app);
            app.MapPost("/v1/{signal}", collector.Take);
            await app.StartAsync();
            return collector;
        }

        public async Task<string> Got(string path)
        {
            while (true)
            {
                lock (got)
                {
                    if (got.TryGetValue(path, out var text))
                    {
                        return text.ToString();
                    }
                }

                Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(20)), $"Nothing came to {path}.");
            }
        }

        public ValueTask DisposeAsync()
        {
            arrived.Dispose();
            return app.DisposeAsync();
        }

        // Protobuf keeps texts readable, so that they can be searched.
        private async Task Take(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (got)
            {
                got.TryAdd(context.Request.Path, new());
                got[context.Request.Path].Append(Encoding.Latin1.GetString(body.ToArray()));
            }

            arrived.Release();
        }
    }
}
