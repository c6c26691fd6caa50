using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Tests.App;

/// <summary>Who calls is proven before a handler runs.</summary>
public sealed class OneWayInTests
{
    // Whoever has no key yet, and whoever proves it by the statement in the body.
    private static readonly string[] Open =
    [
        "GET /api/clock",
        "GET /api/push-key",
        "POST /api/activations/{id}/activate",
        "POST /api/apps/{app}/statements",
    ];

    [Fact]
    public async Task Every_request_of_the_phone_needs_a_proof_but_these()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var client = server.NewClient();
        using var document = JsonDocument.Parse(
            await server.NewOperator().GetStringAsync("/openapi/phone.json", CancellationToken.None)
        );
        var requests =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select (Method: method.Name.ToUpperInvariant(), Path: path.Name);

        var open = new List<string>();
        foreach (var (method, path) in requests)
        {
            var id = Guid.NewGuid().ToString();
            var address = path.Replace("{id}", id).Replace("{app}", id).Replace("{check}", id);
            using var request = new HttpRequestMessage(
                new(method),
                path.EndsWith("/waiting", StringComparison.Ordinal) ? $"{address}?known=false" : address
            );
            request.Content = method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
            using var answer = await client.SendAsync(request, CancellationToken.None);
            var reason = await ReasonOf(answer);
            if (reason == nameof(Reason.ProofInvalid))
            {
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Equal("DPoP error=\"invalid_dpop_proof\"", answer.Headers.WwwAuthenticate.ToString());
                Assert.True(answer.Headers.Contains("DPoP-Nonce"));
            }
            else
            {
                open.Add($"{method} {path}");
            }
        }

        Assert.Equal(Open, open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_caller_whom_no_filter_proved_has_no_key()
    {
        var caller = await Caller.BindAsync(new DefaultHttpContext());

        Assert.Throws<InvalidOperationException>(() => caller!.PublicKey);
        Assert.Throws<InvalidOperationException>(() => caller!.Holds([1, 2, 3]));
    }

    private static async Task<string?> ReasonOf(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        return JsonDocument.Parse(body).RootElement.TryGetProperty("reason", out var reason)
            ? reason.GetString()
            : null;
    }
}
