// The floor: what a login costs a server without rules. The same routes and body sizes as a login that the app
// approves, the same signatures made and verified, one opaque row per step. Nothing here refuses, waits, expires or
// notifies; the difference to Segl is the price of the rules and of Segl's code.
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Segl.Jose;

namespace Segl.Bench;

/// <summary>One process of the floor on one PostgreSQL database.</summary>
internal sealed class Floor(string postgres, bool batched) : IAsyncDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS person (user_id text PRIMARY KEY, device_key bytea NOT NULL, pin_key bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS step (login uuid, n smallint, body bytea NOT NULL, PRIMARY KEY (login, n));
        """;

    private static readonly string LoginPage = new('l', FloorSizes.LoginPage);
    private static readonly string WaitPage = new('w', FloorSizes.WaitPage);
    private static readonly string SecurityHeader = new('s', FloorSizes.SecurityHeaders);
    private static readonly byte[] ClientSecret = SHA256.HashData("relying party secret"u8);

    private const int LongestToken = 8 * 1024;

    // Statements are prepared once per connection, and no session state is reset between uses: there is none.
    private const string Lean = ";Max Auto Prepare=20;Auto Prepare Min Usages=2;No Reset On Close=true";

    private readonly NpgsqlDataSource durable = NpgsqlDataSource.Create(postgres + Lean);
    private readonly NpgsqlDataSource relaxed = NpgsqlDataSource.Create(
        postgres + Lean + ";Options=-c synchronous_commit=off"
    );
    private readonly Channel<Row> queue = Channel.CreateUnbounded<Row>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();
    private readonly ThreadLocal<ECDsa> serverKey = new(() => ECDsa.Create(Key));

    private static readonly ECParameters Key = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportParameters(true);

    private sealed record Row(Guid Login, short Step, byte[] Body, TaskCompletionSource Written);

    private sealed record Phone(byte[] DeviceKey, byte[] PinKey);

    /// <summary>Serves on the port until the process is ended.</summary>
    public static async Task Serve(string postgres, bool batched, int port)
    {
        await using var floor = new Floor(postgres, batched);
        await using (var command = floor.durable.CreateCommand(Schema))
            await command.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var app = builder.Build();
        app.MapGet("/authorize", floor.Authorize);
        app.MapGet("/login", http => Html(http, LoginPage));
        app.MapPost("/login", floor.UserId);
        app.MapGet("/login/wait", http => Html(http, WaitPage));
        app.MapGet("/login/events", floor.Events);
        app.MapPost("/app/claim", floor.Claim);
        app.MapPost("/app/approve", floor.Approve);
        app.MapPost("/login/finish", floor.Finish);
        app.MapPost("/token", floor.Token);
        app.MapGet("/userinfo", floor.UserInfo);
        if (batched)
            _ = Task.Run(floor.Write);
        await app.RunAsync();
    }

    // The browser requests a login: step 1, and a cookie.
    private async Task Authorize(HttpContext http)
    {
        var login = Guid.NewGuid();
        await Save(login, 1, Encoding.ASCII.GetBytes(http.Request.Query["code_challenge"].ToString()), survives: false);
        http.Response.Headers.SetCookie = $"login={login}; path=/; httponly; samesite=lax";
        SeeOther(http, "/login");
    }

    // The user ID: step 2 stores the person.
    private async Task UserId(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var userId = form["user_id"].ToString();
        await FindPhone(userId);
        await Save(LoginOf(http), 2, Encoding.UTF8.GetBytes(userId), survives: false);
        SeeOther(http, "/login/wait");
    }

    // The events of the waiting page: the QR value at once, the approval when it comes.
    private async Task Events(HttpContext http)
    {
        var login = LoginOf(http);
        await Find(login, 2);
        var approved = waiting.GetOrAdd(login, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        http.Response.ContentType = "text/event-stream";
        var mac = HMACSHA256.HashData(ClientSecret, login.ToByteArray());
        await http.Response.WriteAsync($"event: qr\ndata: {login}.0.{Base64Url.EncodeToString(mac.AsSpan(0, 8))}\n\n");
        await http.Response.Body.FlushAsync();
        await approved.Task.WaitAsync(http.RequestAborted);
        await http.Response.WriteAsync("event: approved\ndata: {}\n\n");
    }

    // The phone scanned the QR code: a DPoP proof is verified, the bytes of a statement are written once.
    private async Task Claim(HttpContext http)
    {
        var login = await Field(http, "login");
        var userId = http.Request.Headers["Segl-App"].ToString();
        var phone = await FindPhone(userId);
        Verify(phone, http.Request.Headers["DPoP"].ToString());
        await Find(Guid.Parse(login), 2);
        var text = new string('t', FloorSizes.Statement);
        var statement = Encoding.UTF8.GetBytes($$"""{"login":"{{login}}","text":"{{text}}"}""");
        await Save(Guid.Parse(login), 3, SHA256.HashData(statement), survives: false);
        await Json(http, $$"""{"statement":"{{Base64Url.EncodeToString(statement)}}"}""");
    }

    // The statement comes back signed, with the PIN proof; its row must survive a power cut.
    private async Task Approve(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var statement = body.RootElement.GetProperty("statement").GetString()!;
        var proof = Base64Url.DecodeFromChars(body.RootElement.GetProperty("pin").GetString());
        var phone = await FindPhone(http.Request.Headers["Segl-App"].ToString());
        var signed = Verify(phone, statement);
        using var claims = JsonDocument.Parse(signed.Payload);
        var login = claims.RootElement.GetProperty("login").GetGuid();
        var isWritten = (await Find(login, 3)).AsSpan().SequenceEqual(SHA256.HashData(signed.Payload));
        var expected = HMACSHA256.HashData(phone.PinKey, SHA256.HashData(signed.SigningInput));
        if (!isWritten || !CryptographicOperations.FixedTimeEquals(expected, proof))
            throw new InvalidOperationException("The driver sent a wrong proof.");
        await Save(login, 4, Encoding.ASCII.GetBytes(statement), survives: true);
        if (waiting.TryRemove(login, out var approved))
            approved.TrySetResult();
        await Json(http, """{"done":true}""");
    }

    // The browser returns and gets the code.
    private async Task Finish(HttpContext http)
    {
        var login = LoginOf(http);
        await Find(login, 4);
        await Save(login, 5, new byte[64], survives: false);
        SeeOther(http, $"http://localhost/back?code={login}&state={new string('s', 22)}&iss=http%3A%2F%2Flocalhost");
    }

    // The code is used up, durably, and two tokens are signed.
    private async Task Token(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var basic = AuthenticationHeaderValue.Parse(http.Request.Headers.Authorization!).Parameter!;
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Convert.FromBase64String(basic)), ClientSecret);
        var login = Guid.Parse(form["code"].ToString());
        var challenge = await Find(login, 1);
        var given = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (!Base64Url.EncodeToUtf8(given).SequenceEqual(challenge))
            throw new InvalidOperationException("PKCE");
        await Save(login, 6, new byte[64], survives: true);
        var userId = Encoding.UTF8.GetString(await Find(login, 2));
        var more = new string('c', FloorSizes.Token);
        var claims = Encoding.UTF8.GetBytes($$"""{"sub":"{{userId}}","more":"{{more}}"}""");
        var idToken = CompactJws.Write(serverKey.Value!, """{"alg":"ES256","kid":"floor","typ":"JWT"}""", claims);
        var accessToken = CompactJws.Write(
            serverKey.Value!,
            """{"alg":"ES256","kid":"floor","typ":"at+jwt"}""",
            claims
        );
        await Json(
            http,
            $$"""
            {"access_token":"{{accessToken}}","token_type":"Bearer","expires_in":300,"id_token":"{{idToken}}"}
            """
        );
    }

    // The access token is verified and the person read.
    private async Task UserInfo(HttpContext http)
    {
        var token = AuthenticationHeaderValue.Parse(http.Request.Headers.Authorization!).Parameter!;
        using var claims = JsonDocument.Parse(Verify(serverKey.Value!, token).Payload);
        var userId = claims.RootElement.GetProperty("sub").GetString()!;
        await FindPhone(userId);
        await Json(http, $$"""{"sub":"{{userId}}","name":"{{new string('n', FloorSizes.UserInfo)}}"}""");
    }

    private static CompactJws Verify(Phone phone, string jws)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(phone.DeviceKey, out _);
        return Verify(key, jws);
    }

    private static CompactJws Verify(ECDsa key, string jws) =>
        CompactJws.Read(jws, LongestToken) is { } read && read.IsSignedBy(key)
            ? read
            : throw new InvalidOperationException("The driver sent a wrong signature.");

    private async Task Save(Guid login, short step, byte[] body, bool survives)
    {
        if (batched)
        {
            var row = new Row(login, step, body, new(TaskCreationOptions.RunContinuationsAsynchronously));
            queue.Writer.TryWrite(row);
            await row.Written.Task;
            return;
        }

        await using var command = (survives ? durable : relaxed).CreateCommand("INSERT INTO step VALUES ($1, $2, $3)");
        Bind(command.Parameters, login, step, body);
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
                Bind(command.Parameters, row.Login, row.Step, row.Body);
                batch.BatchCommands.Add(command);
                rows.Add(row);
            }

            await batch.ExecuteNonQueryAsync();
            rows.ForEach(row => row.Written.SetResult());
        }
    }

    private static void Bind(NpgsqlParameterCollection parameters, Guid login, short step, byte[] body)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = login });
        parameters.Add(new NpgsqlParameter<short> { TypedValue = step });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
    }

    private async Task<byte[]> Find(Guid login, short step)
    {
        await using var command = relaxed.CreateCommand("SELECT body FROM step WHERE login = $1 AND n = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = login });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = step });
        return (byte[]?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No step {step}.");
    }

    private async Task<Phone> FindPhone(string userId)
    {
        await using var command = relaxed.CreateCommand("SELECT device_key, pin_key FROM person WHERE user_id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = userId });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            throw new InvalidOperationException($"No person {userId}.");
        return new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
    }

    private static Guid LoginOf(HttpContext http) => Guid.Parse(http.Request.Cookies["login"]!);

    private static async Task<string> Field(HttpContext http, string name)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        return body.RootElement.GetProperty(name).GetString()!;
    }

    private static void SeeOther(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }

    private static Task Html(HttpContext http, string page)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = SecurityHeader;
        return http.Response.WriteAsync(page);
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
        serverKey.Dispose();
    }
}

/// <summary>Body sizes of Segl in bytes, as measured; the floor sends the same.</summary>
internal static class FloorSizes
{
    public const int LoginPage = 2360;
    public const int WaitPage = 3870;
    public const int SecurityHeaders = 500;

    /// <summary>Segl responds to a claim with two statements that are together longer, and receives one that is
    /// shorter.</summary>
    public const int Statement = 500;

    /// <summary>Chosen so that the whole response with its two tokens has 1,400 bytes.</summary>
    public const int Token = 340;
    public const int UserInfo = 70;
}
