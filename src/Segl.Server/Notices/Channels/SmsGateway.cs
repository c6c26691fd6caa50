using System.Net.Http.Headers;
using System.Text;
using Segl.Server.Configuration;
using Segl.Server.Notices.Texts;

namespace Segl.Server.Notices.Channels;

/// <summary>A text message.</summary>
/// <param name="To">The number with country code: + and digits.</param>
/// <param name="Text">The text; <see cref="SmsAlphabet"/> counts its messages.</param>
public sealed record SmsMessage(string To, string Text);

/// <summary>
/// Submits text messages to an HTTP gateway with Kannel's <c>sendsms</c> interface. Kannel also accepts everything in
/// the query of a GET; this client uses POST, with the parameters in X-Kannel headers and the text in the body,
/// because URLs are written to access logs and a text may hold a temporary PIN.
/// </summary>
public sealed class SmsGateway(HttpClient http, SmsSettings settings) : ISmsChannel
{
    /// <summary>
    /// A client to be shared. The operator configures the gateway, so its address may be private; redirects are not
    /// followed, since they would send the password elsewhere.
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
    /// Makes one attempt. Every error of the gateway counts as temporary: even a wrong password will be corrected by
    /// the operator, and the notice is then still worth sending.
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
