using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Passport;
using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Bench;

/// <summary>Whole readings of documents by a server in a process of its own, whose commands a phone carries to an emulated chip,
/// beside the same conversations without a phone in between.</summary>
internal static class Relay
{
    private const string PersonNumber = "1208740004";
    private static readonly byte[] Portrait = [.. Specimen.Jpeg, .. new byte[15_000]];

    /// <summary>Prints round trips, bytes, time and the server's CPU of one reading.</summary>
    /// <param name="readings">How many; an address has a hundred a day.</param>
    public static async Task Run(int readings)
    {
        var folder = Directory.CreateTempSubdirectory("segl-bench-trust-").FullName;
        var documents = Enumerable.Range(0, readings).Select(Document).ToList();
        await File.WriteAllBytesAsync(Path.Combine(folder, "state.cer"), documents[0].State.Authority());
        try
        {
            var settings = new Dictionary<string, string> { ["Segl__Documents"] = folder };
            await using var segl = await SeglContender.Start(postgres: false, settings: settings);
            using var http = Browser.Http(segl.Server.Port);
            await Carry(http, segl.Server.Port, Document(readings)); // the compiler's
            var before = segl.Server.CpuMs;
            var relayed = new List<Carried>();
            foreach (var document in documents)
                relayed.Add(await Carry(http, segl.Server.Port, document));
            var cpu = (segl.Server.CpuMs - before) / readings;
            var raw = new List<Carried>();
            foreach (var document in documents)
                raw.Add(await Read(document));

            Console.WriteLine(
                "\n| one reading | round trips | bytes | ms | of them in the chip | CPU ms of the server |"
            );
            Console.WriteLine("|---|--:|--:|--:|--:|--:|");
            Print("without a relay, in one process", raw, null);
            Print("over the relay", relayed, cpu);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, List<Carried> carried, double? cpu)
    {
        var median = carried.OrderBy(one => one.Ms).ElementAt(carried.Count / 2);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median.RoundTrips} | {median.Bytes} | {median.Ms:F1} | {median.ChipMs:F1} | {cpu:F1} |"
            )
        );
    }

    // What the phone does: it opens the reading, carries commands, and hears that the person is not registered.
    private static async Task<Carried> Carry(HttpClient http, int port, ChipDesign document)
    {
        var installation = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var terms = Identities.TermsVersion;
        var started = await new ScriptedPhone(http, SeglContender.Origin).Ask(
            "/api/document-checks",
            new
            {
                installation,
                language = "en",
                terms,
                purpose = "activate",
            }
        );
        var (chip, clock, inChip) = (new Chip(document), Stopwatch.StartNew(), TimeSpan.Zero);
        using var socket = await Open(port, started.GetProperty("check").GetGuid());
        var first = new
        {
            type = "zone",
            installation,
            ticket = started.GetProperty("ticket").GetString(),
            country = "UTO",
            personNumber = PersonNumber,
            zone = document.Mrz,
        };
        var (buffer, roundTrips, bytes) = (new byte[70_000], 0, 0L);
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(first), WebSocketMessageType.Text, true, default);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), default);
            var said = buffer.AsMemory(0, part.Count);
            bytes += part.Count;
            if (part.MessageType is not WebSocketMessageType.Binary)
            {
                if (Reason(said.Span) is { } reason)
                    return reason == nameof(Rules.Reason.DocumentHolderUnknown)
                        ? new(roundTrips, bytes, clock.Elapsed.TotalMilliseconds, inChip.TotalMilliseconds)
                        : throw new InvalidOperationException(reason);
                continue;
            }

            var asked = Stopwatch.GetTimestamp();
            var answer = await chip.Exchange(said, default);
            inChip += Stopwatch.GetElapsedTime(asked);
            (roundTrips, bytes) = (roundTrips + 1, bytes + answer.Length);
            await socket.SendAsync(answer, WebSocketMessageType.Binary, true, default);
        }
    }

    private static string? Reason(ReadOnlySpan<byte> said) =>
        JsonSerializer.Deserialize<JsonElement>(said).TryGetProperty("reason", out var reason)
            ? reason.GetString()
            : null;

    private static async Task<WebSocket> Open(int port, Guid check)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("segl-reading");
        socket.Options.SetRequestHeader("Host", new Uri(SeglContender.Origin).Host);
        socket.Options.SetRequestHeader("Origin", SeglContender.Origin);
        await socket.ConnectAsync(new($"ws://127.0.0.1:{port}/api/document-checks/{check}/reading"), default);
        return socket;
    }

    private static async Task<Carried> Read(ChipDesign document)
    {
        var trust = new TrustStore();
        trust.Add(Certificate.Read(document.State.Authority()));
        var (chip, inChip, now) = (new Chip(document), TimeSpan.Zero, DateTimeOffset.UtcNow);
        _ = Mrz.TryRead(document.Mrz, DateOnly.FromDateTime(now.DateTime), out var zone, out _);
        var session = new ChipSession(
            async (command, ct) =>
            {
                var asked = Stopwatch.GetTimestamp();
                var answer = await chip.Exchange(command, ct);
                inChip += Stopwatch.GetElapsedTime(asked);
                return answer;
            }
        );
        var clock = Stopwatch.StartNew();
        var verdict = await new PassportReader(trust, new()).Read(session, AccessKey.From(zone!), now, default);
        return verdict is PassportVerdict.Authentic
            ? new(session.Commands, session.Bytes, clock.Elapsed.TotalMilliseconds, inChip.TotalMilliseconds)
            : throw new InvalidOperationException(verdict.ToString());
    }

    // Each has a number of its own: one document is checked five times a day.
    private static ChipDesign Document(int number)
    {
        var (printed, own) = (Specimen.Passport, Checked($"B{number:00000000}"));
        var (birth, expiry, personal) = (printed[57..64], printed[65..72], printed[72..87]);
        var composite = MrzCheckDigit.Of(own + birth + expiry + personal);
        return new()
        {
            Portrait = Portrait,
            Mrz = $"{printed[..44]}{own}{printed[54..57]}{birth}{printed[64]}{expiry}{personal}{composite}",
        };
    }

    private static string Checked(string field) => field + MrzCheckDigit.Of(field);

    /// <summary>What one reading took.</summary>
    private sealed record Carried(int RoundTrips, long Bytes, double Ms, double ChipMs);
}
