using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Logging;
using Segl.Commands;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.Keys;

/// <summary>
/// Secrets are planted by living through an activation, an act and wrong tries, and then looked for in everything that
/// Segl keeps or writes: the bytes of the database file with its log, and every log line at every level.
/// </summary>
public sealed class SecretsTests
{
    private const string Cpr = "0304905317";
    private const string Pin = "730518";
    private const string WrongPin = "846193";

    [Fact]
    public async Task R01_R36_T68_no_secret_is_kept_or_logged()
    {
        var folder = Directory.CreateTempSubdirectory("segl-secrets-").FullName;
        using var log = new LogListener();
        var planted = await LiveThrough(Path.Combine(folder, "segl.db"), log);
        // What SQLite has kept, in the file and in the log beside it, freed pages included.
        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);

        Assert.True(kept.AsSpan().IndexOf("karla-secret"u8) > 0, "The search finds what is there.");
        Assert.Contains(log.Lines, line => line.Contains("/api/activations", StringComparison.Ordinal));
        NobodyKept(planted, kept, log);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R01_R36_T68_a_login_leaves_no_token_behind(DatabaseKind kind)
    {
        using var log = new LogListener();
        await using var server = await TestServer.Start(
            kind,
            log,
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore=Trace"
        );
        var karla = await Register(server);
        var phone = await server.ActivatedPhone(karla);
        var website = await RelyingParty.Plain(server);
        var browser = new LoginBrowser(server);

        var asked = string.Join(
            '&',
            website.Request(("scope", "openid cpr")).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );
        var login = await browser.Authorize($"/authorize?{asked}");
        await browser.TypeUserId(login, karla.UserId);
        var waiting = await browser.Open(login);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), Pin);
        var back = (await browser.Press(login, "finish")).Location!;
        var tokens = await RelyingParty.Json(await website.Token(RelyingParty.Of(back, "code")!));
        var access = tokens.GetProperty("access_token").GetString()!;
        var told = (await RelyingParty.Json(await website.UserInfo(access))).GetRawText();
        var home = await phone.Home();

        Assert.Contains(Cpr, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Cpr, waiting.Body + home.GetRawText(), StringComparison.Ordinal);
        var kept = await EverythingKept(server, kind);
        Assert.Contains("karla-secret", kept, StringComparison.Ordinal);
        string[] planted =
        [
            Cpr,
            Pin,
            RelyingParty.Of(back, "code")!,
            access,
            tokens.GetProperty("id_token").GetString()!,
            tokens.GetProperty("refresh_token").GetString()!,
            website.Secret!,
            .. browser.Cookies.Values,
        ];
        Assert.All(
            planted,
            secret =>
            {
                Assert.True(secret.Length > 5);
                Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
                Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            }
        );
    }

    [Fact]
    public async Task R101_a_code_in_the_outbox_is_wrapped()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code = await server.ActivationCode(karla) });
        var pin = await server.TemporaryPin(karla);

        var rows = await server.Database.Read(session =>
            session.QueryAll(
                "SELECT facts, secret_wrapped FROM notice WHERE secret_wrapped IS NOT NULL",
                row => (Facts: row.Text(), Wrapped: row.Bytes())
            )
        );

        Assert.All(
            rows,
            row =>
            {
                Assert.DoesNotContain(pin, row.Facts, StringComparison.Ordinal);
                Assert.True(row.Wrapped.AsSpan().IndexOf(Encoding.ASCII.GetBytes(pin)) < 0);
            }
        );
    }

    [Fact]
    public async Task R36_R50_T68_a_copy_leaves_nothing_secret_behind()
    {
        var folder = Directory.CreateTempSubdirectory("segl-secrets-").FullName;
        using var log = new LogListener();
        var planted = await LiveThroughACopy(Path.Combine(folder, "segl.db"), log);
        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);

        Assert.True(kept.AsSpan().IndexOf("CopyVouched"u8) > 0, "The search finds what is there.");
        Assert.Contains(log.Lines, line => line.Contains("/copy/reveal", StringComparison.Ordinal));
        NobodyKept(planted, kept, log);
    }

    /// <summary>An activation with wrong tries on the way, a wrong PIN and a right one.</summary>
    /// <returns>Every secret that was said, by what it is.</returns>
    private static async Task<Dictionary<string, byte[]>> LiveThrough(string file, ILoggerProvider log)
    {
        await using var server = await TestServer.Start(
            DatabaseKind.Sqlite,
            log,
            $"--Segl:Database={file}",
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore=Trace"
        );
        var karla = await Register(server);
        var phone = server.NewPhone();
        var code = await server.ActivationCode(karla);
        var path = await phone.Begin();
        await Refused(() => phone.Ask($"{path}/code", new { userId = karla.UserId, code = "ZZZZZ ZZZZZ" }));
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code });
        var temporaryPin = await server.TemporaryPin(karla);
        await Refused(() => phone.Ask($"{path}/temporary-pin", new { temporaryPin = "00000001" }));
        await phone.Ask($"{path}/temporary-pin", new { temporaryPin });
        var pinKey = phone.Keys.PinKey(phone.App, Pin);
        var offered = await phone.Ask($"{path}/pin", new { pinKey = Base64Url.EncodeToString(pinKey) });
        var activate = phone.Keys.Statement("activate", phone.App, offered.GetProperty("statement").GetString()!);
        using var active = await phone.Send(HttpMethod.Post, $"{path}/activate", new { statement = activate }, false);
        Assert.True(active.IsSuccessStatusCode);

        var payload = await phone.Offer(new { act = "number-approval", on = true });
        await Refused(() => phone.Sign("number-approval", payload, WrongPin));
        payload = await phone.Offer(new { act = "number-approval", on = true });
        var statement = phone.Keys.Statement("number-approval", phone.App, payload);
        var proof = phone.Keys.PinProof(phone.App, Pin, statement);
        await phone.Sign("number-approval", payload, Pin);
        return new()
        {
            ["activation code"] = Encoding.ASCII.GetBytes(code),
            ["activation code without its gap"] = Encoding.ASCII.GetBytes(
                code.Replace(" ", "", StringComparison.Ordinal)
            ),
            ["temporary PIN"] = Encoding.ASCII.GetBytes(temporaryPin),
            ["PIN key"] = pinKey,
            ["PIN proof"] = Base64Url.DecodeFromChars(proof),
            ["person number"] = Encoding.ASCII.GetBytes(Cpr),
        };
    }

    /// <summary>A copy from its start to its end, by QR code, with a stop link that nobody opened.</summary>
    /// <returns>Every secret of it, by what it is.</returns>
    private static async Task<Dictionary<string, byte[]>> LiveThroughACopy(string file, ILoggerProvider log)
    {
        await using var server = await TestServer.Start(
            DatabaseKind.Sqlite,
            log,
            $"--Segl:Database={file}",
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore=Trace"
        );
        var karla = await Register(server);
        using var old = new OldPhone(await server.ActivatedPhone(karla));
        await old.Start(Pin);
        server.Clock.Passes(Limits.WaitBeforeCopying);
        await old.ShowCode(Pin, words: true);
        var app = server.NewPhone();
        using var fresh = new NewPhone(app);
        await fresh.Scan(old.Code);
        Assert.True(await old.Hear(fresh.Broadcast, 2));
        Assert.Equal(await fresh.Digits(), await old.Digits());
        await old.Vouch();
        await fresh.TypeUserId(karla.UserId);
        var temporaryPin = await server.TemporaryPin(karla);
        await fresh.Activate(() => Task.FromResult(temporaryPin), WrongPin);
        var w = Base64Url.DecodeFromChars(old.Code)[..16];
        return new()
        {
            ["W"] = w,
            ["S"] = CopyKeys.Secret(w),
            ["ticket"] = CopyKeys.Ticket(w),
            ["QR code"] = Encoding.ASCII.GetBytes(old.Code),
            ["private half of Ea"] = old.EphemeralPrivateKey,
            ["private half of Eb"] = fresh.EphemeralPrivateKey,
            ["stop link"] = Encoding.ASCII.GetBytes(await server.StopLink(karla)),
            ["temporary PIN"] = Encoding.ASCII.GetBytes(temporaryPin),
            ["PIN key"] = app.Keys.PinKey(app.App, WrongPin),
        };
    }

    // Neither as it is nor as base64url.
    private static void NobodyKept(Dictionary<string, byte[]> planted, byte[] kept, LogListener log) =>
        Assert.All(
            planted,
            secret =>
            {
                var text = Base64Url.EncodeToString(secret.Value);
                string[] texts = [Encoding.Latin1.GetString(secret.Value), text];
                Assert.True(kept.AsSpan().IndexOf(secret.Value) < 0, $"The database holds the {secret.Key}.");
                Assert.True(
                    kept.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) < 0,
                    $"The database holds the {secret.Key}."
                );
                Assert.DoesNotContain(
                    log.Lines,
                    line => texts.Any(one => line.Contains(one, StringComparison.Ordinal))
                );
            }
        );

    // Every value of every row of every table; bytes as text and as base64url, in which a secret could hide.
    private static Task<string> EverythingKept(TestServer server, DatabaseKind kind) =>
        server.Database.Read(async session =>
        {
            var tables = await session.QueryAll(
                kind is DatabaseKind.Sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                row => row.Text()
            );
            var kept = new StringBuilder();
            foreach (var table in tables)
            {
                await session.QueryEach(
                    $"SELECT * FROM {table}",
                    row =>
                    {
                        for (var column = 0; column < row.Columns; column++)
                        {
                            var value = row.Value();
                            kept.AppendLine(
                                value is byte[] bytes
                                    ? $"{Encoding.Latin1.GetString(bytes)} {Base64Url.EncodeToString(bytes)}"
                                    : $"{value}"
                            );
                        }
                    }
                );
            }

            return kept.ToString();
        });

    private static async Task<Citizen> Register(TestServer server)
    {
        var number = new PersonNumber(PersonNumberKind.Cpr, Cpr);
        var now = server.Clock.GetUtcNow();
        var id = Guid.NewGuid();
        var person = new Person(
            id,
            number.Kind,
            server.Codes.WrapPersonNumber(id, number),
            "Karla",
            new(1990, 4, 3),
            "karla-secret",
            AssuranceLevel.Substantial,
            "en",
            "+4512345678",
            null,
            false,
            null,
            null,
            null,
            now,
            null,
            0
        );
        Assert.Null(await server.People.Add(person, server.Codes.OfPersonNumber(number), "test", now));
        return new(person.Id, person.UserId, Pin);
    }

    private static Task<PhoneRefusedException> Refused(Func<Task> asked) =>
        Assert.ThrowsAsync<PhoneRefusedException>(asked);
}
