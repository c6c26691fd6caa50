using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Segl.Companion.Tests;

/// <summary>T-85: nobody keeps the program waiting, or keeps others from it.</summary>
public sealed class PatienceTests
{
    [Fact]
    public async Task T85_who_says_nothing_is_hung_up_on()
    {
        await using var door = Hasty(Bounds.Patience);
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, door.Port, TestContext.Current.CancellationToken);
        Assert.Equal(0, await caller.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task T86_a_page_that_takes_too_long_loses_its_turn(bool hasDocument)
    {
        await using var door = Hasty(Bounds.LongestReading);
        if (hasDocument)
        {
            door.Readers.Lay(InspectionSystem.Passport.Design);
        }
        var key = await door.Paired();
        await using var page = await Page.Connect(door.Port, key);
        Assert.Equal("timeIsUp", await page.Reason());
        Assert.True(await page.HasEnded());
        await OpenDoor.Eventually(() => !door.Readers.IsTaken);
    }

    [Fact]
    public async Task T85_silent_callers_are_few_and_go_as_they_came()
    {
        await using var door = new OpenDoor();
        var callers = new List<TcpClient>();
        for (var calls = 0; calls < Bounds.MostCallers; calls++)
        {
            var caller = new TcpClient();
            await caller.ConnectAsync(IPAddress.Loopback, door.Port, TestContext.Current.CancellationToken);
            callers.Add(caller);
        }
        await Assert.ThrowsAsync<WebSocketException>(() => Page.Call(door.Port));
        callers.ForEach(caller => caller.Dispose());
        await OpenDoor.Eventually(() => door.Callers == 0);
        await using var page = await Page.Call(door.Port);
    }

    private static OpenDoor Hasty(TimeSpan wait) => new(Page.Site, [0], new HastyClock(wait));
}
