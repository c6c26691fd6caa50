using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Network;

/// <summary>
/// R32, R95: what is typed is judged within the allowance of its sources, such as a browser and its address. It is in
/// flight before it is judged, and counts against all of them if it was wrong.
/// </summary>
internal sealed class WrongCodeCounts(Database database)
{
    private const int MostAsked = 200;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    // Concurrent requests from one address are serialised here, so that the database is not polled for room;
    // addresses that share a semaphore wait a little longer, without any other effect.
    private readonly SemaphoreSlim[] seats =
    [
        .. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(Limits.WrongCodesBeforeWaiting)),
    ];

    /// <summary>Judges what was typed, unless one of its sources has to wait.</summary>
    /// <param name="sources">Their digests; the address is the last.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="judge">Judges it.</param>
    /// <param name="count">How its end counts.</param>
    public async Task<Outcome<T>> Judge<T>(
        byte[][] sources,
        DateTimeOffset now,
        Func<Task<Outcome<T>>> judge,
        Func<WrongCodes, Refusal?, WrongCodes> count
    )
        where T : class
    {
        var seat = seats[sources[^1][0]];
        await seat.WaitAsync();
        try
        {
            if (await Begin(sources, now) is { } waits)
            {
                return waits;
            }

            var outcome = await JudgeOrLand(sources, now, judge);
            var refusal = outcome.IsGranted(out _, out var refused) ? null : refused;
            await Count(sources, now, counted => count(counted, refusal));
            return outcome;
        }
        finally
        {
            seat.Release();
        }
    }

    // Where it ends in an exception, such as of a citizen who has left, nothing was judged.
    private async Task<Outcome<T>> JudgeOrLand<T>(byte[][] sources, DateTimeOffset now, Func<Task<Outcome<T>>> judge)
        where T : class
    {
        try
        {
            return await judge();
        }
        catch
        {
            await Count(sources, now, counted => counted.AfterNone());
            throw;
        }
    }

    // Another node may be judging what came from the same source; it will be done shortly.
    private async Task<Refusal?> Begin(byte[][] sources, DateTimeOffset now)
    {
        for (var asked = 1; ; asked++)
        {
            var (mayTry, refusal) = await TryBegin(sources, now);
            if (mayTry || refusal is not null)
            {
                return refusal;
            }

            if (asked == MostAsked)
            {
                return new Refusal(Reason.TooManyWrongCodes, now + AskAgain * MostAsked);
            }

            await Task.Delay(AskAgain);
        }
    }

    private Task<(bool MayTry, Refusal? Refusal)> TryBegin(byte[][] sources, DateTimeOffset now) =>
        database.Write<(bool, Refusal?)>(
            Durability.Durable,
            async session =>
            {
                var begun = await WrongCodeStore.Take(session, sources, now);
                if (begun.Select(one => one.Wrong.WhyNotTry(now)).FirstOrDefault(no => no is not null) is { } refused)
                {
                    return (false, refused);
                }

                if (!begun.TrueForAll(one => one.Wrong.HasRoom(now)))
                {
                    return (false, null);
                }

                begun.ForEach(one => WrongCodeStore.Save(session, one.Source, one.Wrong.Begin(now)));
                return (true, null);
            }
        );

    private Task Count(byte[][] sources, DateTimeOffset now, Func<WrongCodes, WrongCodes> next) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var counted = await WrongCodeStore.Take(session, sources, now);
                counted.ForEach(one => WrongCodeStore.Save(session, one.Source, next(one.Wrong)));
            }
        );
}
