using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Web;
using Segl.Phone;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// Citizens log in one login after the other while PostgreSQL, the server, and both at once are killed (SIGKILL). What
/// was acknowledged is counted here, outside: each approval, code and token is there afterwards, and none twice.
/// </summary>
public sealed class CrashUnderLoadTests
{
    private const int Citizens = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<(Guid Person, Guid Login)> approved = [];
    private readonly ConcurrentQueue<(Guid Person, Guid Login, string Code)> given = [];
    private readonly ConcurrentQueue<(string Code, string Access, string Refresh)> redeemed = [];
    private volatile int crashes;
    private volatile bool isOver;
    private int interrupted;

    [Fact]
    public async Task T67_nothing_acknowledged_is_lost_and_nothing_is_redeemed_twice()
    {
        await using var postgres = await PrivatePostgres.Start();
        await using var server = await CrashingServer.Start(TestDatabase.Of(postgres.Configured));
        var shop = await CrashingShop.Add(server);
        var phones = new List<(Citizen, ScriptedPhone)>();
        for (var n = 0; n < Citizens; n++)
        {
            phones.Add(await Activated(server));
        }

        var load = Task.WhenAll(phones.Select(one => LogInAgainAndAgain(server, shop, one.Item1, one.Item2)));
        await CrashInTheMiddle(load, postgres.Kill, postgres.StartAgain);
        await CrashInTheMiddle(load, server.Kill, server.StartServer);
        await CrashInTheMiddle(
            load,
            async () =>
            {
                await postgres.Kill();
                await server.Kill();
            },
            async () =>
            {
                await postgres.StartAgain();
                await server.StartServer();
            }
        );
        await LoginsAreFinished(load);
        isOver = true;
        await load;

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{approved.Count} approvals, {given.Count} codes, {redeemed.Count} tokens; {interrupted} interrupted"
        );
        await using var left = Database.Open(postgres.Configured);
        await EachApprovalIsKept(left);
        await EachTokenIsGood(shop);
        await EachCodeWorksOnce(left, shop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<(Citizen, ScriptedPhone)> Activated(CrashingServer server)
    {
        var citizen = await server.Register();
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        var code = await server.ActivationCode(citizen);
        await phone.Activate(citizen.UserId, code, () => server.TemporaryPin(citizen), citizen.Pin);
        return (citizen, phone);
    }

    private async Task CrashInTheMiddle(Task load, Func<ValueTask> kill, Func<Task> start)
    {
        await LoginsAreFinished(load);
        crashes++;
        await kill();
        await start();
    }

    // The load goes on for a while first, however long that takes on a busy machine.
    private async Task LoginsAreFinished(Task load)
    {
        var (before, watch) = (redeemed.Count, Stopwatch.StartNew());
        while (redeemed.Count < before + Citizens && !load.IsCompleted)
        {
            Assert.True(
                watch.Elapsed < Longest,
                $"{redeemed.Count - before} logins were finished since the last crash."
            );
            await Task.Delay(TimeSpan.FromMilliseconds(100), Stop);
        }
    }

    private async Task LogInAgainAndAgain(
        CrashingServer server,
        CrashingShop shop,
        Citizen citizen,
        ScriptedPhone phone
    )
    {
        while (!isOver)
        {
            try
            {
                await LogIn(new(server.Http), shop, citizen, phone);
            }
            // Before the first crash nothing fails, but where a busy machine's database was too slow. After one a
            // connection that died with it may still be met.
            catch (Exception) when (crashes > 0 || server.WasUnavailable)
            {
                Interlocked.Increment(ref interrupted);
                await Task.Delay(TimeSpan.FromMilliseconds(50), Stop);
            }
        }
    }

    private async Task LogIn(LoginBrowser browser, CrashingShop shop, Citizen citizen, ScriptedPhone phone)
    {
        var login = await browser.Authorize(shop.Authorize);
        await browser.TypeUserId(login, citizen.UserId);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), citizen.Pin);
        approved.Enqueue((citizen.Id, login));
        var back = (await browser.Press(login, "finish")).Location!;
        var code = HttpUtility.ParseQueryString(new Uri(back).Query)["code"]!;
        given.Enqueue((citizen.Id, login, code));
        var tokens = await shop.Redeem(code);
        redeemed.Enqueue(
            (code, tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!)
        );
    }

    // The journal line and the login's row are one transaction, so there are as many of either.
    private async Task EachApprovalIsKept(Database left)
    {
        foreach (var logins in approved.GroupBy(one => one.Person))
        {
            var kept = await Ids(left, "SELECT login_id FROM login WHERE person_id = @person", logins.Key);
            var lines = await Ids(
                left,
                "SELECT person_id FROM journal WHERE person_id = @person AND what = 'LoginApproved'",
                logins.Key
            );
            Assert.Empty(logins.Select(one => one.Login).Except(kept));
            Assert.Equal(kept.Count, lines.Count);
        }
    }

    private Task EachTokenIsGood(CrashingShop shop) =>
        Each(
            redeemed,
            async one =>
            {
                Assert.True(await shop.IsActive(one.Access));
                Assert.True(await shop.IsActive(one.Refresh));
                Assert.Equal(HttpStatusCode.OK, (await shop.Refresh(one.Refresh)).Status);
            }
        );

    // One whose answer was lost was redeemed, or is redeemed now; the others are not redeemed again.
    private async Task EachCodeWorksOnce(Database left, CrashingShop shop)
    {
        var acknowledged = redeemed.Select(one => one.Code).ToHashSet();
        await Each(
            given,
            async one =>
            {
                var status = (await shop.TryRedeem(one.Code)).Status;
                Assert.True(
                    status is HttpStatusCode.BadRequest || !acknowledged.Contains(one.Code),
                    "It worked twice."
                );
                Assert.Equal(HttpStatusCode.BadRequest, (await shop.TryRedeem(one.Code)).Status);
            }
        );
        foreach (var logins in given.GroupBy(one => one.Person))
        {
            var used = await Ids(
                left,
                "SELECT login_id FROM login WHERE person_id = @person AND redeemed_at IS NOT NULL",
                logins.Key
            );
            Assert.Empty(logins.Select(one => one.Login).Except(used));
        }
    }

    private static Task Each<T>(IEnumerable<T> all, Func<T, Task> check) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = Citizens, CancellationToken = Stop },
            async (one, _) => await check(one)
        );

    private static Task<List<Guid>> Ids(Database left, string sql, Guid person) =>
        left.Read(session => session.QueryAll(sql, row => row.Id(), ("person", person)), Stop);
}
