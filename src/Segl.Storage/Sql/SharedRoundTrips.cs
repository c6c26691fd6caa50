using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Lets the queries of many callers share one round trip to PostgreSQL. Who comes while one is under way waits for the
/// next and goes with all who came meanwhile; who comes alone goes at once. Only for queries that wait for no lock, since
/// a caller waits for its neighbours.
/// </summary>
internal sealed class SharedRoundTrips(NpgsqlDataSource postgres)
{
    // So many that the network and the planner are paid once, so few that nobody waits long for the others.
    private const int MostAtOnce = 128;

    private readonly Lock guard = new();
    private readonly Queue<Asked> waiting = new();
    private bool running;

    /// <summary>Executes a query together with those of others.</summary>
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
            catch (Exception) when (together.Length > 1)
            {
                // The transaction is undone. Each tries alone, so that what is wrong with one harms no other.
                await Task.WhenAll(together.Select(one => SendAlone([one])));
            }
            catch (Exception failed)
            {
                together[0].Fail(failed);
            }
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
        await using (var connection = await postgres.OpenConnectionAsync())
        {
            await using var session = new Session(connection, writes: false, CancellationToken.None);
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
