using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Segl.Phone;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>R24, R25: a passkey stands in for the PIN. One valid story, then one thing bent per test.</summary>
public sealed class PasskeysTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>What one changes about a credential while it is made, or afterwards while it proves.</summary>
    public static TheoryData<string> WrongInBoth =>
        ["another RP", "another origin", "another port", "in a frame of another origin", "no user verification"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task R24_a_passkey_stands_in_for_the_pin_as_often_as_it_likes(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();

        var options = await SwitchOn(phone, karla, passkey);

        Assert.Equal("id.segl.test", options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal(phone.App.ToString(), Text(options.GetProperty("user").GetProperty("id")));
        Assert.Equal(karla.UserId, options.GetProperty("user").GetProperty("name").GetString());
        var only = Assert.Single(options.GetProperty("pubKeyCredParams").EnumerateArray());
        Assert.Equal(-7, only.GetProperty("alg").GetInt32());
        var selection = options.GetProperty("authenticatorSelection");
        Assert.Equal("required", selection.GetProperty("userVerification").GetString());
        Assert.Equal("preferred", selection.GetProperty("residentKey").GetString());
        Assert.Equal("platform", selection.GetProperty("authenticatorAttachment").GetString());
        await Prove(phone, passkey);
        await Prove(phone, passkey);
    }

    [Theory, MemberData(nameof(WrongInBoth))]
    public async Task R24_a_credential_that_was_made_wrongly_is_refused(string bent)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        Bend(passkey, bent);

        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => SwitchOn(phone, karla, passkey)));
    }

    [Fact]
    public async Task R24_a_credential_of_another_algorithm_is_refused()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey { Algorithm = -9 };

        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => SwitchOn(phone, karla, passkey)));
    }

    [Fact]
    public async Task R24_a_credential_answers_the_options_of_its_own_offer()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        var (_, early) = await Offer(phone);
        var (statement, _) = await Offer(phone);

        Assert.Equal(
            nameof(Reason.BiometricsWrong),
            await Refused(() => Send(phone, karla, statement, passkey.Make(early)))
        );
    }

    [Theory, MemberData(nameof(WrongInBoth))]
    public async Task R24_a_proof_that_was_made_wrongly_is_refused(string bent)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        await SwitchOn(phone, karla, passkey);
        Bend(passkey, bent);

        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
    }

    [Theory]
    [InlineData("another key")]
    [InlineData("another credential")]
    [InlineData("another challenge")]
    [InlineData("another user")]
    [InlineData("backed up without being eligible")]
    [InlineData("eligible for backup all of a sudden")]
    public async Task R24_a_proof_of_something_else_is_refused(string bent)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        await SwitchOn(phone, karla, passkey);
        using var stranger = new SoftPasskey();
        var asked = passkey;
        switch (bent)
        {
            case "another key":
                passkey.Forget();
                break;
            case "another credential":
                asked = stranger;
                break;
            case "another user":
                passkey.UserHandle = Encoding.UTF8.GetBytes(Guid.NewGuid().ToString());
                break;
            case "backed up without being eligible":
                passkey.BackedUp = true;
                break;
            case "eligible for backup all of a sudden":
                passkey.BackupEligible = true;
                break;
            default:
                break;
        }

        Assert.Equal(
            nameof(Reason.BiometricsWrong),
            await Refused(() =>
                Prove(phone, asked, bent == "another challenge" ? RandomNumberGenerator.GetBytes(32) : null)
            )
        );
    }

    [Fact]
    public async Task R24_the_user_handle_is_the_apps_id()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey { UserHandle = Encoding.UTF8.GetBytes(phone.App.ToString()) };
        await SwitchOn(phone, karla, passkey);

        await Prove(phone, passkey);
    }

    [Fact]
    public async Task R24_a_passkey_may_be_one_that_is_backed_up()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey { BackupEligible = true };
        await SwitchOn(phone, karla, passkey);

        passkey.BackedUp = true;
        await Prove(phone, passkey);
        passkey.BackedUp = false;
        await Prove(phone, passkey);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(1, uint.MaxValue, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, false)]
    [InlineData(1, 0, false)]
    [InlineData(uint.MaxValue, 0, false)]
    public async Task R24_a_counter_that_counts_must_grow(uint kept, uint told, bool right)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey { Counter = kept };
        await SwitchOn(phone, karla, passkey);
        passkey.Counter = told;

        if (right)
        {
            await Prove(phone, passkey);
            if (told > 0)
            {
                Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
            }
        }
        else
        {
            Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R24_a_passkey_of_an_older_version_of_segl_proves_as_before(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey { BackupEligible = true };
        await SwitchOn(phone, karla, passkey);
        const string AsItWasWritten = """
            {"SignCount":5,"Transports":["internal"],"BackupEligible":true,"BackedUp":false,"Attestation":"o2M=","ClientData":"e30=","CreatedAt":"2030-06-01T12:00:00+00:00"}
            """;
        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                session.Defer(
                    "UPDATE passkey SET data = @data WHERE person_id = @person",
                    ("data", AsItWasWritten),
                    ("person", karla.Id)
                );
                return Task.FromResult(true);
            }
        );

        passkey.Counter = 5;
        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
        passkey.Counter = 6;
        await Prove(phone, passkey);
        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
    }

    [Fact]
    public async Task R25_what_was_switched_off_is_refused_ever_after()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        await SwitchOn(phone, karla, passkey);
        await phone.Sign("biometrics", await phone.Offer(new { act = "biometrics", on = false }), null);

        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(phone, passkey)));
        Assert.Equal(nameof(Reason.BiometricsNotAllowed), await Refused(() => SwitchOn(phone, karla, passkey)));
    }

    /// <summary>The server destroys the credential, whatever the app does with it: it stays refused when the first person is
    /// alone again, until they make a new one with their PIN.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task R25_T50_the_second_person_destroys_it_and_their_leaving_brings_nothing_back(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var (karla, bo) = (await server.Register(), await server.Register());
        var tablet = RandomNumberGenerator.GetBytes(16);
        var hers = await server.ActivatedPhone(karla, tablet);
        using var passkey = new SoftPasskey();
        await SwitchOn(hers, karla, passkey);
        await Prove(hers, passkey);

        var his = await server.ActivatedPhone(bo, tablet);
        Assert.Equal(nameof(Reason.BiometricsNotAllowed), await Refused(() => Prove(hers, passkey)));
        Assert.Equal(nameof(Reason.BiometricsNotAllowed), await Refused(() => SwitchOn(hers, karla, new())));

        var gone = await his.Offer(
            new
            {
                act = "delete-app",
                app = his.App,
                lockedOut = true,
            }
        );
        await his.Sign("delete-app", gone, bo.Pin);
        Assert.Equal(nameof(Reason.BiometricsWrong), await Refused(() => Prove(hers, passkey)));
        Assert.Equal(nameof(Reason.BiometricsNotAllowed), await Refused(() => SwitchOn(hers, karla, passkey)));
        using var another = new SoftPasskey();
        await SwitchOn(hers, karla, another);
        await Prove(hers, another);
    }

    [Fact]
    public async Task R24_what_is_no_webauthn_message_is_refused_and_never_an_error()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        using var passkey = new SoftPasskey();
        var (statement, options) = await Offer(phone);

        foreach (var broken in Broken(passkey.Make(options)))
        {
            var why = await Refused(() => Send(phone, karla, statement, broken));
            Assert.True(why is nameof(Reason.BiometricsWrong) or nameof(Reason.Malformed), $"{why}: {broken}");
        }

        await SwitchOn(phone, karla, passkey);
        var (asked, challenge) = await ToSign(phone);
        foreach (var broken in Broken(passkey.Prove(challenge)))
        {
            var why = await Refused(() => Send(phone, asked, broken));
            Assert.True(why is nameof(Reason.BiometricsWrong) or nameof(Reason.Malformed), $"{why}: {broken}");
        }
    }

    // Each text of the message emptied, cut, bent or replaced, and each member removed.
    private static IEnumerable<JsonElement> Broken(JsonElement right)
    {
        string[] paths = ["id", "rawId", "type", "response"];
        string[] inner = [.. right.GetProperty("response").EnumerateObject().Select(one => one.Name)];
        yield return JsonSerializer.SerializeToElement("text");
        yield return JsonSerializer.SerializeToElement(new { });
        foreach (var name in paths.Concat(inner.Where(name => name is not ("transports" or "userHandle"))))
        {
            foreach (var value in new JsonNode?[] { null, "", "AA", "!", "o2NmbXQ", 7, new JsonArray() })
            {
                var bent = JsonNode.Parse(right.GetRawText())!.AsObject();
                var where = inner.Contains(name) ? bent["response"]!.AsObject() : bent;
                where[name] = value;
                yield return JsonSerializer.SerializeToElement(bent);
            }
        }

        foreach (var name in inner.Where(name => name is not ("transports" or "userHandle")))
        {
            var bytes = Base64Url.DecodeFromChars(right.GetProperty("response").GetProperty(name).GetString()!);
            for (var length = 0; length < bytes.Length; length += 1 + bytes.Length / 40)
            {
                var bent = JsonNode.Parse(right.GetRawText())!.AsObject();
                bent["response"]![name] = Base64Url.EncodeToString(bytes.AsSpan(0, length));
                yield return JsonSerializer.SerializeToElement(bent);
            }
        }
    }

    private static void Bend(SoftPasskey passkey, string what)
    {
        (passkey.RpId, passkey.Origin, passkey.CrossOrigin, passkey.UserVerified) = what switch
        {
            "another RP" => ("evil.test", passkey.Origin, false, true),
            "another origin" => (passkey.RpId, "https://evil.test", false, true),
            "another port" => (passkey.RpId, "https://id.segl.test:8443", false, true),
            "in a frame of another origin" => (passkey.RpId, passkey.Origin, true, true),
            "no user verification" => (passkey.RpId, passkey.Origin, false, false),
            _ => throw new ArgumentException(what),
        };
    }

    private static string Text(JsonElement base64Url) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(base64Url.GetString()));

    private static async Task<(string Statement, JsonElement Options)> Offer(ScriptedPhone phone)
    {
        var offered = await phone.Ask($"/api/apps/{phone.App}/offers", new { act = "biometrics", on = true });
        return (
            phone.Keys.Statement("biometrics", phone.App, offered.GetProperty("statement").GetString()!),
            offered.GetProperty("passkey")
        );
    }

    internal static async Task<JsonElement> SwitchOn(ScriptedPhone phone, Citizen citizen, SoftPasskey passkey)
    {
        var (statement, options) = await Offer(phone);
        await Send(phone, citizen, statement, passkey.Make(options));
        return options;
    }

    private static Task Send(ScriptedPhone phone, Citizen citizen, string statement, JsonElement credential) =>
        Send(
            phone,
            new
            {
                statement,
                credential,
                knowledge = new { pin = phone.Keys.PinProof(phone.App, citizen.Pin, statement) },
            }
        );

    // Starting a copy takes a passkey in place of the PIN; it is stopped at once, so that it can be started again.
    private static async Task Prove(ScriptedPhone phone, SoftPasskey passkey, byte[]? otherChallenge = null)
    {
        var (statement, challenge) = await ToSign(phone);
        await Send(phone, statement, passkey.Prove(otherChallenge ?? challenge));
        await phone.Sign("stop", await phone.Offer(new { act = "stop" }), null);
    }

    private static async Task<(string Statement, byte[] Challenge)> ToSign(ScriptedPhone phone)
    {
        var statement = phone.Keys.Statement("start-copy", phone.App, await phone.Offer(new { act = "start-copy" }));
        return (statement, SHA256.HashData(Encoding.ASCII.GetBytes(statement[..statement.LastIndexOf('.')])));
    }

    private static Task Send(ScriptedPhone phone, string statement, JsonElement passkey) =>
        Send(phone, new { statement, knowledge = new { passkey } });

    private static async Task Send(ScriptedPhone phone, object body)
    {
        using var answer = await phone.Send(HttpMethod.Post, $"/api/apps/{phone.App}/statements", body, proof: false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new PhoneRefusedException(answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
