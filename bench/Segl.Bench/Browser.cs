using System.Net;
using System.Net.Http.Headers;

namespace Segl.Bench;

/// <summary>A citizen's browser, or a relying party: stores cookies by name and follows no redirect by
/// itself.</summary>
/// <param name="http">Shared by all citizens, so that connections are kept.</param>
internal sealed class Browser(HttpClient http)
{
    private readonly Dictionary<string, string> cookies = [];

    // Each browser has an address of its own, as reported by a proxy: many logins from one address would be refused.
    private static int browsers;
    private readonly string address = AddressOf(Interlocked.Increment(ref browsers));

    /// <summary>The number of requests sent.</summary>
    public long Requests { get; private set; }

    /// <summary>A client that keeps connections and leaves cookies and redirects alone.</summary>
    public static HttpClient Http(int port) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                UseProxy = false,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = int.MaxValue,
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
                PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
                EnableMultipleHttp2Connections = false,
            }
        )
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromSeconds(60),
        };

    /// <summary>Deletes the cookies, so that the next login starts with a new browser.</summary>
    public void Forget() => cookies.Clear();

    /// <summary>Opens a page and reads it to its end.</summary>
    public async Task<string> Page(string address) =>
        await Body(await Send(HttpMethod.Get, address, null), HttpStatusCode.OK);

    /// <summary>Opens an address that must respond with a redirect, and returns its target.</summary>
    public Task<string> Redirected(string address) => Redirected(HttpMethod.Get, address, null);

    /// <summary>Posts a form that must be answered with a redirect, and returns its target.</summary>
    public Task<string> PostRedirected(string address, params (string, string)[] form) =>
        Redirected(HttpMethod.Post, address, Form(form));

    /// <summary>Posts a form as a relying party with client_secret_basic, and returns the response.</summary>
    public async Task<string> Post(string address, AuthenticationHeaderValue? who, params (string, string)[] form) =>
        await Body(await Send(HttpMethod.Post, address, Form(form), who), null);

    /// <summary>Sends a GET with a token, and returns the response.</summary>
    public async Task<string> Get(string address, AuthenticationHeaderValue who) =>
        await Body(await Send(HttpMethod.Get, address, null, who), HttpStatusCode.OK);

    /// <summary>Opens a stream of server-sent events; the caller reads it line by line.</summary>
    public async Task<StreamReader> Events(string address)
    {
        var response = await Send(HttpMethod.Get, address, null);
        if (response.StatusCode != HttpStatusCode.OK)
            await Body(response, HttpStatusCode.OK);
        return new(await response.Content.ReadAsStreamAsync());
    }

    private async Task<string> Redirected(HttpMethod method, string address, HttpContent? body)
    {
        using var response = await Send(method, address, body);
        var said = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode is < 300 or >= 400)
            throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {said}");
        return response.Headers.Location!.OriginalString;
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] form) =>
        new(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<string> Body(HttpResponseMessage response, HttpStatusCode? expected)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            var good = expected is null ? response.IsSuccessStatusCode : response.StatusCode == expected;
            return good
                ? body
                : throw new InvalidOperationException(
                    $"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode} {body}"
                );
        }
    }

    private async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string address,
        HttpContent? body,
        AuthenticationHeaderValue? who = null
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Authorization = who;
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add("X-Forwarded-For", this.address);
        Requests++;
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(cookie);
        return response;
    }

    private static string AddressOf(int browser) =>
        $"10.{browser / 62_500 % 250}.{browser / 250 % 250}.{browser % 250}";

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0];
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = (pair[..equals], pair[(equals + 1)..]);
        if (value.Length == 0)
            cookies.Remove(name);
        else
            cookies[name] = value;
    }
}
