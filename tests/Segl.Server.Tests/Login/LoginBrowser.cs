using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Tests.Login;

/// <summary>What a browser got for an answer.</summary>
internal sealed record Answered(HttpStatusCode Status, string Body, string? Location, HttpResponseMessage Response);

/// <summary>
/// A citizen's browser at the login box: keeps cookies as a browser does, and sends the forms that it was given. A
/// login starts as <c>/authorize</c> starts one.
/// </summary>
internal sealed partial class LoginBrowser(HttpClient http)
{
    private readonly TestServer? server;

    /// <summary>A browser at a server of the tests, where a login can also start without a relying party.</summary>
    public LoginBrowser(TestServer server)
        : this(server.NewClient()) => this.server = server;

    /// <summary>A browser at an address.</summary>
    public LoginBrowser(TestServer server, IPAddress from)
        : this(server.NewClient(from)) => this.server = server;

    /// <summary>A browser at another node, with the cookies of one that is there already.</summary>
    public LoginBrowser(TestServer server, LoginBrowser same)
        : this(server) => Cookies = same.Cookies;

    /// <summary>Where logins of the tests are begun.</summary>
    public static IPAddress Address { get; } = IPAddress.Parse("192.0.2.7");

    /// <summary>The cookies, as <c>Set-Cookie</c> gave them.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Every answer that it got, headers and body.</summary>
    public ConcurrentBag<string> Seen { get; } = [];

    /// <summary>A request that a relying party could have made.</summary>
    public static LoginRequest Request(
        string? language = null,
        string? text = null,
        AssuranceLevel level = AssuranceLevel.Substantial
    ) =>
        new(
            "shop",
            "Karl's Shop & Co",
            "shop.example",
            "https://shop.example/back",
            "state-1",
            "nonce-1",
            ["openid"],
            level,
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            Action: text is null ? null : "Pay",
            Text: text,
            Language: language
        );

    /// <summary>The relying party sends the browser here; a login is made.</summary>
    public async Task<Guid> Start(LoginRequest? request = null)
    {
        var context = new DefaultHttpContext { RequestServices = server!.Parts };
        context.Request.Headers.Cookie = CookieHeader;
        context.Connection.RemoteIpAddress = Address;
        var starter = server.Parts.GetRequiredService<LoginStarter>();
        var result = starter.Start(context, request ?? Request(), server.Clock.GetUtcNow());
        await result.ExecuteAsync(context);
        Keep(context.Response.Headers.SetCookie);
        Assert.Equal(StatusCodes.Status303SeeOther, context.Response.StatusCode);
        return Guid.Parse(context.Response.Headers.Location.ToString().Split('/')[^1]);
    }

    /// <summary>A relying party sends the browser to <c>/authorize</c>; a login is made.</summary>
    public async Task<Guid> Authorize(string address)
    {
        var answered = await Open(address);
        Assert.Equal(HttpStatusCode.SeeOther, answered.Status);
        return Guid.Parse(answered.Location!.Split('/')[^1]);
    }

    /// <summary>Starts a login and types a user ID.</summary>
    public async Task<Guid> Wait(string userId, LoginRequest? request = null)
    {
        var login = await Start(request);
        Assert.Equal(HttpStatusCode.SeeOther, (await TypeUserId(login, userId)).Status);
        return login;
    }

    /// <summary>Opens a page.</summary>
    public Task<Answered> Open(string path, params (string Name, string Value)[] headers) =>
        Send(new(HttpMethod.Get, path), headers);

    /// <summary>Opens the page of a login.</summary>
    public Task<Answered> Open(Guid login) => Open($"/login/{login}");

    /// <summary>Types the user ID and presses "Next".</summary>
    public Task<Answered> TypeUserId(Guid login, string userId, bool remember = false) =>
        Press(login, "user-id", ("userId", userId), ("remember", remember ? "yes" : "no"));

    /// <summary>Sends a form of the login's page, with the token that the page gave it.</summary>
    public async Task<Answered> Press(Guid login, string step, params (string, string)[] fields) =>
        await Post($"/login/{login}/{step}", [.. fields, ("token", await TokenOf(login))]);

    /// <summary>Sends a form.</summary>
    public Task<Answered> Post(string path, params (string Name, string Value)[] fields) =>
        Send(
            new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
                ),
            }
        );

    /// <summary>The value that the page's forms carry.</summary>
    public async Task<string> TokenOf(Guid login) =>
        TokenField().Match((await Open(login)).Body).Groups[1].Value is { Length: > 0 } token ? token : "none";

    /// <summary>What the QR code on the page says behind its <c>#</c>.</summary>
    public async Task<string> QrCode(Guid login) => CodeAttribute().Match((await Open(login)).Body).Groups[1].Value;

    /// <summary>What the link "use the app on this device" says behind its <c>#</c>.</summary>
    public async Task<string> Link(Guid login) => LinkAddress().Match((await Open(login)).Body).Groups[1].Value;

    /// <summary>The waiting page's events.</summary>
    public async Task<StreamReader> Events(Guid login)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/login/{login}/events");
        request.Headers.TryAddWithoutValidation("Cookie", CookieHeader);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(await response.Content.ReadAsStreamAsync());
    }

    /// <summary>How the request for the waiting page's events is answered; they are not listened to.</summary>
    public async Task<HttpStatusCode> AskForEvents(Guid login)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/login/{login}/events");
        request.Headers.TryAddWithoutValidation("Cookie", CookieHeader);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    /// <summary>The next event of that name, as its data.</summary>
    public static async Task<string> Next(StreamReader events, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await events.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == $"event: {name}")
            {
                return (await events.ReadLineAsync(patience.Token))!["data: ".Length..];
            }
        }

        throw new InvalidOperationException($"The events ended without {name}.");
    }

    /// <summary>Listens until the login stands there; what came before may have been missed.</summary>
    public static async Task Until(StreamReader events, string step)
    {
        string? seen = null;
        while (seen != step)
        {
            seen = await Next(events, "step");
        }
    }

    internal string CookieHeader => string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Sends a request.</summary>
    public async Task<Answered> Send(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        request.Headers.TryAddWithoutValidation("Cookie", CookieHeader);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request);
        Keep(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
        var body = await response.Content.ReadAsStringAsync();
        Seen.Add($"{response.Headers}\n{body}");
        return new(response.StatusCode, body, response.Headers.Location?.OriginalString, response);
    }

    private void Keep(IEnumerable<string?> setCookies)
    {
        foreach (var cookie in setCookies)
        {
            var (name, value) = (cookie!.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
            Cookies[name] = value;
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
        }
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("data-code=\"([^\"]+)\"")]
    private static partial Regex CodeAttribute();

    [GeneratedRegex("/l#([^\"]+)\"")]
    private static partial Regex LinkAddress();
}
