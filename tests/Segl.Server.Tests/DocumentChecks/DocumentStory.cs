using System.Buffers.Text;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Segl.Passport;
using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.DocumentChecks.Trust;
using Segl.Storage;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>Kirstine, her Danish passport, and a phone that carries commands to its chip.</summary>
internal sealed class DocumentStory : IAsyncDisposable
{
    /// <summary>Her person number.</summary>
    public const string Cpr = "1208740004";

    /// <summary>The state that issues her passport.</summary>
    public static readonly TestState Denmark = new() { Country = "DK" };

    private DocumentStory(TestServer server, TestFaces faces) => (Server, Faces) = (server, faces);

    /// <summary>The server.</summary>
    public TestServer Server { get; }

    /// <summary>What comes of her face.</summary>
    public TestFaces Faces { get; }

    /// <summary>Her passport.</summary>
    public static ChipDesign Passport { get; } = Issued(DanishZone.Of("JENSEN<<KIRSTINE", Cpr));

    /// <summary>Her installation's id.</summary>
    public byte[] Installation { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>She is registered.</summary>
    public Guid Kirstine { get; private set; }

    /// <summary>A document of Denmark with this zone.</summary>
    public static ChipDesign Issued(string zone) => new() { State = Denmark, Mrz = zone };

    /// <summary>A server that trusts Denmark, or what the settings name.</summary>
    public static async Task<DocumentStory> Begin(
        DatabaseKind kind = DatabaseKind.Sqlite,
        ILoggerProvider? log = null,
        params string[] settings
    )
    {
        var faces = new TestFaces();
        var server = await TestServer.Start(
            kind,
            parts =>
            {
                parts.AddSingleton<IFaceComparison>(faces);
                if (!settings.Any(setting => setting.StartsWith("--Segl:Documents=", StringComparison.Ordinal)))
                {
                    parts.AddSingleton(new DocumentTrust([Certificate.Read(Denmark.Authority())]));
                }
            },
            log,
            settings
        );
        var story = new DocumentStory(server, faces);
        story.Kirstine = await story.Register("Kirstine Jensen", Cpr);
        return story;
    }

    /// <summary>Registers a person with a person number.</summary>
    public async Task<Guid> Register(string name, string digits)
    {
        Assert.True(PersonNumber.Read(digits).IsGranted(out var number, out _));
        var (id, now) = (Guid.NewGuid(), Server.Clock.GetUtcNow());
        var person = new Person(
            id,
            number.Kind,
            Server.Codes.WrapPersonNumber(id, number),
            name,
            number.BirthDate ?? new(1974, 8, 12),
            $"user-{digits[..6]}{id.ToString()[..4]}",
            AssuranceLevel.Substantial,
            "en",
            "+4512345678",
            null,
            false,
            "kirstine@example.dk",
            null,
            null,
            now,
            null,
            0
        );
        Assert.Null(await Server.People.Add(person, Server.Codes.OfPersonNumber(number), "test", now));
        return id;
    }

    /// <summary>Starts a check from an empty phone.</summary>
    public async Task<Started> Start(ScriptedPhone? phone = null, string purpose = "activate", Guid? app = null)
    {
        phone ??= new(Server.NewClient(), Server.Address);
        var started = await phone.Ask(
            "/api/document-checks",
            new
            {
                installation = Base64Url.EncodeToString(Installation),
                language = "en",
                terms = Identities.TermsVersion,
                purpose,
                app,
            }
        );
        return new(started.GetProperty("check").GetGuid(), started.GetProperty("ticket").GetString()!);
    }

    /// <summary>Opens the reading.</summary>
    public Task<WebSocket> Open(Started check, string? origin = null) =>
        Server.Connect($"/api/document-checks/{check.Check}/reading", origin);

    /// <summary>Reads a document as the app does, to the end.</summary>
    /// <returns>The last message: granted or refused.</returns>
    public Task<JsonElement> Read(Started check, ChipDesign document, object? more = null)
    {
        var chip = new Chip(document);
        return ReadBy(check, document, command => chip.Exchange(command, default).AsTask(), more);
    }

    /// <summary>Reads a document by what answers for its chip.</summary>
    public async Task<JsonElement> ReadBy(
        Started check,
        ChipDesign document,
        Func<byte[], Task<byte[]>> answer,
        object? more = null
    )
    {
        using var socket = await Open(check);
        var carrier = new CarryingPhone(socket, answer);
        await carrier.Say(First(check, document.Mrz, more));
        return await carrier.CarryOn();
    }

    /// <summary>Reads a document with a P-code.</summary>
    public async Task<string> ReadByCode(ChipDesign document, string pCode) =>
        Word(await Read(await Start(), document, new { pCode }));

    /// <summary>A message in a word: its type, or the reason of a refusal.</summary>
    public static string Word(JsonElement said) =>
        said.TryGetProperty("reason", out var reason) ? reason.GetString()! : said.GetProperty("type").GetString()!;

    /// <summary>Gives a person a P-code.</summary>
    public Task GivePCode(Guid person, string code) =>
        Server.People.Change(
            person,
            Server.Clock.GetUtcNow(),
            change => PCodeStore.Replace(change.Session, person, Server.Codes.OfPCode(code), PCode.Issue(change.Now))
        );

    /// <summary>Whatever was counted today is forgotten.</summary>
    public Task ForgetCounts() =>
        Server.Database.Write(Durability.Durable, session => session.Execute("DELETE FROM document_check_source"));

    /// <summary>The first message.</summary>
    public Dictionary<string, object?> First(Started check, string zone, object? more = null)
    {
        var first = new Dictionary<string, object?>
        {
            ["type"] = "zone",
            ["installation"] = Base64Url.EncodeToString(Installation),
            ["ticket"] = check.Ticket,
            ["country"] = "DNK",
            ["zone"] = zone,
        };
        foreach (var member in JsonSerializer.SerializeToElement(more ?? new { }).EnumerateObject())
        {
            first[member.Name] = member.Value;
        }

        return first;
    }

    /// <summary>The check as stored.</summary>
    public Task<StoredDocumentCheck?> Stored() =>
        Server.Database.Read(session => DocumentCheckStore.Find(session, SHA256.HashData(Installation)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>A check that was started.</summary>
internal sealed record Started(Guid Check, string Ticket);
