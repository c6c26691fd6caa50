using System.Text;
using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>
/// <c>/screen/events</c>: tells an open screen that it has to look again (server-sent events). Nothing of what it shows is
/// in the event.
/// </summary>
internal sealed class ScreenEvents(
    Database database,
    CitizenScreens screens,
    ScreenCookies cookies,
    WakeUps wakeUps,
    OpenStreams streams,
    TimeProvider clock
)
{
    /// <summary>What a screen shows, as a word by which a change is noticed.</summary>
    /// <param name="screen">The screen; null when no officer has connected it.</param>
    /// <param name="now">The instant.</param>
    public static string Word(PairedScreen? screen, DateTimeOffset now) =>
        screen is null ? "alone"
        : screen.OfferAt(now) is { } offer ? $"{offer.Id:n}-{offer.State}"
        : "free";

    /// <summary>Answers once there is something else to show than the page names.</summary>
    public async Task Stream(HttpContext context)
    {
        var (response, gone) = (context.Response, context.RequestAborted);
        if (cookies.Find(context) is not { } cookie)
        {
            // RFC: a browser asks no more after 204.
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var id = screens.IdOf(cookie.Code);
        var browser = cookie.Browser.ToByteArray();
        if (streams.Open(cookie.Browser, browser, Addresses.Of(context)) is not { } stream)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        try
        {
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            await response.Body.FlushAsync(gone);
            await WaitForNews(id, cookie, context.Request.Query["seen"].ToString(), gone);
            await response.Body.WriteAsync(Encoding.ASCII.GetBytes("event: look\ndata:\n\n"), gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The screen was closed.
        }
        catch (DatabaseAwayException)
        {
            // The browser asks again by itself.
        }
        finally
        {
            streams.Close(stream);
        }
    }

    private async Task WaitForNews(Guid id, ScreenCookie cookie, string seen, CancellationToken gone)
    {
        while (true)
        {
            var heard = wakeUps.Listen(id);
            var (screen, now) = (
                await database.Read(session => ScreenStore.Find(session, id), gone),
                clock.GetUtcNow()
            );
            var isOurs = screen is not null && (screen.Browser == cookie.Browser || screen.Browser is null);
            var isOver = now >= (isOurs ? screen!.PairedUntil : cookie.CodeUntil);
            if (isOver || Word(isOurs ? screen : null, now) != seen)
            {
                return;
            }

            await WakeUps.Wait(heard, clock, WakeUps.ReadAgain, gone);
        }
    }
}
