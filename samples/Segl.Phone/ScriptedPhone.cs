// A phone without a user, for tests: Segl's own, the benchmark's, and those of a website that lets people log in with
// Segl. It has real keys and sends the same requests as the app.
using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Segl.Phone;

/// <summary>The server's response to a claim: the two payloads, as the app would show them.</summary>
/// <param name="Login">The login's id.</param>
/// <param name="Approve">Payload of the act <c>approve</c>, base64url.</param>
/// <param name="Refuse">Payload of the act <c>refuse</c>, base64url.</param>
public sealed record ClaimedLogin(Guid Login, string Approve, string Refuse)
{
    /// <summary>The fields that the app would show: rp, action, text, from, level.</summary>
    public JsonElement Shown => JsonDocument.Parse(Base64Url.DecodeFromChars(Approve)).RootElement;
}

/// <summary>The server refused a request.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="problem">The body, problem+json (RFC 9457).</param>
public sealed class PhoneRefusedException(HttpStatusCode status, string problem)
    : Exception($"{(int)status}: {problem}")
{
    /// <summary>The HTTP status of the response.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The member <c>reason</c> of the problem, or an empty text if absent.</summary>
    public string Reason => Member("reason") is { } reason ? reason.GetString()! : "";

    /// <summary>The member <c>triesLeft</c> of the problem; null if absent.</summary>
    public int? TriesLeft => Member("triesLeft")?.GetInt32();

    private JsonElement? Member(string name) =>
        problem.StartsWith('{') && JsonDocument.Parse(problem).RootElement.TryGetProperty(name, out var member)
            ? member
            : null;
}

/// <summary>One person in one app.</summary>
/// <param name="http">Sends to the phone's origin; its base address may differ from the public origin.</param>
/// <param name="origin">The phone door's public origin, such as <c>http://localhost:5080</c>.</param>
/// <param name="keys">The app's keys.</param>
public sealed class ScriptedPhone(HttpClient http, string origin, PhoneKeys keys)
{
    private string? nonce;
    private string? answer;

    /// <summary>A phone with new keys.</summary>
    public ScriptedPhone(HttpClient http, string origin)
        : this(http, origin, new PhoneKeys()) { }

    /// <summary>A phone that was activated before.</summary>
    /// <param name="http">Sends to the phone door.</param>
    /// <param name="origin">The phone door's public origin.</param>
    /// <param name="keys">The app's keys.</param>
    /// <param name="app">The app's id.</param>
    /// <param name="answer">The token of the last state-changing response, base64url.</param>
    public ScriptedPhone(HttpClient http, string origin, PhoneKeys keys, Guid app, string answer)
        : this(http, origin, keys) => (App, this.answer) = (app, answer);

    /// <summary>The app's id; empty before the activation.</summary>
    public Guid App { get; private set; }

    /// <summary>The app's keys.</summary>
    public PhoneKeys Keys => keys;

    /// <summary>The token of the last state-changing response, base64url; null before the activation.</summary>
    public string? LastAnswer => answer;

    /// <summary>The number of requests sent, including repeated ones.</summary>
    public long Requests { get; private set; }

    /// <summary>Activates the app, from start to end, accepting the terms.</summary>
    /// <param name="userId">The person's user ID.</param>
    /// <param name="code">The activation code.</param>
    /// <param name="temporaryPin">Reads the temporary PIN from the SMS.</param>
    /// <param name="pin">The personal PIN to choose, six digits.</param>
    /// <param name="installation">The installation that several persons share, 16 bytes; null for a new one.</param>
    /// <exception cref="PhoneRefusedException">A step was refused.</exception>
    public async Task Activate(
        string userId,
        string code,
        Func<Task<string>> temporaryPin,
        string pin,
        byte[]? installation = null
    )
    {
        var path = await Begin(installation);
        await Ask($"{path}/code", new { userId, code });
        await ActivateFrom(path, temporaryPin, pin);
    }

    /// <summary>Completes an activation, from the temporary PIN on.</summary>
    /// <param name="path">The path of the activation.</param>
    /// <param name="temporaryPin">Reads the temporary PIN from the SMS.</param>
    /// <param name="pin">The personal PIN to choose, six digits.</param>
    public async Task ActivateFrom(string path, Func<Task<string>> temporaryPin, string pin)
    {
        await Ask($"{path}/temporary-pin", new { temporaryPin = await temporaryPin() });
        var offered = await Ask($"{path}/pin", new { pinKey = Base64Url.EncodeToString(keys.PinKey(App, pin)) });
        var statement = keys.Statement("activate", App, offered.GetProperty("statement").GetString()!);
        await Read(await Send(HttpMethod.Post, $"{path}/activate", new { statement }, proof: false));
    }

    /// <summary>Begins an activation: accepts the terms, proves the key.</summary>
    /// <returns>The path of the activation.</returns>
    public async Task<string> Begin(byte[]? installation = null)
    {
        var limits = await Read(await Send(HttpMethod.Get, "/limits.json", null, proof: false));
        var begun = await Ask(
            "/api/activations",
            new
            {
                installation = Base64Url.EncodeToString(installation ?? RandomNumberGenerator.GetBytes(16)),
                model = "Scripted phone",
                language = "en",
                terms = limits.GetProperty("terms").GetString(),
            }
        );
        App = begun.GetProperty("app").GetGuid();
        return $"/api/activations/{begun.GetProperty("activation").GetString()}";
    }

