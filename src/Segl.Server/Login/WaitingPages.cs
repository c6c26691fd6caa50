using System.Buffers;
using System.Collections.Concurrent;
using System.Data.Common;
using System.IO.Pipelines;
using System.Text;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// The server-sent events of the waiting pages (<c>docs/protocol.md</c>, "The waiting page"). Ten thousand pages may
/// wait at once, so each costs next to nothing: the browser draws the QR codes, those of several seconds come in one
/// event, one timer serves all, and rows are read again many at a time in case a wake-up was missed.
/// </summary>
internal sealed partial class WaitingPages(
    Database database, WakeUps wakeUps, TimeProvider clock, ILogger<WaitingPages> log)
    : BackgroundService
{
    /// <summary>For how many seconds the codes come in one event (docs/decisions, "The browser draws").</summary>
    private const int CodesInOneEvent = 10;

    private const int ReadAtOnce = 200;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<WaitingPage, byte> pages = new();

    /// <summary>Streams until the login is over, the browser leaves or the server stops.</summary>
    // Not async, so that the login as found, with all that the relying party said, is let go before the wait begins.
    public Task Stream(HttpContext context, StoredLogin stored)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        return Stream(new WaitingPage(stored), response.BodyWriter, context.RequestAborted);
    }

    private async Task Stream(WaitingPage page, PipeWriter writer, CancellationToken gone)
    {
        pages[page] = 0;
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

                await page.Sleep();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The browser went away while something was written.
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }

    /// <summary>Reads where the login stands and tells the page, if that is new.</summary>
    /// <returns>False when nothing more will come.</returns>
    private async Task<bool> ShowStep(WaitingPage page, PipeWriter writer)
    {
        // Who listens before reading misses nothing that happens meanwhile.
        _ = wakeUps.Listen(page.LoginId).ContinueWith(
            static (_, woken) => ((WaitingPage)woken!).Wake(), page, CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        page.MayHaveChanged = false;
        var stored = await database.Read(session => Logins.Find(session, page.LoginId), CancellationToken.None);
        var view = stored is null ? LoginView.Over : LoginViews.Of(stored.Login, clock.GetUtcNow());
        if (view != page.Shown)
        {
            page.Shown = view;
            Encoding.ASCII.GetBytes($"event: step\ndata: {view.Word()}\n\n", writer);
        }

        return view is LoginView.Waiting or LoginView.Claimed;
    }

    // Codes of seconds to come are handed out a little early; each is accepted from its own second on and no sooner.
    private static void WriteCodes(WaitingPage page, PipeWriter writer, DateTimeOffset now)
    {
        if (now + Tick <= page.CodesUntil)
        {
            return;
        }

        var second = (long)(now - page.StartedAt).TotalSeconds;
        writer.Write("event: qr\ndata: "u8);
        LoginProofs.WriteQrCodes(page.LoginId, page.Secret, second, CodesInOneEvent, writer);
        writer.Write("\n\n"u8);
        page.CodesUntil = page.StartedAt + TimeSpan.FromSeconds(second + CodesInOneEvent);
    }

    /// <summary>Rings at the pages whose codes or time run out, and reads all logins again every few seconds.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Tick, clock);
        using var stopping = stoppingToken.UnsafeRegister(_ => LeaveAll(), null);
        var readAgainAt = clock.GetUtcNow() + WakeUps.ReadAgain;
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            RingWhereDue(now);
            if (now >= readAgainAt)
            {
                readAgainAt = now + WakeUps.ReadAgain;
                await ReadAgain(stoppingToken);
            }
        }
    }

    private void RingWhereDue(DateTimeOffset now)
    {
        foreach (var (page, _) in pages)
        {
            if (now >= page.ValidUntil)
            {
                page.Wake();
            }
            else if (now + Tick > page.CodesUntil)
            {
                page.Ring();
            }
        }
    }

    private void LeaveAll()
    {
        foreach (var (page, _) in pages)
        {
            page.Leave();
        }
    }

    private async Task ReadAgain(CancellationToken stop)
    {
        try
        {
            foreach (var some in pages.Keys.Chunk(ReadAtOnce))
            {
                var moved = await database.Read(
                    session => Logins.NotWaiting(session, [.. some.Select(page => page.LoginId)]), stop);
                foreach (var page in some)
                {
                    var step = moved.GetValueOrDefault(page.LoginId, LoginStep.Waiting);
                    if (step != (page.Shown is LoginView.Claimed ? LoginStep.Claimed : LoginStep.Waiting))
                    {
                        page.Wake();
                    }
                }
            }
        }
        catch (DbException failed)
        {
            LogCouldNotRead(failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting logins could not be read again; wake-ups still come")]
    private partial void LogCouldNotRead(Exception failed);
}
