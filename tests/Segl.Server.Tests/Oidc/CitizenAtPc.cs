using System.Net;
using System.Text.RegularExpressions;
using Segl.Phone;

namespace Segl.Server.Tests.Oidc;

/// <summary>A page as the citizen sees it.</summary>
internal sealed record Seen(Uri Address, HttpStatusCode Status, string Body);

/// <summary>
/// A citizen at a PC, with a phone beside it: a browser that keeps cookies, follows every redirect, and sends the forms
/// that it was given. Nothing in it knows what website it is at.
/// </summary>
internal sealed partial class CitizenAtPc(Citizen citizen, ScriptedPhone phone) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? following;
    private HttpClient? stopping;

    private HttpClient Browser => following ??= NewBrowser(follows: true);

    // The same browser, stopped before it follows a redirect.
    private HttpClient Stopped => stopping ??= NewBrowser(follows: false);

    /// <summary>Opens an address.</summary>
    public async Task<Seen> Open(string address) => await Look(await Browser.GetAsync(address));

    /// <summary>Sends the form whose action ends so, on the page that is seen.</summary>
    public async Task<Seen> Press(Seen page, string action, params (string Name, string Value)[] fields) =>
        await Look(await Send(Browser, page, action, fields));

    /// <summary>The address to which that form leads, before the browser follows.</summary>
    public async Task<string> LeadsTo(Seen page, string action)
    {
        using var answer = await Send(Stopped, page, action);
        return answer.Headers.Location!.AbsoluteUri;
    }

    /// <summary>The cookies that the browser holds.</summary>
    public IReadOnlyDictionary<string, string> Cookies =>
        cookies.GetAllCookies().ToDictionary(cookie => cookie.Name, cookie => cookie.Value);

    /// <summary>From the page that asks for the user ID to the page that the website then shows.</summary>
    public async Task<Seen> LogIn(Seen page) => await Press(await Approve(page), "/finish");

    /// <summary>
    /// From the page that asks for the user ID to the address at which the website would get its answer.
    /// </summary>
    public async Task<string> AnswerTo(Seen page)
    {
        using var answer = await Send(Stopped, await Approve(page), "/finish");
        return answer.Headers.Location!.AbsoluteUri;
    }

    /// <summary>From the page that asks for the user ID to "this was not me" and back to the website.</summary>
    public async Task<Seen> Refuse(Seen page)
    {
        var waiting = await TypeUserId(page);
        await phone.Refuse(await phone.ClaimQr(QrCode().Match(waiting.Body).Groups[1].Value));
        return await Open(waiting.Address.AbsoluteUri);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        following?.Dispose();
        stopping?.Dispose();
    }

    private HttpClient NewBrowser(bool follows)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = follows });
        // Who asks for no page is taken for a program, and is sent to no login.
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }

    private async Task<Seen> Approve(Seen page)
    {
        var waiting = await TypeUserId(page);
        await phone.Approve(await phone.ClaimQr(QrCode().Match(waiting.Body).Groups[1].Value), citizen.Pin);
        return await Open(waiting.Address.AbsoluteUri);
    }

    private static async Task<HttpResponseMessage> Send(
        HttpClient http,
        Seen page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var form =
            Forms()
                .Matches(page.Body)
                .FirstOrDefault(one =>
                    Action().Match(one.Value).Groups[1].Value.EndsWith(action, StringComparison.Ordinal)
                )
            ?? throw new InvalidOperationException($"No {action} at {page.Address}, {page.Status}: {page.Body}");
        var given = Hidden()
            .Matches(form.Value)
            .Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));
        var address = new Uri(page.Address, Action().Match(form.Value).Groups[1].Value);
        return await http.PostAsync(
            address,
            new FormUrlEncodedContent(
                given.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );
    }

    private Task<Seen> TypeUserId(Seen page) => Press(page, "/user-id", ("userId", citizen.UserId), ("remember", "no"));

    private async Task<Seen> Look(HttpResponseMessage answer)
    {
        // Browsers take this machine for secure, and send it Secure cookies by http, too.
        foreach (var cookie in cookies.GetAllCookies().Where(cookie => cookie.Domain == "localhost"))
        {
            cookie.Secure = false;
        }

        return new(answer.RequestMessage!.RequestUri!, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("action=\"([^\"?]+)")]
    private static partial Regex Action();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("data-code=\"([^\"]+)\"")]
    private static partial Regex QrCode();
}
