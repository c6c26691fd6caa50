using System.Net.Http.Headers;
using System.Text;
using Segl.Server.Configuration;

namespace Segl.Server.Notices.Channels;

/// <summary>A text message.</summary>
/// <param name="To">The number with country code: + and digits.</param>
/// <param name="Text">What it says; <see cref="SmsAlphabet"/> tells how many messages the network makes of it.</param>
public sealed record SmsMessage(string To, string Text);

/// <summary>
/// Hands text messages to an HTTP gateway that speaks Kannel's <c>sendsms</c>. Kannel also takes everything in the
/// query of a GET; we POST, with the parameters in its X-Kannel headers and the text as the body, because addresses
/// end in access logs and a text may hold a temporary PIN.
/// </summary>
public sealed class SmsGateway(HttpClient http, SmsSettings settings) : ISmsChannel
{
    /// <summary>
    /// A client to keep and share. The operator names the gateway, so it may be a private address; a redirect would
    /// carry the password elsewhere and is not followed.
    /// </summary>
    public static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 64 * 1024,
        };

    /// <summary>
    /// Tries once. Every "no" of the gateway may pass: also a wrong password is set right by the operator some day,
    /// and the notice is then still worth sending.
    /// </summary>
    public async Task<Delivery> Send(SmsMessage message, DateTimeOffset now, CancellationToken stop)
    {
        using var request = Request(message);
        try
        {
            using var answer = await http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? Delivery.Taken
                : Delivery.NotNow($"The SMS gateway answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException failed)
        {
            return Delivery.NotNow($"The SMS gateway could not be reached: {failed.HttpRequestError}.");
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return Delivery.NotNow("The SMS gateway did not answer in time.");
        }
    }

    private HttpRequestMessage Request(SmsMessage message)
    {
        var text = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Text));
        text.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "UTF-8");
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = text };
        request.Headers.Add("X-Kannel-Username", settings.User);
        request.Headers.Add("X-Kannel-Password", settings.Password);
        request.Headers.Add("X-Kannel-From", settings.From);
        request.Headers.Add("X-Kannel-To", message.To);
        request.Headers.Add("X-Kannel-Coding", SmsAlphabet.IsSevenBit(message.Text) ? "0" : "2");
        return request;
    }
}
