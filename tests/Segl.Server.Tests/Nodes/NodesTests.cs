using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Nodes;

/// <summary>Servers are equal and keep nothing: two of them on one database are one Segl.</summary>
public sealed class NodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_login_goes_on_at_any_node_and_who_waits_at_the_other_is_woken()
    {
        await using var one = await TestServer.Start(DatabaseKind.Postgres);
        await using var two = await one.AnotherNode();
        await SeeEachOther(one, two);
        var karla = await one.Register();
        var activated = await one.ActivatedPhone(karla);
        var atOne = new LoginBrowser(one);
        var login = await atOne.Start();
        var atTwo = TheSame(atOne, two);
        await atTwo.TypeUserId(login, karla.UserId);
        using var events = await atOne.Events(login);

        // The clock stands still, so nobody reads again: what is seen was told by the other node.
        var phone = new ScriptedPhone(
            two.NewClient(),
            TestServer.Origin,
            activated.Keys,
            activated.App,
            activated.LastAnswer!
        );
        var claimed = await phone.ClaimQr((await LoginBrowser.Next(events, "qr")).Split(' ')[0]);
        await LoginBrowser.Until(events, "claimed");
        await phone.Approve(claimed, karla.Pin);
        await LoginBrowser.Until(events, "approved");

        var finished = await TheSame(atOne, two).Press(login, "finish");
        Assert.Equal(HttpStatusCode.SeeOther, finished.Status);
        Assert.StartsWith("https://shop.example/back?code=", finished.Location);
    }

    [Fact]
    public async Task A_node_that_is_alone_tells_nobody()
    {
        await using var alone = await TestServer.Start(DatabaseKind.Postgres);

        Assert.False(alone.Parts.GetRequiredService<NodeSignals>().HasOthers);
    }

    [Fact]
    public async Task Many_wake_ups_are_heard_once_each_and_never_by_their_teller()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Postgres);
        await using var database = Database.Open(own.Configured);
        var (teller, hearer) = (new NodeSignals(database), new NodeSignals(database));
        var (back, heard) = (new List<Guid>(), new List<Guid>());
        using var stop = new CancellationTokenSource();
        var listening = Task.WhenAll(teller.Listen(back.Add, stop.Token), hearer.Listen(heard.Add, stop.Token));
        await Eventually.Is(() => teller.HasOthers && hearer.HasOthers);
        var ids = Enumerable.Range(0, 1000).Select(_ => Guid.NewGuid()).ToList();

        await teller.Tell(ids, default);

        await Eventually.Is(() => heard.Count >= ids.Count);
        Assert.Equal(ids, heard);
        Assert.Empty(back);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    private static LoginBrowser TheSame(LoginBrowser browser, TestServer at) => new(at, browser);

    private static Task SeeEachOther(params TestServer[] nodes) =>
        Eventually.Is(() => nodes.All(node => node.Parts.GetRequiredService<NodeSignals>().HasOthers));
}
