using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Jose;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Tests.Oidc;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests;

/// <summary>
/// RFC 7515 section 4.1.11: an extension that must be understood, and is not, makes every signature worthless. A member
/// that nobody has to understand changes nothing (section 4), which shows that the extension is what is refused.
/// </summary>
public sealed class CriticalHeaderTests
{
    [Theory, InlineData("crit", false), InlineData("extension", true)]
    public async Task T63_a_client_assertion(string member, bool isTaken)
    {
        await using var story = await Story.Start();
        await story.Strict.Push();
        var request = story.Strict.Request();
        request["client_assertion"] = With(member, story.Strict.Assertion(), story.Strict.Key);

        var answer = await story.Strict.PostOnce("/par", request);

        Assert.Equal(isTaken ? HttpStatusCode.Created : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, InlineData("crit", false), InlineData("extension", true)]
    public async Task T63_a_request_object(string member, bool isTaken)
    {
        await using var story = await Story.Start();
        var requestObject = With(member, story.Strict.RequestObject(), story.Strict.Key);

        var answer = await story.Strict.Push(("request", requestObject));

        Assert.Equal(isTaken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, InlineData("crit", false), InlineData("extension", true)]
    public async Task T63_a_proof_of_a_relying_party(string member, bool isTaken)
    {
        await using var story = await Story.Start();
        var token = (await story.Strict.Login(story.Citizen)).GetProperty("access_token").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        request.Headers.Authorization = new("DPoP", token);
        request.Headers.Add("DPoP", With(member, story.Strict.Proof("GET", "/userinfo", token), story.Strict.DpopKey));

        var answer = await story.Strict.Http.SendAsync(request);

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, InlineData("crit", false), InlineData("extension", true)]
    public async Task T63_a_hint_and_an_access_token_by_our_own_key(string member, bool isTaken)
    {
        await using var story = await Story.Start();
        var tokens = await story.Plain.Login(story.Citizen);
        var pair = (await story.Server.Parts.GetRequiredService<SigningKeys>().At(story.Now, default)).All[0].Pair;
        var hint = pair.With(key => With(member, tokens.GetProperty("id_token").GetString()!, key));
        var token = pair.With(key => With(member, tokens.GetProperty("access_token").GetString()!, key));

        var authorized = await story.Plain.Authorize(("id_token_hint", hint));
        var told = await story.Plain.UserInfo(token);

        Assert.Equal(isTaken ? null : "invalid_request", ErrorOf(authorized));
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, told.StatusCode);
    }

    [Theory, InlineData("crit", false), InlineData("extension", true)]
    public async Task A_proof_of_an_app(string member, bool isTaken)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var phone = await Activated(server, key, await server.Register());
        using var http = server.NewClient();
        var unproven = await http.GetAsync($"/api/apps/{phone.App}");
        var nonce = unproven.Headers.GetValues("DPoP-Nonce").Single();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/apps/{phone.App}");
        var proof = phone.Keys.DpopProof("GET", $"{TestServer.Origin}/api/apps/{phone.App}", nonce);
        request.Headers.Add("DPoP", With(member, proof, key));

        var answer = await http.SendAsync(request);

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    // The header of a statement is exactly alg, typ and kid, so there the harmless member is refused as well.
    [Theory, InlineData(null, true), InlineData("crit", false), InlineData("extension", false)]
    public async Task A_statement_of_an_app(string? member, bool isTaken)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var citizen = await server.Register();
        var phone = await Activated(server, key, citizen);
        var payload = await phone.Offer(new { act = "number-approval", on = true });
        var statement = With(member, phone.Keys.Statement("number-approval", phone.App, payload), key);
        var knowledge = new { pin = phone.Keys.PinProof(phone.App, citizen.Pin, statement) };

        var path = $"/api/apps/{phone.App}/statements";
        var answer = await phone.Send(HttpMethod.Post, path, new { statement, knowledge }, proof: false);

        Assert.Equal(isTaken, answer.IsSuccessStatusCode);
        if (!isTaken)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(nameof(Reason.StatementInvalid), problem.GetProperty("reason").GetString());
        }
    }

    private static async Task<ScriptedPhone> Activated(TestServer server, ECDsa key, Citizen citizen)
    {
        var phone = new ScriptedPhone(
            server.NewClient(),
            TestServer.Origin,
            new(key, RandomNumberGenerator.GetBytes(32))
        );
        var code = await server.ActivationCode(citizen);
        await phone.Activate(citizen.UserId, code, () => server.TemporaryPin(citizen), citizen.Pin);
        server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        return phone;
    }

    // The same words with one more member in the header, signed again.
    private static string With(string? member, string text, ECDsa key)
    {
        var jws = CompactJws.Read(text, text.Length)!;
        var header = jws.Header.Deserialize<Dictionary<string, object>>()!;
        if (member is not null)
        {
            header[member] = new[] { "exp" };
        }

        return CompactJws.Write(key, JsonSerializer.SerializeToUtf8Bytes(header), jws.Payload);
    }

    // Null when the browser was sent on to the login.
    private static string? ErrorOf(HttpResponseMessage answer) =>
        answer.Headers.Location!.OriginalString is var address && address.StartsWith('/') ? null : Of(address, "error");
}
