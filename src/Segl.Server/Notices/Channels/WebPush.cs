using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// A push message: a hint to open the app, with nothing that a lock screen must not show (R94, R103).
/// </summary>
/// <param name="Json">The content for the app's service worker, at most <see cref="PushEncryption.PaddedBytes"/>
/// bytes.</param>
/// <param name="KeepFor">How long the push service stores it for a phone that is offline.</param>
public sealed record PushMessage(string Json, TimeSpan KeepFor);

/// <summary>Submits a message to the push service of a phone's browser (RFC 8030).</summary>
/// <param name="http">A client of <see cref="OutgoingGuard"/>, since the phone chose the address.</param>
public sealed class WebPush(HttpClient http)
{
    /// <summary>
    /// Makes one attempt. A status of 404 or 410 means that the subscription has ended (RFC 8030, section 7.3).
    /// </summary>
    public async Task<Delivery> Send(
        PushSubscription subscription,
        PushMessage message,
        Vapid vapid,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var endpoint = new Uri(subscription.Endpoint);
        using var request = Request(endpoint, vapid.Authorization(endpoint, now), message, subscription);
        try
        {
            using var answer = await http.SendAsync(request, stop);
            return answer.StatusCode switch
            {
                _ when answer.IsSuccessStatusCode => Delivery.Taken,
                HttpStatusCode.NotFound or HttpStatusCode.Gone => Delivery.NoSuchAddress(
                    $"The push service answered {(int)answer.StatusCode}."
                ),
                var other => Delivery.NotNow($"The push service answered {(int)other}."),
            };
        }
        catch (HttpRequestException failed)
        {
            return Delivery.NotNow(
                failed.InnerException is OutgoingRefusedException refused
                    ? refused.Message
                    : $"The push service could not be reached: {failed.HttpRequestError}."
            );
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return Delivery.NotNow("The push service did not answer in time.");
        }
    }

    private static HttpRequestMessage Request(
        Uri endpoint,
        string authorization,
        PushMessage message,
        PushSubscription subscription
    )
    {
        var body = new ByteArrayContent(PushEncryption.Encrypt(Encoding.UTF8.GetBytes(message.Json), subscription));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Headers.ContentEncoding.Add("aes128gcm");
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("TTL", ((long)message.KeepFor.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", "high");
        return request;
    }
}
