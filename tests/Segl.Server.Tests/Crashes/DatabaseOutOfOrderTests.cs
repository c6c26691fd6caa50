using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Nodes;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// PostgreSQL is killed, hangs, takes no writes, is full, cannot read a page: everybody is answered within three seconds
/// that nothing is lost, an operator reads one line, and when it is back nobody meets what is left of it.
/// </summary>
/// <remarks>
/// A machine may be busy. So what is allowed is the time that the server gives itself, some seconds more, and what the
/// same requests took a moment before, when all was well, some times over. Where Npgsql cancels, it is up to fifteen
/// seconds; where nobody gives up, for ever.
/// </remarks>
public sealed partial class DatabaseOutOfOrderTests
{
    private const int AtOnce = 40;
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ReadyAnswered = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);

    // What a look, or an answer, takes beside the wait for the database.
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void T67_a_citizen_is_answered_within_three_seconds_and_an_operator_within_two()
    {
        var patience = DatabasePatience.OfPeople;

        Assert.True(patience.Request + Work < Answered);
        Assert.True(patience.Ready + Work <= ReadyAnswered);
        Assert.True(patience.Look + Work < patience.Ready);
    }

    [Fact]
    public async Task T67_a_database_that_hangs_is_told_within_three_seconds_and_nothing_is_lost()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        var browser = new LoginBrowser(server.Http);
        var login = await browser.Authorize(shop.Authorize);
        var form = await UserIdForm.Of(server, shop);
        var usual = await Slowest(Enumerable.Range(0, AtOnce).Select(_ => form.Send()));

        await postgres.Freeze();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => form.SendAndGiveUp()));
        var slowest = await Slowest(Enumerable.Range(0, AtOnce).Select(_ => form.IsToldThatNothingIsLost()));
        IsWithin(Answered, usual, slowest);
        await IsToldAsProgram(server, shop, Answered, usual);

        // What waited is given up now, and keeps nobody else waiting.
        for (var n = 0; n < 10; n++)
        {
            IsWithin(Answered, usual, await form.IsToldThatNothingIsLost());
            IsWithin(ReadyAnswered, usual, await IsNotReady(server));
        }

        // It is known now, so nobody waits for the database.
        await Until(server, async () => await form.IsToldThatNothingIsLost() < DatabasePatience.OfPeople.Request);
        await postgres.Thaw();

        await IsReadyAgain(server);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, server.Karla.UserId)).Status);
        FewLinesWereLogged(server, "Hung");
    }

    [Fact]
    public async Task T67_after_a_database_was_killed_nobody_meets_a_dead_connection()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        var form = await UserIdForm.Of(server, shop);
        var usual = await Slowest(Enumerable.Range(0, AtOnce).Select(_ => form.Send()));

        await postgres.Kill();
        IsWithin(Answered, usual, await form.IsToldThatNothingIsLost());
        await IsToldAsProgram(server, shop, Answered, usual);
        IsWithin(ReadyAnswered, usual, await IsNotReady(server));
        await postgres.StartAgain();

        await IsReadyAgain(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginsLogin(server, shop)));
        FewLinesWereLogged(server, "Away");
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
            await postgres.EndConnections();
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
        FewLinesWereLogged(server, "ReadOnly");
    }

    [Fact]
    public async Task T67_a_full_disk_is_not_ready()
    {
        await using var postgres = await PrivatePostgres.Start();
        var (configured, disk) = await postgres.OnSmallDisk();
        await using var server = await CrashingServer.Start(TestDatabase.Of(configured));
        await Until(server, async () => await Ready(server) is HttpStatusCode.OK);

        var filling = Path.Combine(disk, "filling");
        Fill(filling);
        await Until(server, async () => await Ready(server) is HttpStatusCode.ServiceUnavailable);
        await Until(server, () => Task.FromResult(server.Said.Contains("(Full)", StringComparison.Ordinal)));
        File.Delete(filling);

        await IsReadyAgain(server);
        FewLinesWereLogged(server, "Full");
    }

    [Fact]
    public async Task T67_a_page_that_cannot_be_read_is_not_ready()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        await BeginsLogin(server, shop);
        var form = await UserIdForm.Of(server, shop);

        await postgres.SpoilPageOf("person_by_user_id");
        await Until(server, async () => await Ready(server) is HttpStatusCode.OK);
        await form.IsToldThatNothingIsLost();

        await Until(server, () => Task.FromResult(server.Said.Contains("(Corrupt)", StringComparison.Ordinal)));
        await IsNotReady(server);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task BeginsLogin(CrashingServer server, CrashingShop shop)
    {
        var browser = new LoginBrowser(server.Http);
        var typed = await browser.TypeUserId(await browser.Authorize(shop.Authorize), server.Karla.UserId);
        Assert.Equal(HttpStatusCode.SeeOther, typed.Status);
    }

    private static async Task IsToldAsProgram(CrashingServer server, CrashingShop shop, TimeSpan within, TimeSpan usual)
    {
        var watch = Stopwatch.StartNew();
        var pushed = await shop.Push();
        IsWithin(within, usual, watch.Elapsed);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "temporarily_unavailable"),
            (pushed.Status, pushed.Body.GetProperty("error").GetString())
        );

        var no = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            new ScriptedPhone(server.Http, TestServer.Origin).Begin()
        );
        Assert.Equal(nameof(Reason.OutOfOrder), no.Reason);
    }

    private static async Task<TimeSpan> Slowest(IEnumerable<Task<TimeSpan>> all) => (await Task.WhenAll(all)).Max();

    private static void IsWithin(TimeSpan allowed, TimeSpan usual, TimeSpan took) =>
        Assert.True(
            took < allowed + Busy + (3 * usual),
            $"It took {took}, {allowed} are allowed, and {usual} is usual here."
        );

    private static async Task<HttpStatusCode> Ready(CrashingServer server)
    {
        using var answer = await server.Operator.GetAsync("/health/ready", Stop);
        return answer.StatusCode;
    }

    private static async Task<TimeSpan> IsNotReady(CrashingServer server)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(server));
        return watch.Elapsed;
    }

    // The database may need some time of its own.
    private static Task IsReadyAgain(CrashingServer server) =>
        Until(
            server,
            async () =>
                await Ready(server) is HttpStatusCode.OK
                && server.Said.Contains("in order again", StringComparison.Ordinal)
        );

    private static Task Until(CrashingServer server, Func<Task<bool>> isSo) => Eventually.Is(isSo, () => server.Said);

    // One when it begins; and where a busy machine makes it come and go, as many as it ended. None has a stack trace.
    private static void FewLinesWereLogged(CrashingServer server, string fault)
    {
        var said = server.Said;
        Assert.Contains($"out of order ({fault})", said);
        Assert.DoesNotContain("   at ", said);
        var ended = InOrderAgain().Count(said);
        Assert.InRange(OutOfOrder().Count(said), 1, ended + (int)Longest.TotalMinutes);
    }

    private static void Fill(string file)
    {
        using var filling = File.Create(file);
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

    [GeneratedRegex("\"Message\":\"The database is in order again")]
    private static partial Regex InOrderAgain();
}
