// The floor of a copy: what copying an app costs a server without rules. The same routes and body sizes as a copy
// with Segl, the same signatures verified, the same text messages sent, one opaque row and one durable commit for
// each request where Segl makes one. Nothing here refuses, waits, expires, compares keys or writes a journal.
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;
using Segl.Jose;

namespace Segl.Bench;

/// <summary>One process of the floor of copies on one PostgreSQL database.</summary>
internal sealed class FloorOfCopies(string postgres, bool batched, int sink) : IAsyncDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS app (app uuid PRIMARY KEY, device_key bytea NOT NULL, pin_key bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS step (id uuid, n smallint, body bytea NOT NULL, PRIMARY KEY (id, n));
        """;

    private const int LongestToken = 8 * 1024;

    // Statements are prepared once per connection, and no session state is reset between uses: there is none.
    private const string Lean = ";Max Auto Prepare=20;Auto Prepare Min Usages=2;No Reset On Close=true";

    private static readonly string Nonce = new('n', 32);
    private static readonly string Limits = $$"""{"limits":"{{new string('l', CopySizes.Limits)}}"}""";

    private readonly NpgsqlDataSource durable = NpgsqlDataSource.Create(postgres + Lean);
    private readonly NpgsqlDataSource relaxed = NpgsqlDataSource.Create(
        postgres + Lean + ";Options=-c synchronous_commit=off"
    );
    private readonly Channel<Row> queue = Channel.CreateUnbounded<Row>(new() { SingleReader = true });
    private readonly HttpClient gateway = new() { BaseAddress = new($"http://127.0.0.1:{sink}") };

    private sealed record Row(Guid Id, short Step, byte[] Body, TaskCompletionSource Written);

    private sealed record Phone(byte[] DeviceKey, byte[] PinKey);

    /// <summary>Serves on the port until the process is ended.</summary>
    public static async Task Serve(string postgres, bool batched, int port, int sink)
    {
        await using var floor = new FloorOfCopies(postgres, batched, sink);
        await using (var command = floor.durable.CreateCommand(Schema))
            await command.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var app = builder.Build();
        app.MapGet("/limits.json", http => Json(http, Limits));
        floor.Map(app.MapGroup("/api/apps/{id:guid}"), app.MapGroup("/api/activations"));
        if (batched)
            _ = Task.Run(floor.Write);
        await app.RunAsync();
    }

    private void Map(IEndpointRouteBuilder old, IEndpointRouteBuilder fresh)
    {
        old.MapPost("/offers", Offer);
        // Notices are sent for the start and, an hour later, its end, and for the code when it is shown; not for the
        // vouch.
        old.MapPost("/statements", (HttpContext http, Guid id) => Sign(http, id));
        old.MapGet("/copy", (HttpContext http, Guid id, short n) => View(http, id, n, CopySizes.OldView));
        old.MapPost("/copy/answer", (HttpContext http, Guid id) => Say(http, id, CopySizes.Small));
        fresh.MapPost("/", Begin);
        var one = fresh.MapGroup("/{id:guid}");
        one.MapPost("/copy", (HttpContext http, Guid id) => Say(http, id, CopySizes.NewView));
        one.MapPost("/copy/proof", (HttpContext http, Guid id) => Say(http, id, CopySizes.NewView));
        one.MapPost("/copy/reveal", (HttpContext http, Guid id) => Say(http, id, CopySizes.NewView));
        one.MapGet("/copy", (HttpContext http, Guid id, short n) => View(http, id, n, CopySizes.NewView));
        one.MapPost("/user-id", (HttpContext http, Guid id) => Say(http, id, CopySizes.Small, tells: 1));
        one.MapPost("/temporary-pin", (HttpContext http, Guid id) => Say(http, id, CopySizes.Small));
        one.MapPost("/pin", Offer);
        one.MapPost("/activate", (HttpContext http, Guid id) => Sign(http, id));
    }

    // A new key, proven by itself.
    private async Task Begin(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var key = Base64Url.DecodeFromChars(body.RootElement.GetProperty("key").GetString());
        if (!Proven(http, key))
            return;
        var id = Guid.NewGuid();
        await using var command = relaxed.CreateCommand("INSERT INTO app VALUES ($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = [] });
        await command.ExecuteNonQueryAsync();
        await Json(http, $$"""{"id":"{{id}}","more":"{{new string('m', CopySizes.Small)}}"}""");
    }

    // The bytes of a statement are written once; their hash is stored.
    private async Task Offer(HttpContext http, Guid id)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        if (!Proven(http, (await Find(id)).DeviceKey))
            return;
        var n = body.RootElement.GetProperty("n").GetInt16();
        var text = new string('t', CopySizes.Statement);
        var statement = Encoding.UTF8.GetBytes($$"""{"n":{{n}},"jti":"{{Guid.NewGuid()}}","text":"{{text}}"}""");
        await Save(id, n, SHA256.HashData(statement));
        await Json(http, $$"""{"statement":"{{Base64Url.EncodeToString(statement)}}"}""");
    }

    // The statement comes back signed, some with the PIN proof.
    private async Task Sign(HttpContext http, Guid id)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var statement = body.RootElement.GetProperty("statement").GetString()!;
        var phone = await Find(id);
        var signed = Verify(phone.DeviceKey, statement);
        using var claims = JsonDocument.Parse(signed.Payload);
        var n = claims.RootElement.GetProperty("n").GetInt16();
        var right = (await Find(id, n)).AsSpan().SequenceEqual(SHA256.HashData(signed.Payload));
        if (body.RootElement.TryGetProperty("pin", out var pin))
        {
            var expected = HMACSHA256.HashData(phone.PinKey, SHA256.HashData(signed.SigningInput));
            right &= CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(pin.GetString()));
        }

        if (!right)
            throw new InvalidOperationException("The driver sent a wrong proof.");
        await Save(id, (short)(n + 1), Encoding.ASCII.GetBytes(statement));
        Tell(id, body.RootElement.GetProperty("tells").GetInt32());
        await Json(http, $$"""{"done":"{{new string('d', CopySizes.Small)}}"}""");
    }

    // A message of one phone to the other, or of its owner to the server.
    private async Task Say(HttpContext http, Guid id, int answer, int tells = 0)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        if (!Proven(http, (await Find(id)).DeviceKey))
            return;
        var n = body.RootElement.GetProperty("n").GetInt16();
        await Save(id, n, Encoding.UTF8.GetBytes(body.RootElement.GetProperty("said").GetString()!));
        Tell(id, tells);
        await Json(http, $$"""{"view":"{{new string('v', answer)}}"}""");
    }

    private async Task View(HttpContext http, Guid id, short n, int answer)
    {
        if (!Proven(http, (await Find(id)).DeviceKey))
            return;
        await Find(id, n);
        await Json(http, $$"""{"view":"{{new string('v', answer)}}"}""");
    }

    // As with DPoP: a proof without a nonce is verified and answered with a nonce.
    private static bool Proven(HttpContext http, byte[] key)
    {
        Verify(key, http.Request.Headers["DPoP"].ToString());
        http.Response.Headers["DPoP-Nonce"] = Nonce;
        if (http.Request.Headers.ContainsKey("Nonce"))
            return true;
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }

    private static CompactJws Verify(byte[] deviceKey, string jws)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(deviceKey, out _);
        return CompactJws.Read(jws, LongestToken) is { } read && read.IsSignedBy(key)
            ? read
            : throw new InvalidOperationException("The driver sent a wrong signature.");
    }

    // No request waits for the gateway.
    private void Tell(Guid id, int times)
    {
        for (var time = 0; time < times; time++)
            _ = Task.Run(Send);

        async Task Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sms");
            request.Headers.Add("X-Kannel-To", id.ToString());
            request.Content = new StringContent(new string('s', CopySizes.Sms));
            using var answer = await gateway.SendAsync(request);
        }
    }

    private async Task Save(Guid id, short step, byte[] body)
    {
        if (batched)
        {
            var row = new Row(id, step, body, new(TaskCreationOptions.RunContinuationsAsynchronously));
            queue.Writer.TryWrite(row);
            await row.Written.Task;
            return;
        }

        await using var command = durable.CreateCommand("INSERT INTO step VALUES ($1, $2, $3)");
        Bind(command.Parameters, id, step, body);
        await command.ExecuteNonQueryAsync();
    }

    // The single writer: all queued writes become one transaction, one round trip and one flush.
    private async Task Write()
    {
        await using var connection = await durable.OpenConnectionAsync();
        while (await queue.Reader.WaitToReadAsync())
        {
            await using var batch = new NpgsqlBatch(connection);
            var rows = new List<Row>();
            while (rows.Count < 256 && queue.Reader.TryRead(out var row))
            {
                var command = new NpgsqlBatchCommand("INSERT INTO step VALUES ($1, $2, $3)");
                Bind(command.Parameters, row.Id, row.Step, row.Body);
                batch.BatchCommands.Add(command);
                rows.Add(row);
            }

            await batch.ExecuteNonQueryAsync();
            rows.ForEach(row => row.Written.SetResult());
        }
    }

    private static void Bind(NpgsqlParameterCollection parameters, Guid id, short step, byte[] body)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        parameters.Add(new NpgsqlParameter<short> { TypedValue = step });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
    }

    private async Task<byte[]> Find(Guid id, short step)
    {
        await using var command = relaxed.CreateCommand("SELECT body FROM step WHERE id = $1 AND n = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = step });
        return (byte[]?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No step {step}.");
    }

    private async Task<Phone> Find(Guid id)
    {
        await using var command = relaxed.CreateCommand("SELECT device_key, pin_key FROM app WHERE app = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            throw new InvalidOperationException($"No app {id}.");
        return new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
    }

    private static Task Json(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync()
    {
        await durable.DisposeAsync();
        await relaxed.DisposeAsync();
        gateway.Dispose();
    }
}

/// <summary>Body sizes of a copy with Segl in bytes, as measured; the floor and its phones send the same.</summary>
internal static class CopySizes
{
    public const int Limits = 335;
    public const int Statement = 295;
    public const int OldView = 610;
    public const int NewView = 295;
    public const int Small = 60;
    public const int Sms = 150;
}
