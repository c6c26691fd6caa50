using System.Threading.Channels;
using Segl.Server.Keys;
using Segl.Server.Notices.Channels;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// Pushes to the named person's apps that a login waits (R94). They are sent in the background, so the page never
/// waits for them; a lost push does no harm, since an opened app shows the login anyway (R103).
/// </summary>
internal sealed partial class LoginHints(
    Database database,
    Codes codes,
    AppPushes pushes,
    TimeProvider clock,
    ILogger<LoginHints> log
) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int AskedAtOnce = 64;
    private const int SendingAtOnce = 16;

    // This delay is not noticeable on a phone, and lets queries for several logins be batched.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WaitingLogin> named = System.Threading.Channels.Channel.CreateBounded<WaitingLogin>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>A user ID was typed. An unknown one is queued and looked up, too (R91).</summary>
    public void Named(WaitingLogin login) => named.Writer.TryWrite(login);

    private readonly Channel<Pushed> pushed = System.Threading.Channels.Channel.CreateBounded<Pushed>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private sealed record Pushed(Guid PersonId, Language Language, string Name);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(AskInTurn(stoppingToken), PushAtOnce(stoppingToken));

    private async Task AskInTurn(CancellationToken stop)
    {
        while (await named.Reader.WaitToReadAsync(stop))
        {
            await Task.Delay(Gather, stop);
            var logins = new List<WaitingLogin>();
            while (logins.Count < AskedAtOnce && named.Reader.TryRead(out var login))
            {
                logins.Add(login);
            }

            await ButLose(() => SendHints(logins, clock.GetUtcNow(), stop), stop);
        }
    }

    private async Task SendHints(List<WaitingLogin> logins, DateTimeOffset now, CancellationToken stop)
    {
        var hints = await database.Read(
            async session =>
            {
                var known = await session.ExecuteQueries(
                    logins.Select(login => LoginHintStore.Of(login.Key.PersonId, PushStopSources.Of(login, codes)))
                );
                var reached = logins
                    .Zip(known, (login, hint) => (Person: login.Key.PersonId, Hint: hint))
                    .Where(one => one.Hint is { } hint && hint.Pushes.May(hint.StoppedAt, now))
                    .Select(one =>
                        (
                            one.Person,
                            Hint: one.Hint!,
                            Subscriptions: one.Hint!.Installations.Select(PushSubscriptionStore.On)
                                .Select(session.DeferQuery)
                                .ToList()
                        )
                    )
                    .ToList();
                await session.SendDeferred();
                return reached.FindAll(one => one.Subscriptions.Exists(found => found.Value is not null));
            },
            stop
        );
        foreach (var (person, hint, _) in hints)
        {
            pushed.Writer.TryWrite(new(person, Languages.Named(hint.Language) ?? Language.En, hint.Name));
        }
    }

    // In parallel, so that a slow push service of one person does not delay the pushes of others.
    private Task PushAtOnce(CancellationToken stop) =>
        Parallel.ForEachAsync(
            pushed.Reader.ReadAllAsync(stop),
            new ParallelOptions { MaxDegreeOfParallelism = SendingAtOnce, CancellationToken = stop },
            async (hint, _) => await ButLose(() => Push(hint, clock.GetUtcNow(), stop), stop)
        );

    private async Task Push(Pushed hint, DateTimeOffset now, CancellationToken stop)
    {
        var counted = await database.Write(
            Durability.Durable,
            session => LoginHintStore.Count(session, hint.PersonId),
            stop
        );
        if (counted)
        {
            await pushes.LoginWaits(hint.PersonId, hint.Language, hint.Name, now, stop);
        }
    }

    private async Task ButLose(Func<Task> hint, CancellationToken stop)
    {
        try
        {
            await hint();
        }
        catch (DatabaseAwayException)
        {
            // The watch tells it; whoever looks into the app finds the login all the same.
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            LogLost(failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A hint that a login waits was lost")]
    private partial void LogLost(Exception failed);
}
