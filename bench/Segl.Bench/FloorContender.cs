using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Segl.Jose;

namespace Segl.Bench;

/// <summary>The floor of Floor.cs as a contender, with 256 persons in its table.</summary>
internal sealed class FloorContender : IContender
{
    private readonly HttpClient http;
    private readonly FloorCitizen[] citizens;

    private FloorContender(string name, ServerProcess server, Postgres database, ECDsa[] keys)
    {
        (Name, Server, Database) = (name, server, database);
        http = Browser.Http(server.Port);
        citizens = [.. keys.Select((key, number) => new FloorCitizen(http, key, $"citizen{number}"))];
    }

    public string Name { get; }
    public ServerProcess Server { get; }
    public Postgres Database { get; }
    Postgres? IContender.Database => Database;
    public string Signatures => "ES256: 2 made, 3 verified";

    public ICitizen Citizen(int number) => citizens[number];

    /// <summary>Starts PostgreSQL and the floor.</summary>
    public static async Task<FloorContender> Start(bool batched)
    {
        var database = await Postgres.Start();
        try
        {
            var port = Processes.FreePort();
            string[] arguments =
            [
                "floor",
                "--port",
                $"{port}",
                "--batched",
                $"{batched}",
                "--postgres",
                database.ConnectionString,
            ];
            var server = await ServerProcess.Start(port, Environment.ProcessPath!, arguments);
            var keys = Enumerable.Range(0, 256).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256)).ToArray();
            await Register(database, keys);
            return new(batched ? "floor, shared flushes" : "floor, a commit a step", server, database, keys);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task Register(Postgres database, ECDsa[] keys)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        for (var number = 0; number < keys.Length; number++)
        {
            await using var command = source.CreateCommand("INSERT INTO person VALUES ($1, $2, $3)");
            command.Parameters.Add(new() { Value = $"citizen{number}" });
            command.Parameters.Add(new() { Value = keys[number].ExportSubjectPublicKeyInfo() });
            command.Parameters.Add(new() { Value = FloorCitizen.PinKey });
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Browser, phone and relying party of one citizen of the floor.</summary>
internal sealed class FloorCitizen(HttpClient http, ECDsa key, string userId) : ICitizen
{
    private static readonly AuthenticationHeaderValue RelyingParty = new(
        "Basic",
        Convert.ToBase64String("relying party secret"u8)
    );

    private readonly Browser browser = new(http);
    private long phoneRequests;

    /// <summary>Every phone of the floor has the same one.</summary>
    public static byte[] PinKey { get; } = SHA256.HashData("pin key"u8);

    public long Requests => browser.Requests + phoneRequests;

    public async Task Once()
    {
        browser.Forget();
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        await browser.Redirected(
            "/authorize?response_type=code&client_id=bench&redirect_uri=http%3A%2F%2Flocalhost%2Fback"
                + $"&scope=openid%20profile&state={verifier[..22]}&nonce={verifier[..22]}&code_challenge={challenge}"
        );
        await browser.Page("/login");
        await browser.PostRedirected("/login", ("user_id", userId), ("token", new string('t', 150)));
        await browser.Page("/login/wait");
        using var events = await browser.Events("/login/events");
        var qr = await Data(events);
        await Approve(qr[..36]);
        await Data(events);
        var back = await browser.PostRedirected("/login/finish", ("token", new string('t', 150)));
        var code = back.Split("code=")[1].Split('&')[0];
        using var tokens = JsonDocument.Parse(
            await browser.Post(
                "/token",
                RelyingParty,
                ("grant_type", "authorization_code"),
                ("code", code),
                ("code_verifier", verifier),
                ("redirect_uri", "http://localhost/back")
            )
        );
        await browser.Get("/userinfo", new("Bearer", tokens.RootElement.GetProperty("access_token").GetString()));
    }

    private async Task Approve(string login)
    {
        var said = Encoding.ASCII.GetBytes(new string('p', 200));
        var proof = CompactJws.Write(key, """{"typ":"dpop+jwt","alg":"ES256"}""", said);
        using var claimed = await Phone("/app/claim", $$"""{"login":"{{login}}"}""", proof);
        var payload = Base64Url.DecodeFromChars(claimed.RootElement.GetProperty("statement").GetString());
        var statement = CompactJws.Write(
            key,
            $$"""{"alg":"ES256","typ":"segl-approve+jwt","kid":"{{login}}"}""",
            payload
        );
        var pin = HMACSHA256.HashData(PinKey, SHA256.HashData(CompactJws.SigningInputOf(statement)));
        using var done = await Phone(
            "/app/approve",
            $$"""{"statement":"{{statement}}","pin":"{{Base64Url.EncodeToString(pin)}}"}""",
            null
        );
    }

    private async Task<JsonDocument> Phone(string path, string json, string? proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Add("Segl-App", userId);
        if (proof is not null)
            request.Headers.Add("DPoP", proof);
        phoneRequests++;
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<string> Data(StreamReader events)
    {
        while (await events.ReadLineAsync() is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line[6..];
        throw new InvalidOperationException("The stream of events ended early.");
    }
}
