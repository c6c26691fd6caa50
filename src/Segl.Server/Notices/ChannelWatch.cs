using System.Collections.Concurrent;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Notices;

/// <summary>
/// Logs when a channel delivers nothing: at its first failure, each hour as long as something waits, and when it
/// delivers again. An operator without telemetry sees it, too. Every node tells what it met itself.
/// </summary>
internal sealed partial class ChannelWatch(Outbox outbox, ILogger<ChannelWatch> log)
{
    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Channel, Failure> failing = [];

    private sealed record Failure(DateTimeOffset Since, DateTimeOffset ToldAt);

    /// <summary>A batch of a channel was tried.</summary>
    public async Task RecordTries(
        Channel channel,
        IReadOnlyList<NoticeEnd> ends,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (ends.Any(end => end.SentAt is not null))
        {
            if (failing.TryRemove(channel, out var over))
            {
                LogDelivers(channel, over.Since);
            }
        }
        else if (ends.Any(end => end.NextTryAt is not null) && failing.TryAdd(channel, new(now, now)))
        {
            await LogOutage(channel, now, now, stop);
        }
    }

    /// <summary>Tells once more of a channel that has failed for another hour.</summary>
    public async Task TellAgain(Channel channel, DateTimeOffset now, CancellationToken stop)
    {
        if (failing.TryGetValue(channel, out var failure) && now >= failure.ToldAt + ToldAgainAfter)
        {
            failing[channel] = failure with { ToldAt = now };
            await LogOutage(channel, failure.Since, now, stop);
        }
    }

    // Where nothing waits any more, nothing shows whether the channel works; the next failure is a first one.
    private async Task LogOutage(Channel channel, DateTimeOffset since, DateTimeOffset now, CancellationToken stop)
    {
        if (await outbox.Backlog(channel, now, stop) is { Oldest: { } oldest } backlog)
        {
            LogFails(channel, since, backlog.Count, oldest);
        }
        else
        {
            failing.TryRemove(channel, out _);
        }
    }

    // The cause is in the database only, since a gateway's message may contain an address.
    [LoggerMessage(
        LogLevel.Warning,
        "{Channel} has delivered nothing since {Since:u}; {Count} notices wait, the oldest since {Oldest:u}. "
            + "See segl notices"
    )]
    private partial void LogFails(Channel channel, DateTimeOffset since, long count, DateTimeOffset oldest);

    [LoggerMessage(LogLevel.Information, "{Channel} delivers again; it had failed since {Since:u}")]
    private partial void LogDelivers(Channel channel, DateTimeOffset since);
}
