using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Segl.Jose;

namespace Segl.Bench;

/// <summary>The floor of FloorOfCopies.cs as a contender.</summary>
internal sealed class FloorCopies : IContender
{
    private readonly HttpClient http;
    private readonly Sink sink;
    private readonly NpgsqlDataSource people;

    private FloorCopies(string name, ServerProcess server, Postgres database, Sink sink)
    {
        (Name, Server, Database, this.sink, http) = (name, server, database, sink, Browser.Http(server.Port));
        people = NpgsqlDataSource.Create(database.ConnectionString);
    }

    public string Name { get; }
    public ServerProcess Server { get; }
    public Postgres Database { get; }
    Postgres? IContender.Database => Database;
    public string Signatures => "ES256: 20 verified";

    public ICitizen Citizen(int number) => new Copier(this);

    /// <summary>Starts PostgreSQL and the floor.</summary>
    public static async Task<FloorCopies> Start(Sink sink, bool batched)
    {
        var database = await Postgres.Start();
        try
        {
            var port = Processes.FreePort();
            string[] arguments =
            [
                "floor-of-copies",
                "--port",
                $"{port}",
                "--batched",
                $"{batched}",
                "--sink",
                $"{sink.Port}",
                "--postgres",
                database.ConnectionString,
            ];
            var server = await ServerProcess.Start(port, Environment.ProcessPath!, arguments);
            return new(batched ? "floor, shared flushes" : "floor, a commit a request", server, database, sink);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await people.DisposeAsync();
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Two phones that send the same requests as Segl's phones, with the same sizes.</summary>
    private sealed class Copier(FloorCopies all) : ICitizen
    {
        private static readonly byte[] PinKey = SHA256.HashData("pin key"u8);

        // As long as a phone's proof, header and claims.
        private static readonly string Proof = new('p', 178);
        private static readonly string ProofHeader =
            $$"""{"typ":"dpop+jwt","alg":"ES256","jwk":"{{new string('p', 137)}}"}""";
        private static readonly string Said = new('s', 60);

        public long Requests { get; private set; }

        public async Task Once()
        {
            using var oldKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var newKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var app = await Register(oldKey);
            var old = $"/api/apps/{app}";
            await Offer(old, "offers", oldKey, n: 1, nonce: false);
            await Act($"{old}/statements", oldKey, await Offer(old, "offers", oldKey, n: 1), tells: 2, pin: true);
            await Act($"{old}/statements", oldKey, await Offer(old, "offers", oldKey, n: 3), tells: 1, pin: true);
            await Send(HttpMethod.Get, "/limits.json", null, null, true);
            var key = Base64Url.EncodeToString(newKey.ExportSubjectPublicKeyInfo());
            await Send(HttpMethod.Post, "/api/activations", $$"""{"key":"{{key}}"}""", newKey, false);
            var id = (await Send(HttpMethod.Post, "/api/activations", $$"""{"key":"{{key}}"}""", newKey, true))
                .GetProperty("id")
                .GetGuid();
            var fresh = $"/api/activations/{id}";
            await Say($"{fresh}/copy", newKey, n: 1);
            await Say($"{fresh}/copy/proof", newKey, n: 2);
            await Send(HttpMethod.Get, $"{old}/copy?n=4", null, oldKey, true);
            await Say($"{old}/copy/answer", oldKey, n: 5);
            await Send(HttpMethod.Get, $"{fresh}/copy?n=2", null, newKey, true);
            await Say($"{fresh}/copy/reveal", newKey, n: 3);
            await Send(HttpMethod.Get, $"{old}/copy?n=5", null, oldKey, true);
            await Act($"{old}/statements", oldKey, await Offer(old, "offers", oldKey, n: 6), tells: 0, pin: false);
            var text = all.sink.Expect($"{id}", "s");
            await Say($"{fresh}/user-id", newKey, n: 4);
            await text;
            await Say($"{fresh}/temporary-pin", newKey, n: 5);
            await Act($"{fresh}/activate", newKey, await Offer(fresh, "pin", newKey, n: 6), tells: 1, pin: false);
        }

        // The person exists before; the driver writes the row and is not measured, except for the database's part.
        private async Task<Guid> Register(ECDsa key)
        {
            var app = Guid.NewGuid();
            await using var command = all.people.CreateCommand("INSERT INTO app VALUES ($1, $2, $3)");
            command.Parameters.Add(new() { Value = app });
            command.Parameters.Add(new() { Value = key.ExportSubjectPublicKeyInfo() });
            command.Parameters.Add(new() { Value = PinKey });
            await command.ExecuteNonQueryAsync();
            return app;
        }

        private async Task<byte[]> Offer(string who, string route, ECDsa key, int n, bool nonce = true)
        {
            var answer = await Send(
                HttpMethod.Post,
                $"{who}/{route}",
                $$"""{"n":{{n}},"act":"{{Said}}"}""",
                key,
                nonce
            );
            return nonce ? Base64Url.DecodeFromChars(answer.GetProperty("statement").GetString()) : [];
        }

        private async Task Act(string path, ECDsa key, byte[] payload, int tells, bool pin)
        {
            var statement = CompactJws.Write(
                key,
                $$"""{"alg":"ES256","typ":"segl-vouch+jwt","kid":"{{Guid.Empty}}"}""",
                payload
            );
            var proof = HMACSHA256.HashData(PinKey, SHA256.HashData(CompactJws.SigningInputOf(statement)));
            var known = pin ? $$""","pin":"{{Base64Url.EncodeToString(proof)}}" """ : "";
            var body = $$"""{"statement":"{{statement}}","tells":{{tells}}{{known}}}""";
            await Send(HttpMethod.Post, path, body, null, true);
        }

        private async Task Say(string path, ECDsa key, int n) =>
            await Send(HttpMethod.Post, path, $$"""{"n":{{n}},"said":"{{Said}}"}""", key, true);

        private async Task<JsonElement> Send(HttpMethod method, string path, string? json, ECDsa? key, bool nonce)
        {
            using var request = new HttpRequestMessage(method, path);
            if (json is not null)
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            if (key is not null)
                request.Headers.Add("DPoP", CompactJws.Write(key, ProofHeader, Encoding.ASCII.GetBytes(Proof)));
            if (nonce)
                request.Headers.Add("Nonce", "n");
            Requests++;
            using var response = await all.http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !nonce)
                return default;
            response.EnsureSuccessStatusCode();
            using var read = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            return read.RootElement.Clone();
        }
    }
}
