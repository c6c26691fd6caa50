using System.Threading.Channels;
using Segl.Rules;
using Segl.Server.App;
using Segl.Server.Notices;
using Segl.Storage;
using StoredHints = Segl.Storage.LoginHints;
using StoredPushStops = Segl.Server.App.PushStops;

namespace Segl.Server.Login;

/// <summary>
/// Hints to the apps of whoever was named that a login waits (R94). It happens beside the page, which never waits for
/// it:
/// a hint that is lost costs nothing, since an app that is opened shows the login anyway (R103).
/// </summary>
internal sealed partial class LoginHints(
    Database database, Codes codes, AppPushes pushes, TimeProvider clock, ILogger<LoginHints> log) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int SendingAtOnce = 16;

    private readonly Channel<StoredLogin> named =
        System.Threading.Channels.Channel.CreateBounded<StoredLogin>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A user ID was typed. An unknown one comes here too and is looked for in vain (R91).</summary>
    public void Named(StoredLogin login) => named.Writer.TryWrite(login);

    // Several at once, so that a slow push service of one person does not hold up the hints of others.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        named.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = SendingAtOnce, CancellationToken = stoppingToken },
        async (login, stop) =>
        {
            try
            {
                await Hint(login, clock.GetUtcNow(), stop);
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                LogLost(failed);
            }
        });

    private async Task Hint(StoredLogin login, DateTimeOffset now, CancellationToken stop)
    {
        // Nobody has the id of a login, so whoever is unknown is looked for by it.
        var person = login.Login.PersonId ?? login.Login.Id;
        var sources = StoredPushStops.SourcesOf(login, codes);
        var known = await database.Read(session => StoredHints.Find(session, person, sources), stop);
        if (known is not { CanBePushed: true } || !known.Pushes.May(known.StoppedAt, now))
        {
            return;
        }

        var counted = await database.Write(
            Durability.Durable, session => StoredHints.Count(session, person), stop);
        if (counted)
        {
            await pushes.LoginWaits(person, Languages.Named(known.Language) ?? Language.En, now, stop);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A hint that a login waits was lost")]
    private partial void LogLost(Exception failed);
}
