using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Segl.Phone;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.Nodes;

/// <summary>T-80: one clock for all nodes, the database's, whatever the clocks of their machines say.</summary>
public sealed class ClocksTests
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(9)]
    [InlineData(-9)]
    public async Task T80_a_login_goes_on_at_a_node_whose_machine_is_off_by_seconds(int seconds)
    {
        await using var one = await TestServer.StartOnMachine(new(TimeSpan.Zero));
        await using var two = await TestServer.StartOnMachine(new(TimeSpan.FromSeconds(seconds)), one);
        Assert.True((Now(one) - Now(two)).Duration() < Near);
        var karla = await one.Register();
        var activated = await one.ActivatedPhone(karla);
        var shop = await RelyingParty.Plain(one);

        // Begun at one node, shown and claimed at the other, approved at the first.
        var atOne = new LoginBrowser(one);
        var login = await atOne.Wait(karla.UserId);
        var shown = await new LoginBrowser(two, atOne).QrCode(login);
        var there = new ScriptedPhone(
            two.NewClient(),
            TestServer.Origin,
            activated.Keys,
            activated.App,
            activated.LastAnswer!
        );
        var claimed = await there.ClaimQr(shown);
        var back = new ScriptedPhone(
            one.NewClient(),
            TestServer.Origin,
            activated.Keys,
            activated.App,
            there.LastAnswer!
        );
        await back.Approve(claimed, karla.Pin);

        // And a token of the one node is taken at the other.
        var token = (await shop.Login(karla)).GetProperty("access_token").GetString()!;
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        ask.Headers.Authorization = new("Bearer", token);
        using var told = await two.NewClient().SendAsync(ask, Stop);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
    }

    [Theory]
    [InlineData(3600, "ahead of")]
    [InlineData(-3600, "behind")]
    [InlineData(12, "ahead of")]
    public async Task T80_a_machine_that_is_further_off_starts_no_node_and_says_so(int seconds, string how)
    {
        await using var one = await TestServer.StartOnMachine(new(TimeSpan.Zero));

        var refused = await Assert.ThrowsAsync<WrongSettingException>(() =>
            TestServer.StartOnMachine(new(TimeSpan.FromSeconds(seconds)), one)
        );

        Assert.Contains($"{how} the database's; set it", refused.Message);
    }

    [Fact]
    public async Task T80_a_clock_that_is_set_while_the_node_runs_moves_nothing_and_seals_no_hour()
    {
        var machine = new MachineClock(TimeSpan.Zero);
        await using var node = await TestServer.StartOnMachine(machine);
        await node.Register();
        Assert.Equal(HttpStatusCode.OK, await Ready(node));

        machine.Ahead = OneHour + OneHour;
        Assert.True((DateTimeOffset.UtcNow - Now(node)).Duration() < Near);
        await node.Parts.GetRequiredService<DatabaseClock>().Measure(Stop);
        Assert.True((DateTimeOffset.UtcNow - Now(node)).Duration() < Near);

        var path = node.Parts.GetRequiredService<Settings>().CheckpointFile;
        var maker = new CheckpointMaker(
            node.Database,
            new(node.Parts.GetRequiredService<KeyEncryptionKey>()),
            new(path),
            node.Parts.GetRequiredService<TimeProvider>(),
            NullLogger<CheckpointMaker>.Instance
        );
        Assert.Equal(0, await maker.MakeDue(Now(node), Stop));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(node));

        machine.Ahead = TimeSpan.Zero;
        Assert.Equal(HttpStatusCode.OK, await Ready(node));
    }

    [Fact]
    public async Task T80_a_node_that_was_held_up_in_a_transaction_does_not_commit_it_an_hour_later()
    {
        await using var empty = await TestDatabase.Make(DatabaseKind.Postgres);
        await using var database = Database.Open(empty.Configured);

        var limit = await database.Read(
            session => session.QueryOne("SHOW idle_in_transaction_session_timeout", row => row.Text()),
            Stop
        );

        Assert.Equal("1min", limit);
    }

    private static DateTimeOffset Now(TestServer node) => node.Parts.GetRequiredService<TimeProvider>().GetUtcNow();

    private static async Task<HttpStatusCode> Ready(TestServer node)
    {
        using var answer = await node.NewOperator().GetAsync("/health/ready", Stop);
        return answer.StatusCode;
    }
}
