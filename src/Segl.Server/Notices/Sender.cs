using Segl.Rules;
using Segl.Server.Notices.Channels;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.Notices;

/// <summary>
/// Sends the notices in the outbox (R101). Each channel has its own queue and its own loop, so that a failing gateway
/// delays only its own notices. A notice is sent at least once: twice only when this process crashes between its
/// delivery and the record of it.
/// </summary>
internal sealed partial class Sender(
    Outbox outbox,
    Courier courier,
    ChannelWatch watch,
    TimeProvider clock,
    ILogger<Sender> log
) : BackgroundService
{
    // A batch ends before its lease: every attempt has a time-out of at most 20 seconds, and 32 run in parallel.
    private const int Batch = 128,
        AtATime = 32;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2),
        Look = TimeSpan.FromSeconds(1);

    /// <summary>Sends the notices that are due on all channels.</summary>
    /// <returns>How many notices were tried.</returns>
    public async Task<int> SendDue(DateTimeOffset now, CancellationToken stop = default) =>
        (await Task.WhenAll(Enum.GetValues<Channel>().Select(channel => SendDue(channel, now, stop)))).Sum();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enum.GetValues<Channel>().Select(channel => Loop(channel, stoppingToken)));

    private async Task Loop(Channel channel, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await SendDue(channel, clock.GetUtcNow(), stop);
            }
            catch (DatabaseAwayException)
            {
                // The watch tells it; the notices are still in the database.
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                LookFailed(failed, channel);
            }
        }
    }

    private async Task<int> SendDue(Channel channel, DateTimeOffset now, CancellationToken stop)
    {
        var tried = 0;
        while (await outbox.TakeDue(channel, Batch, now, now + Lease, stop) is { Count: > 0 } due)
        {
            var ends = new NoticeEnd[due.Count];
            await Parallel.ForAsync(
                0,
                due.Count,
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stop },
                async (i, cancel) => ends[i] = await Try(due[i], now, cancel)
            );
            await outbox.Settle(ends, now, stop);
            await watch.RecordTries(channel, ends, now, stop);
            foreach (var lost in ends.Where(end => end is { SentAt: null, NextTryAt: null }))
            {
                GivenUp(lost.Notice.Id, channel, lost.Notice.What);
            }

            tried += due.Count;
        }

        await watch.TellAgain(channel, now, stop);
        return tried;
    }

    private async Task<NoticeEnd> Try(DueNotice notice, DateTimeOffset now, CancellationToken stop)
    {
        if (now >= notice.ValidUntil)
        {
            return new(notice, null, null, "The code in it was dead before it could be sent.");
        }

        var delivery = await Carry(notice, now, stop);
        Metrics.Notice(notice.Channel, delivery.End.ToString());
        return delivery.End switch
        {
            DeliveryEnd.Taken => new(notice, now, null, null),
            DeliveryEnd.NoSuchAddress => new(notice, null, null, delivery.Why),
            DeliveryEnd.NotNow => new(
                notice,
                null,
                Rules.Notices.NextTry(notice.Tries, notice.MadeAt, notice.ValidUntil, now),
                delivery.Why
            ),
        };
    }

    // A notice that fails for any reason must not block the others.
    private async Task<Delivery> Carry(DueNotice notice, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            return await courier.Carry(notice, now, stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            CarryFailed(failed, notice.Id);
            return Delivery.NotNow($"Segl could not send it: {failed.GetType().Name}.");
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking for notices on {Channel} failed")]
    private partial void LookFailed(Exception failed, Channel channel);

    // The cause is in the database only, since a relay's message may contain an address.
    [LoggerMessage(LogLevel.Warning, "Notice {NoticeId} on {Channel} of {What} was given up; see segl dead-letters")]
    private partial void GivenUp(Guid noticeId, Channel channel, Happening what);

    [LoggerMessage(LogLevel.Error, "Notice {NoticeId} could not be sent")]
    private partial void CarryFailed(Exception failed, Guid noticeId);
}
