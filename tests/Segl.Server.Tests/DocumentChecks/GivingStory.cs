using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Storage;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>A citizen with an app, whose documents were checked: what the checks give is asked for over HTTP.</summary>
internal sealed class GivingStory : IAsyncDisposable
{
    private GivingStory(TestServer server, Citizen karla, ScriptedPhone phone) =>
        (Server, Karla, Phone) = (server, karla, phone);

    public TestServer Server { get; }

    public Citizen Karla { get; }

    public ScriptedPhone Phone { get; }

    public static async Task<GivingStory> Begin(
        DatabaseKind kind = DatabaseKind.Sqlite,
        AssuranceLevel level = AssuranceLevel.Substantial
    )
    {
        var server = await TestServer.Start(kind);
        var karla = await server.Register(level);
        return new(server, karla, await server.ActivatedPhone(karla));
    }

    /// <summary>A check that this phone asked for and that was granted just now.</summary>
    /// <param name="purpose">What for.</param>
    /// <param name="phone">The phone; Karla's by default.</param>
    /// <param name="holder">The person in the document; Karla by default.</param>
    /// <param name="step">How far the check came.</param>
    public Task<Guid> Checked(
        CheckPurpose purpose,
        ScriptedPhone? phone = null,
        Citizen? holder = null,
        CheckStep step = CheckStep.Granted
    ) => Checked(Server.Database, purpose, phone ?? Phone, (holder ?? Karla).Id, Server.Clock.GetUtcNow(), step);

    /// <inheritdoc cref="Checked(CheckPurpose, ScriptedPhone, Citizen, CheckStep)"/>
    public static Task<Guid> Checked(
        Database database,
        CheckPurpose purpose,
        ScriptedPhone phone,
        Guid holder,
        DateTimeOffset now,
        CheckStep step = CheckStep.Granted
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var app = await AppStore.Find(session, phone.App);
                var started = new StoredDocumentCheck(
                    app?.Installation ?? await InstallationOf(session, phone.App),
                    Guid.CreateVersion7(now),
                    phone.Keys.PublicKey,
                    [1],
                    app?.Id,
                    "en",
                    Identities.TermsVersion,
                    new(purpose, now)
                );
                DocumentCheckStore.Replace(session, started);
                var state = new DocumentCheck(purpose, now, step, now, CheckedDocument.Passport);
                await DocumentCheckStore.Save(session, started, started with { State = state, HolderId = holder });
                return started.Id;
            }
        );

    /// <summary>Asks for the code that a check gives.</summary>
    public Task<JsonElement> AskCode(Guid check, ScriptedPhone? phone = null) =>
        (phone ?? Phone).Ask($"/api/document-checks/{check}/activation-code", new { app = (phone ?? Phone).App });

    /// <summary>Asks for the end of the freeze that a check gives.</summary>
    public Task<JsonElement> EndFreeze(Guid check, ScriptedPhone? phone = null) =>
        (phone ?? Phone).Ask($"/api/document-checks/{check}/end-freeze", new { app = (phone ?? Phone).App });

    /// <summary>A phone that begins an activation, with a check of a person's document.</summary>
    public async Task<(ScriptedPhone Phone, string Path, Guid Check)> AtDocument(Citizen holder, byte[]? on = null)
    {
        var phone = Server.NewPhone();
        var path = await phone.Begin(on);
        return (phone, path, await Checked(CheckPurpose.ActivateHere, phone, holder));
    }

    /// <summary>An app that a check of the person's document activates on a phone.</summary>
    public async Task<ScriptedPhone> ActivatedByDocument(Citizen holder, byte[]? on = null)
    {
        var (phone, path, check) = await AtDocument(holder, on);
        await phone.Ask($"{path}/document", new { check });
        await phone.ActivateFrom(path, () => Server.TemporaryPin(holder), holder.Pin);
        return phone;
    }

    /// <summary>Makes a new PIN in Karla's app, with a check in place of the old one.</summary>
    public async Task<JsonElement> NewPin(string pin, Guid check)
    {
        var pinKey = Base64Url.EncodeToString(Phone.Keys.PinKey(Phone.App, pin));
        var offered = await Phone.Ask($"/api/apps/{Phone.App}/offers", new { act = "new-pin", pinKey });
        var statement = Phone.Keys.Statement("new-pin", Phone.App, offered.GetProperty("statement").GetString()!);
        using var answer = await Phone.Send(
            HttpMethod.Post,
            $"/api/apps/{Phone.App}/statements",
            new { statement, knowledge = new { document = check } },
            proof: false
        );
        return answer.IsSuccessStatusCode
            ? offered
            : throw new PhoneRefusedException(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Types wrong PINs until the app is blocked.</summary>
    public async Task Block()
    {
        while ((await Phone.Home()).GetProperty("state").GetString() != "blocked")
        {
            Server.Clock.Passes(Limits.PinSuspension);
            var payload = await Phone.Offer(new { act = "number-approval", on = true });
            await Refused(() => Phone.Sign("number-approval", payload, "000000"));
        }
    }

    /// <summary>Karla freezes, in her app.</summary>
    public async Task Freeze() => await Phone.Sign("freeze", await Phone.Offer(new { act = "freeze" }), Karla.Pin);

    /// <summary>Her freeze ends, as at a desk.</summary>
    public Task EndFreezeAtDesk() =>
        Server.People.Change(
            Karla.Id,
            Server.Clock.GetUtcNow(),
            change =>
            {
                Freezing.End(change, new { by = "desk" });
                return Task.FromResult(true);
            }
        );

    /// <summary>The level of a citizen's identity.</summary>
    public async Task<AssuranceLevel> Level(Citizen citizen) => (await Server.People.Find(citizen.Id))!.Level;

    /// <summary>Why it was refused.</summary>
    public static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static async Task<byte[]> InstallationOf(Session session, Guid app) =>
        (
            await session.QueryAll(
                "SELECT installation FROM activation WHERE app_id = @app",
                row => row.Bytes(),
                ("app", app)
            )
        ).Single();
}
