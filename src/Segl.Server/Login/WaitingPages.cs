using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>
/// The server-sent events of the waiting pages (<c>docs/protocol.md</c>, "The waiting page"). Ten thousand pages may
/// wait at once, so each costs next to nothing: the browser draws the QR codes, those of several seconds come in one
/// event, and the logins are read again many at a time in case a wake-up was missed.
/// </summary>
internal sealed partial class WaitingPages(
    Database database, WakeUps wakeUps, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<WaitingPages> log)
    : BackgroundService
{
    /// <summary>For how many seconds the codes come in one event (docs/decisions, "The browser draws").</summary>
    private const int CodesInOneEvent = 5;

    private const int ReadAtOnce = 200;

    private readonly ConcurrentDictionary<WaitingPage, byte> waiting = new();

    /// <summary>Streams until the login is over, the browser leaves or the server stops.</summary>
    public async Task Stream(HttpContext context, StoredLogin stored)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        var page = new WaitingPage(stored.Login.Id, stored.Login.StartedAt, stored.Secret);
        waiting[page] = 0;
        try
        {
            await Stream(page, response.BodyWriter, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The browser went away, or the server stops: nobody reads on, and a browser asks again by itself.
        }
        finally
        {
            waiting.TryRemove(page, out _);
        }
    }

    // The parameters are few on purpose: what this method holds, ten thousand hold.
    private async Task Stream(WaitingPage page, PipeWriter writer, CancellationToken stop)
    {
        var codesUntil = DateTimeOffset.MinValue;
        while (true)
        {
            var wakeUp = wakeUps.Listen(page.LoginId);
            var view = await Read(page.LoginId, stop);
            var now = clock.GetUtcNow();
            if (view != page.Shown)
            {
                Write(writer, "event: step\ndata: ", view.Word());
                page.Shown = view;
            }

            if (view is not (LoginView.Waiting or LoginView.Claimed))
            {
                await writer.FlushAsync(stop);
                return;
            }

            do
            {
                codesUntil = WriteCodes(page, writer, now, codesUntil);
                await writer.FlushAsync(stop);
                await Until(wakeUp, codesUntil, page.ValidUntil, stop);
                now = clock.GetUtcNow();
            }
            while (!wakeUp.IsCompleted && now < page.ValidUntil);
        }
    }

    private async Task<LoginView> Read(Guid loginId, CancellationToken stop)
    {
        var stored = await database.Read(session => Logins.Find(session, loginId), stop);
        return stored is null ? LoginView.Over : LoginViews.Of(stored.Login, clock.GetUtcNow());
    }

    // Codes of seconds to come are handed out a little early; each is accepted from its own second on and no sooner.
    private static DateTimeOffset WriteCodes(
        WaitingPage page, PipeWriter writer, DateTimeOffset now, DateTimeOffset until)
    {
        if (now < until)
        {
            return until;
        }

        var second = (long)(now - page.StartedAt).TotalSeconds;
        var codes = new StringBuilder(CodesInOneEvent * 48);
        for (var ahead = 0; ahead < CodesInOneEvent; ahead++)
        {
            codes.Append(LoginProofs.QrCode(page.LoginId, page.Secret, second + ahead)).Append(' ');
        }

        Write(writer, "event: qr\ndata: ", codes.ToString(0, codes.Length - 1));
        return page.StartedAt + TimeSpan.FromSeconds(second + CodesInOneEvent);
    }

    private static void Write(PipeWriter writer, string begin, string data)
    {
        Encoding.ASCII.GetBytes(begin, writer);
        Encoding.ASCII.GetBytes(data, writer);
        Encoding.ASCII.GetBytes("\n\n", writer);
    }

    private async Task Until(Task wakeUp, DateTimeOffset codesUntil, DateTimeOffset validUntil, CancellationToken stop)
    {
        var next = codesUntil < validUntil ? codesUntil : validUntil;
        var wait = next - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        // No WaitAsync, whose time-out is an exception: two thousand a second would be felt.
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(wakeUp, Task.Delay(wait, clock, woken.Token));
        await woken.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Reads all waiting logins again, many at a time, and wakes the pages that show something else.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(WakeUps.ReadAgain, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAgain(stoppingToken);
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException)
            {
                LogCouldNotRead(failed);
            }
        }
    }

    private async Task ReadAgain(CancellationToken stop)
    {
        foreach (var some in waiting.Keys.Chunk(ReadAtOnce))
        {
            var steps = await database.Read(
                session => Logins.StepsOf(session, [.. some.Select(page => page.LoginId)]), stop);
            foreach (var page in some)
            {
                var shown = page.Shown is LoginView.Claimed ? LoginStep.Claimed : LoginStep.Waiting;
                if (!steps.TryGetValue(page.LoginId, out var step) || step != shown)
                {
                    wakeUps.WakeHere(page.LoginId);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting logins could not be read again; wake-ups still come")]
    private partial void LogCouldNotRead(Exception failed);

    /// <summary>One open page: what its codes are made from, and what it shows.</summary>
    private sealed class WaitingPage(Guid loginId, DateTimeOffset startedAt, byte[] secret)
    {
        public Guid LoginId => loginId;

        public DateTimeOffset StartedAt => startedAt;

        public DateTimeOffset ValidUntil => startedAt + Limits.LoginValid;

        public byte[] Secret => secret;

        public LoginView? Shown { get; set; }
    }
}