    /// <summary>The app's home, as listed in docs/protocol.md.</summary>
    public async Task<JsonElement> Home() =>
        await Read(await Send(HttpMethod.Get, $"/api/apps/{App}", null, proof: true));

    /// <summary>Claims a login by the moving QR code: the part behind the <c>#</c>.</summary>
    public Task<ClaimedLogin> ClaimQr(string qr) => Claim(new { qr });

    /// <summary>Claims a login by the four digits on the screen.</summary>
    public Task<ClaimedLogin> ClaimNumber(string number) => Claim(new { number });

    /// <summary>Claims a login by the code of eight characters on the screen.</summary>
    public Task<ClaimedLogin> ClaimCode(string code) => Claim(new { code });

    /// <summary>Claims a login of this device by its code, for a return code.</summary>
    public Task<ClaimedLogin> ClaimCodeHere(string code) => Claim(new { code, returnCode = true });

    /// <summary>Claims a login of this device by its number, for a return code.</summary>
    public Task<ClaimedLogin> ClaimNumberHere(string number) => Claim(new { number, returnCode = true });

    /// <summary>Claims a login by its link, in an app that cannot lead back, for a return code.</summary>
    public Task<ClaimedLogin> ClaimLinkHere(string link) => Claim(new { link, returnCode = true });

    /// <summary>Claims a login by the link of the same device: the part behind the <c>#</c>.</summary>
    public Task<ClaimedLogin> ClaimLink(string link) => Claim(new { link });

    /// <summary>Approves with the PIN.</summary>
    /// <returns>The address to open in this device's browser, or null when the login was not claimed by link.</returns>
    public async Task<string?> Approve(ClaimedLogin login, string pin)
    {
        var answered = await Sign("approve", login.Approve, pin);
        return answered.TryGetProperty("back", out var back) ? back.GetString() : null;
    }

    /// <summary>Approves with the PIN a login that was claimed here.</summary>
    /// <returns>The return code, which the owner types into the browser that started the login.</returns>
    public async Task<string> ApproveForReturnCode(ClaimedLogin login, string pin) =>
        (await Sign("approve", login.Approve, pin)).GetProperty("returnCode").GetString()!;

    /// <summary>"This was not me."</summary>
    public Task Refuse(ClaimedLogin login) => Sign("refuse", login.Refuse, pin: null);

    /// <summary>Requests the payload of an act, to be signed by <see cref="Sign"/>.</summary>
    /// <param name="act">The body, such as <c>new { act = "number-approval", on = true }</c>.</param>
    public async Task<string> Offer(object act) =>
        (await Ask($"/api/apps/{App}/offers", act)).GetProperty("statement").GetString()!;

    /// <summary>Signs a payload as the act and sends it, with a PIN proof when a PIN is given.</summary>
    public async Task<JsonElement> Sign(string act, string payload, string? pin)
    {
        var statement = keys.Statement(act, App, payload);
        object body = pin is null
            ? new { statement }
            : new { statement, knowledge = new { pin = keys.PinProof(App, pin, statement) } };
        return await Read(await Send(HttpMethod.Post, $"/api/apps/{App}/statements", body, proof: false));
    }

    /// <summary>Sends a GET with a DPoP proof.</summary>
    /// <exception cref="PhoneRefusedException">The server refused it.</exception>
    public async Task<JsonElement> Get(string path) => await Read(await Send(HttpMethod.Get, path, null, proof: true));

    /// <summary>Posts a body with a DPoP proof and returns the response.</summary>
    /// <exception cref="PhoneRefusedException">The server refused it.</exception>
    public async Task<JsonElement> Ask(string path, object body) =>
        await Read(await Send(HttpMethod.Post, path, body, proof: true));

    /// <summary>Sends one request, and repeats it once if the server requires a fresh nonce; returns any other
    /// response.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">The JSON body, or null.</param>
    /// <param name="proof">Whether a DPoP proof is sent; a body with a statement needs none.</param>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, bool proof)
    {
        var response = await SendOnce(method, path, body, proof);
        if (
            response.StatusCode != HttpStatusCode.Unauthorized
            || !response.Headers.WwwAuthenticate.ToString().Contains("use_dpop_nonce", StringComparison.Ordinal)
        )
            return response;
        response.Dispose();
        return await SendOnce(method, path, body, proof);
    }

    private async Task<HttpResponseMessage> SendOnce(HttpMethod method, string path, object? body, bool proof)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("Segl-App-Version", "1");
        if (proof)
            request.Headers.Add("DPoP", keys.DpopProof(method.Method, $"{origin}{path.Split('?')[0]}", nonce));
        if (answer is not null && method != HttpMethod.Get)
            request.Headers.Add("Segl-Answer", answer);
        Requests++;
        var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("DPoP-Nonce", out var nonces))
            nonce = nonces.Single();
        if (response.Headers.TryGetValues("Segl-Answer", out var answers))
            answer = answers.Single();
        return response;
    }

    private async Task<ClaimedLogin> Claim(object by)
    {
        var offered = await Ask($"/api/apps/{App}/claims", by);
        return new(
            offered.GetProperty("login").GetGuid(),
            offered.GetProperty("approve").GetString()!,
            offered.GetProperty("refuse").GetString()!
        );
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        using (response)
        {
            if (!response.IsSuccessStatusCode)
                throw new PhoneRefusedException(response.StatusCode, await response.Content.ReadAsStringAsync());
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}
