using System.Buffers;
using System.Collections.Concurrent;
using System.Data.Common;
using System.IO.Pipelines;
using System.Text;
using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// The server-sent events of the waiting pages (<c>docs/protocol.md</c>, "The waiting page"). Ten thousand pages may
/// be open at once, so each must cost very little: the browser draws the QR codes, one event has those of several
/// seconds, one timer serves all pages, and rows are polled in batches in case a notification was missed.
/// </summary>
internal sealed partial class WaitingPages(
    Database database,
    WakeUps wakeUps,
    OpenStreams streams,
    TimeProvider clock,
    ILogger<WaitingPages> log
) : BackgroundService
{
    private const int ReadAtOnce = 200;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // Pages are notified of changes; after a lost notification the change is found by this poll.
    private static readonly TimeSpan ReadAllAgain = TimeSpan.FromSeconds(10);

    // The pages by the second in which their next event is due, so that the timer touches no others; a minute is more
    // than the codes of one event cover.
    private readonly ConcurrentQueue<WaitingPage>[] due =
    [
        .. Enumerable.Range(0, 60).Select(_ => new ConcurrentQueue<WaitingPage>()),
    ];

    // Several windows may show one login.
    private readonly ConcurrentDictionary<Guid, WaitingPage[]> pages = new();

    /// <summary>Registers a page before its login is read, so that no change is missed in between.</summary>
    /// <returns>Null when its login, its browser or its address has reached the limit of open streams.</returns>
    public WaitingPage? Open(Guid loginId, byte[]? browser, string address)
    {
        if (streams.Open(loginId, browser, address) is not { } stream)
        {
            return null;
        }

        var page = new WaitingPage(loginId, stream);
        pages.AddOrUpdate(loginId, [page], (_, others) => [.. others, page]);
        return page;
    }

    /// <summary>Unregisters a page.</summary>
    public void Close(WaitingPage page)
    {
        streams.Close(page.Stream);
        while (pages.TryGetValue(page.LoginId, out var known))
        {
            var others = known.Where(other => other != page).ToArray();
            if (
                others.Length == 0
                    ? pages.TryRemove(KeyValuePair.Create(page.LoginId, known))
                    : pages.TryUpdate(page.LoginId, others, known)
            )
            {
                return;
            }
        }
    }

    /// <summary>Streams events until the login is over, the browser disconnects or the server stops.</summary>
    public Task Stream(HttpContext context, WaitingPage page)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        return Stream(page, response.BodyWriter, context.RequestAborted);
    }

    private async Task Stream(WaitingPage page, PipeWriter writer, CancellationToken gone)
    {
        using var leaving = gone.UnsafeRegister(static left => ((WaitingPage)left!).Leave(), page);
        try
        {
            while (!page.Left)
            {
                var goesOn = !page.MayHaveChanged || await ShowStep(page, writer);
                if (goesOn)
                {
                    WriteCodes(page, writer, clock.GetUtcNow());
                }

                await writer.FlushAsync(gone);
                if (!goesOn)
                {
                    return;
                }

                await page.WaitForSignal();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The browser disconnected during a write.
        }
        catch (DatabaseAwayException)
        {
            // The browser asks again by itself.
        }
    }

    /// <summary>Writes the state of the login, if it changed; reads it unless the notification contained
    /// it.</summary>
    /// <returns>False after the last event.</returns>
    private async ValueTask<bool> ShowStep(WaitingPage page, PipeWriter writer)
    {
        var login = page.TakeChange() ?? await database.ReadTogether(LoginStore.Find(new(page.PersonId, page.LoginId)));
        var now = clock.GetUtcNow();
        var view = login is null
            ? LoginViews.OfLost(new(page.LoginId, page.StartedAt), now)
            : LoginViews.Of(login, now);
        if (view != page.Shown)
        {
            page.Shown = view;
            Encoding.ASCII.GetBytes($"event: step\ndata: {view.Word()}\n\n", writer);
        }

        return view is LoginView.Waiting or LoginView.Claimed;
    }

    // Codes of coming seconds are handed out slightly early; each is accepted only from its own second on.
    private void WriteCodes(WaitingPage page, PipeWriter writer, DateTimeOffset now)
    {
        if (now < page.NextEventAt)
        {
            return;
        }

        var second = Rules.Login.QrCodeSecond(page.StartedAt, now);
        var last = Rules.Login.LastQrCodeHandedOut(second);
        writer.Write("event: qr\ndata: "u8);
        LoginProofs.WriteQrCodes(page.LoginId, page.Secret, second, (int)(last - second) + 1, writer);
        writer.Write("\n\n"u8);
        var lastSecond = page.StartedAt + TimeSpan.FromSeconds(last);
        page.NextEventAt = lastSecond < page.ValidUntil ? lastSecond : page.ValidUntil;
        Schedule(page, page.NextEventAt);
    }

    private void Schedule(WaitingPage page, DateTimeOffset at) =>
        due[at.ToUnixTimeSeconds() % due.Length].Enqueue(page);

    /// <summary>Signals the pages whose codes or time run out, and polls all logins every few seconds.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        wakeUps.Heard += Wake;
        try
        {
            using var tick = new PeriodicTimer(Tick, clock);
            using var stopping = stoppingToken.UnsafeRegister(_ => LeaveAll(), null);
            var (lookedAt, readAgainAt) = (clock.GetUtcNow(), clock.GetUtcNow() + ReadAllAgain);
            while (await tick.WaitForNextTickAsync(stoppingToken))
            {
                var now = clock.GetUtcNow();
                SignalWhereDue(lookedAt, now);
                lookedAt = now;
                if (now >= readAgainAt)
                {
                    readAgainAt = now + ReadAllAgain;
                    await ReadAgain(stoppingToken);
                }
            }
        }
        finally
        {
            wakeUps.Heard -= Wake;
        }
    }

    private void Wake(WakeUp wakeUp)
    {
        if (pages.TryGetValue(wakeUp.Id, out var known))
        {
            Array.ForEach(known, page => page.Wake(wakeUp.Login));
        }
    }

    // After a pause, or a jump of the clock, one round of the queues covers everything that was missed.
    private void SignalWhereDue(DateTimeOffset lookedAt, DateTimeOffset now)
    {
        var to = now.ToUnixTimeSeconds();
        for (var second = Math.Max(lookedAt.ToUnixTimeSeconds(), to - due.Length + 1); second <= to; second++)
        {
            var pagesThen = due[second % due.Length];
            for (var left = pagesThen.Count; left > 0 && pagesThen.TryDequeue(out var page); left--)
            {
                SignalIfDue(page, now);
            }
        }
    }

    private void SignalIfDue(WaitingPage page, DateTimeOffset now)
    {
        if (now >= page.ValidUntil)
        {
            page.Wake(null);
        }
        else if (now >= page.NextEventAt)
        {
            page.Signal();
        }
        else if (!page.Left)
        {
            Schedule(page, now + Tick);
        }
    }

    private IEnumerable<WaitingPage> All() => pages.SelectMany(login => login.Value);

    private void LeaveAll()
    {
        foreach (var page in All())
        {
            page.Leave();
        }
    }

    private async Task ReadAgain(CancellationToken stop)
    {
        try
        {
            foreach (var some in All().Chunk(ReadAtOnce))
            {
                var keys = some.Select(page => new LoginKey(page.PersonId, page.LoginId)).ToList();
                var notWaiting = await database.Read(
                    session => session.ExecuteQuery(WaitingLoginStore.NotWaiting(keys)),
                    stop
                );
                var moved = notWaiting.DistinctBy(one => one.LoginId).ToDictionary(one => one.LoginId, one => one.Step);
                foreach (var page in some)
                {
                    var step = moved.GetValueOrDefault(page.LoginId, LoginStep.Waiting);
                    if (step != (page.Shown is LoginView.Claimed ? LoginStep.Claimed : LoginStep.Waiting))
                    {
                        page.Wake(null);
                    }
                }
            }
        }
        catch (DatabaseAwayException)
        {
            // The watch tells it.
        }
        catch (DbException failed)
        {
            LogCouldNotRead(failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting logins could not be read again; wake-ups still come")]
    private partial void LogCouldNotRead(Exception failed);
}
