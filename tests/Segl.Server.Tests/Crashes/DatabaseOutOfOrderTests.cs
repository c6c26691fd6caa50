using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// PostgreSQL is killed, hangs, takes no writes, is full: whoever asks is answered within three seconds that nothing is
/// lost, whoever operates reads one line, and when it is back nobody meets what is left of it.
/// </summary>
public sealed partial class DatabaseOutOfOrderTests
{
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ReadyAnswered = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task T67_a_database_that_hangs_is_told_within_three_seconds_and_nothing_is_lost()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        var browser = new LoginBrowser(server.Http);
        var login = await browser.Authorize(shop.Authorize);

        var sends = await UserIdForm(server, shop);

        await postgres.Freeze();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => sends()).Append(AskAsProgram(server, shop)));
        await sends();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(server));
        await postgres.Thaw();

        await IsReadyAgain(server);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, server.Karla.UserId)).Status);
        OneLineWasLogged(server, "Hung");
    }

    [Fact]
    public async Task T67_after_a_database_was_killed_nobody_meets_a_dead_connection()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginsLogin(server, shop)));

        var sends = await UserIdForm(server, shop);

        await postgres.Kill();
        await sends();
        await AskAsProgram(server, shop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(server));
        await postgres.StartAgain();

        await IsReadyAgain(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginsLogin(server, shop)));
        OneLineWasLogged(server, "Away");
    }

    [Fact]
    public async Task T67_a_connection_that_died_in_the_pool_is_replaced_before_a_citizen_meets_it()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);

        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => BeginsLogin(server, shop)));
            await postgres.Tell(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name = ''"
            );
            await BeginsLogin(server, shop);
        }
    }

    [Fact]
    public async Task T67_a_database_that_takes_no_writes_is_not_ready()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        var browser = new LoginBrowser(server.Http);
        var login = await browser.Authorize(shop.Authorize);

        await postgres.Tell("ALTER SYSTEM SET default_transaction_read_only = on");
        await postgres.Tell("SELECT pg_reload_conf()");
        await Until(server, async () => await Ready(server) is HttpStatusCode.ServiceUnavailable);
        var typed = await browser.TypeUserId(login, server.Karla.UserId);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, typed.Status);
        await Until(server, () => Task.FromResult(OutOfOrder().IsMatch(server.Said)));
        await postgres.Tell("ALTER SYSTEM RESET default_transaction_read_only");
        await postgres.Tell("SELECT pg_reload_conf()");

        await IsReadyAgain(server);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, server.Karla.UserId)).Status);
        OneLineWasLogged(server, "ReadOnly");
    }

    [Fact]
    public async Task T67_a_full_disk_is_not_ready()
    {
        await using var postgres = await PrivatePostgres.Start();
        var (configured, disk) = await postgres.OnSmallDisk();
        await using var server = await CrashingServer.Start(TestDatabase.Of(configured));
        Assert.Equal(HttpStatusCode.OK, await Ready(server));

        var filling = Path.Combine(disk, "filling");
        await Fill(filling);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(server));
        await Until(server, () => Task.FromResult(OutOfOrder().IsMatch(server.Said)));
        File.Delete(filling);

        await IsReadyAgain(server);
        OneLineWasLogged(server, "Full");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task BeginsLogin(CrashingServer server, CrashingShop shop)
    {
        var browser = new LoginBrowser(server.Http);
        var typed = await browser.TypeUserId(await browser.Authorize(shop.Authorize), server.Karla.UserId);
        Assert.Equal(HttpStatusCode.SeeOther, typed.Status);
    }

    // The form with the user ID, as a browser sends it.
    private static async Task<Func<Task>> UserIdForm(CrashingServer server, CrashingShop shop)
    {
        var browser = new LoginBrowser(server.Http);
        var login = await browser.Authorize(shop.Authorize);
        KeyValuePair<string, string>[] fields =
        [
            new("userId", server.Karla.UserId),
            new("remember", "no"),
            new("token", await browser.TokenOf(login)),
        ];
        return async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/login/{login}/user-id");
            request.Content = new FormUrlEncodedContent(fields);
            request.Headers.TryAddWithoutValidation(
                "Cookie",
                string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
            );
            request.Headers.Add("Accept", "text/html");
            request.Headers.Add("Accept-Language", "da");
            var (status, body, answer) = await InTime(server, Answered, request);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (status, answer.Headers.Contains("Retry-After")));
            Assert.Contains("Intet er gået tabt", body);
            Assert.Contains("/look/again.js", body);
            // What was typed is sent again.
            Assert.Contains($"""name="userId" value="{server.Karla.UserId}">""", body);
        };
    }

    private static async Task AskAsProgram(CrashingServer server, CrashingShop shop)
    {
        var watch = Stopwatch.StartNew();
        var pushed = await shop.Push();
        Assert.True(watch.Elapsed < Answered, $"/par took {watch.ElapsedMilliseconds} ms");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "temporarily_unavailable"),
            (pushed.Status, pushed.Body.GetProperty("error").GetString())
        );

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            new ScriptedPhone(server.Http, TestServer.Origin).Begin()
        );
        Assert.Equal(nameof(Reason.OutOfOrder), no.Reason);
    }

    private static async Task<HttpStatusCode> Ready(CrashingServer server) =>
        (await InTime(server, ReadyAnswered, new(HttpMethod.Get, "/health/ready"))).Status;

    private static async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Answer)> InTime(
        CrashingServer server,
        TimeSpan within,
        HttpRequestMessage request
    )
    {
        var watch = Stopwatch.StartNew();
        var answer = await server.Http.SendAsync(request, Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(watch.Elapsed < within, $"{request.RequestUri} took {watch.ElapsedMilliseconds} ms");
        return (answer.StatusCode, body, answer);
    }

    // The server looks each second; the database may need some of its own.
    private static Task IsReadyAgain(CrashingServer server) =>
        Until(
            server,
            async () =>
                await Ready(server) is HttpStatusCode.OK
                && server.Said.Contains("in order again", StringComparison.Ordinal)
        );

    private static async Task Until(CrashingServer server, Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It did not come to pass: {server.Said}");
            await Task.Delay(100, Stop);
        }
    }

    private static void OneLineWasLogged(CrashingServer server, string fault)
    {
        Assert.Equal(1, OutOfOrder().Count(server.Said));
        Assert.Contains($"out of order ({fault})", server.Said);
        Assert.DoesNotContain("   at ", server.Said);
    }

    private static async Task Fill(string file)
    {
        await using var filling = File.Create(file);
        try
        {
            while (true)
            {
                filling.Write(new byte[4096]);
                filling.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    [GeneratedRegex("\"Message\":\"The database is out of order")]
    private static partial Regex OutOfOrder();
}
