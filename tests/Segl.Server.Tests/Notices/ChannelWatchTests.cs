using Microsoft.Extensions.DependencyInjection;
using Segl.Server.Notices;

namespace Segl.Server.Tests.Notices;

/// <summary>A gateway that is down, as the log tells it to an operator who has no telemetry.</summary>
public sealed class ChannelWatchTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Point_5_4_T65_a_gateway_that_is_down_is_logged_at_once_and_each_hour(DatabaseKind kind)
    {
        using var log = new LogListener();
        await using var kannel = await Kannel.Start();
        await using var server = await TestServer.Start(
            kind,
            log,
            [.. kannel.Words, "--Logging:LogLevel:Default=Information"]
        );
        var sender = server.Parts.GetRequiredService<Sender>();
        await kannel.GoesDown();
        await server.Register();
        var began = server.Clock.GetUtcNow();

        await sender.SendDue(began);
        await server.Register();
        await sender.SendDue(began.AddMinutes(1));
        Assert.Equal(
            [$"Sms has delivered nothing since {began:u}; 1 notices wait, the oldest since {began:u}."],
            Told()
        );

        await sender.SendDue(began.AddHours(1).AddMilliseconds(-1));
        Assert.Single(Told());
        await sender.SendDue(began.AddHours(1));
        Assert.Equal(
            $"Sms has delivered nothing since {began:u}; 2 notices wait, the oldest since {began:u}.",
            Told()[1]
        );

        await kannel.ComesUp();
        await sender.SendDue(began.AddHours(3));
        Assert.Equal(2, Told().Count);
        Assert.Contains(log.Lines, line => line.StartsWith("Sms delivers again", StringComparison.Ordinal));
        await sender.SendDue(began.AddHours(9));
        Assert.Equal(2, Told().Count);

        List<string> Told() =>
            [
                .. log
                    .Lines.Where(line => line.StartsWith("Sms has delivered nothing", StringComparison.Ordinal))
                    .Select(line => line.Split(" See")[0]),
            ];
    }
}
