using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests;

/// <summary>
/// A stranger at every route: holds an app of their own, with its key and answer token, and every id that stands in an
/// address or is told to others (app, copy, activation, login, person, user ID, client), and nothing else.
/// </summary>
public sealed class EveryRouteTests
{
    // What a request without a proof of anything may write, because it is the beginning of something of the caller's own.
    private static readonly Dictionary<string, string[]> Begins = new()
    {
        ["POST /api/activations/"] = ["activation"],
        ["POST /my/log-in"] = ["pushed_request"],
        ["POST /desk/log-in"] = ["pushed_request"],
        ["POST /operate/log-in"] = ["pushed_request"],
    };

    [Fact]
    public async Task T70_a_stranger_at_any_route_changes_no_row_and_gets_no_token()
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Sqlite);
        await story.ShowFirstCode();
        var server = story.Server;
        var browser = new LoginBrowser(server);
        using var fresh = new NewPhone(server.NewPhone());
        await story.Meet(fresh);
        var login = await browser.Wait(story.Karla.UserId);
        await story.OldApp.ClaimQr(await browser.QrCode(login));
        var copy = (await Ids(server, "SELECT copy_id FROM app_copy"))[0];
        var activations = await Ids(server, "SELECT activation_id FROM activation");
        Guid[] known = [story.OldApp.App, copy, login, story.Karla.Id, .. activations];
        var own = await server.ActivatedPhone(await server.Register());
        var keys = own.Keys;
        var payload = Encoding.UTF8.GetBytes("{}");
        var statement = keys.Statement(
            "freeze",
            story.OldApp.App,
            System.Buffers.Text.Base64Url.EncodeToString(payload)
        );
        string?[] bodies = [null, "{}", $$"""{"statement":"{{statement}}"}""", "user_id=" + story.Karla.UserId];

        // The server makes its own keys when they are first asked for.
        await server.NewClient().GetAsync("/jwks");
        await server.NewClient().GetAsync("/api/push-key");

        var wrong = new List<string>();
        foreach (var (method, pattern) in Routes(server))
        {
            var before = await Dump(server);
            foreach (var id in known)
            foreach (var body in bodies)
            {
                wrong.AddRange(await Try(server, own, method, Filled(pattern, id), body));
            }

            var allowed = Begins.GetValueOrDefault($"{method} {pattern}", []);
            var changed = Differences(before, await Dump(server)).Except(allowed);
            wrong.AddRange(changed.Select(table => $"{method} {pattern} changed {table}"));
        }

        Assert.Equal([], wrong);
    }

    private static IEnumerable<(string Method, string Pattern)> Routes(TestServer server) =>
        from route in server.Parts.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        let pattern = (route as RouteEndpoint)?.RoutePattern.RawText
        where pattern is not null
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        select (method, pattern);

    private static string Filled(string pattern, Guid id) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, "{[^}]*}", $"{id}");

    // Once without and once with a DPoP proof by the stranger's own key, and the token of the stranger's own app.
    private static async Task<List<string>> Try(
        TestServer server,
        ScriptedPhone own,
        string method,
        string address,
        string? body
    )
    {
        var wrong = new List<string>();
        using var client = server.NewClient();
        var nonce = (await client.GetAsync("/api/clock")).Headers.GetValues("DPoP-Nonce").Single();
        foreach (var proves in new[] { false, true })
        {
            using var request = new HttpRequestMessage(new(method), address);
            if (proves)
            {
                request.Headers.Add("Segl-Answer", own.LastAnswer);
                request.Headers.Add("DPoP", own.Keys.DpopProof(method, $"{TestServer.Origin}{address}", nonce));
            }

            if (body is not null)
            {
                var type = body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded";
                request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
            }

            // A stream of events does not end by itself.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                using var answer = await client.SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    patience.Token
                );
                if (answer.Headers.Contains("Segl-Answer"))
                {
                    wrong.Add($"{method} {address} gave a token");
                }

                if ((int)answer.StatusCode == 500)
                {
                    wrong.Add($"{method} {address} failed");
                }
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                wrong.Add($"{method} {address} kept a stranger waiting");
            }
        }

        return wrong;
    }

    private static Task<List<Guid>> Ids(TestServer server, string sql) =>
        server.Database.Read(session => session.QueryAll(sql, row => row.Id()));

    // Each table's rows as SQLite writes them in SQL.
    private static Task<Dictionary<string, string>> Dump(TestServer server) =>
        server.Database.Read(async session =>
        {
            var tables = await session.QueryAll(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
                row => row.Text()
            );
            var rows = new Dictionary<string, string>();
            foreach (var table in tables)
            {
                var columns = await session.QueryAll(
                    $"SELECT name FROM pragma_table_info('{table}')",
                    row => row.Text()
                );
                var quoted = string.Join(" || ',' || ", columns.Select(column => $"quote({column})"));
                var lines = await session.QueryAll($"SELECT {quoted} FROM {table}", row => row.Text());
                rows[table] = string.Join('\n', lines.Order(StringComparer.Ordinal));
            }

            return rows;
        });

    private static IEnumerable<string> Differences(
        Dictionary<string, string> before,
        Dictionary<string, string> after
    ) => after.Where(table => before[table.Key] != table.Value).Select(table => table.Key);
}
