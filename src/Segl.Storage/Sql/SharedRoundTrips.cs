using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Batches the queries of many callers into one round trip to PostgreSQL. Queries that arrive while a round trip is
/// under way are sent together in the next; a lone query is sent at once. Only for queries that need no lock, since
/// callers wait for each other.
/// </summary>
internal sealed class SharedRoundTrips(NpgsqlDataSource postgres, Func<TimeSpan> patience)
{
    // Enough to amortise network and planner, few enough that no caller waits long for the others.
    private const int MostAtOnce = 128;

    private readonly Lock guard = new();
    private readonly Queue<Asked> waiting = new();
    private bool running;

    /// <summary>Executes a query together with concurrent ones. It may be executed twice.</summary>
    public Task<T> Execute<T>(Query<T> query)
    {
        var asked = new Asked<T>(query);
        lock (guard)
        {
            waiting.Enqueue(asked);
            if (!running)
            {
                running = true;
                _ = Task.Run(Run);
            }
        }

        return asked.Result;
    }

    private async Task Run()
    {
        while (Next() is { } together)
        {
            try
            {
                await Send(together);
            }
            catch (DatabaseAwayException away) when (away.Fault is DatabaseFault.Away or DatabaseFault.Hung)
            {
                // Those who came meanwhile would wait as long, to hear the same.
                Array.ForEach([.. together, .. AllWaiting()], one => one.Fail(away));
            }
            catch (Exception) when (together.Length > 1)
            {
                // The transaction was rolled back. Each query is retried alone, so that a failing one does not affect
                // the others.
                await Task.WhenAll(together.Select(one => SendAlone([one])));
            }
            catch (Exception failed)
            {
                together[0].Fail(failed);
            }
        }
    }

    private Asked[] AllWaiting()
    {
        lock (guard)
        {
            Asked[] all = [.. waiting];
            waiting.Clear();
            return all;
        }
    }

    private Asked[]? Next()
    {
        lock (guard)
        {
            var together = new Asked[Math.Min(waiting.Count, MostAtOnce)];
            for (var number = 0; number < together.Length; number++)
            {
                together[number] = waiting.Dequeue();
            }

            running = together.Length > 0;
            return running ? together : null;
        }
    }

    private async Task SendAlone(Asked[] one)
    {
        try
        {
            await Send(one);
        }
        catch (Exception failed)
        {
            one[0].Fail(failed);
        }
    }

    private async Task Send(Asked[] together)
    {
        await using (var line = await PostgresLine.Take(postgres, patience(), CancellationToken.None))
        {
            await using var session = new Session(line, writes: false, CancellationToken.None) { Repeats = true };
            Array.ForEach(together, asked => asked.Defer(session));
            await session.SendDeferred();
        }

        Array.ForEach(together, asked => asked.Succeed());
    }

    private abstract class Asked
    {
        public abstract void Defer(Session session);

        public abstract void Succeed();

        public abstract void Fail(Exception failed);
    }

    private sealed class Asked<T>(Query<T> query) : Asked
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private QueryResult<T>? result;

        public Task<T> Result => done.Task;

        public override void Defer(Session session) => result = session.DeferQuery(query);

        public override void Succeed() => done.SetResult(result!.Value);

        public override void Fail(Exception failed) => done.SetException(failed);
    }
}
